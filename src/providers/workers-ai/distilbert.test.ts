import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { distilbertVotes } from "./distilbert.ts";
import { workersAiOf } from "./workers-ai.ts";

/** A binding that behaves as the real one on the wire: errors carry their code in front of the message. */
const binding = (answer: (text: string, call: number) => unknown) => {
  const calls: { model: string; text: string }[] = [];
  return {
    calls,
    run: async (model: string, { text }: { text: string }) => {
      calls.push({ model, text });
      return await answer(text, calls.length);
    },
  };
};
const both = (negative: number, positive: number) => [
  { label: "NEGATIVE", score: negative },
  { label: "POSITIVE", score: positive },
];
const upstream = (message: string) => Object.assign(new Error(message), { name: "InferenceUpstreamError" });

describe("distilbertVotes", () => {
  it("sends each title alone and reads both labels in either order", async () => {
    const ai = binding((text) => (text === "up" ? both(0.1, 0.9) : both(0.7, 0.3).toReversed()));
    expect(await distilbertVotes(ai, ["up", "down"])).toEqual([
      { model: "distilbert-sst-2-int8", score: 0.8 },
      { model: "distilbert-sst-2-int8", score: -0.4 },
    ]);
    expect(ai.calls).toEqual([
      { model: "@cf/huggingface/distilbert-sst-2-int8", text: "up" },
      { model: "@cf/huggingface/distilbert-sst-2-int8", text: "down" },
    ]);
  });

  it("has no votes without a binding, and says so", async () => {
    expect(await distilbertVotes(null, ["a"])).toEqual([
      { model: "distilbert-sst-2-int8", score: null, reason: "absent" },
    ]);
  });

  it("takes a binding without its remote side, as it is here, for none", async () => {
    const [vote] = await distilbertVotes(workersAiOf(env), ["a"]);
    expect(vote).toMatchObject({ score: null, reason: "absent" });
  });

  it.each([
    ["3036: you have used up your daily free allocation", "quota"],
    ["4006: you have used up your daily free allocation of 10,000 neurons", "quota"],
    ["3040: Capacity temporarily exceeded, please try again.", "busy"],
    ["3007: timeout", "timeout"],
    ["5007: No such model", "no_such_model"],
    ["1001: prompt and messages are mutually exclusive", "failed"],
    ["raw text", "failed"],
  ])("makes a short reason of %s", async (message, reason) => {
    const ai = binding(() => Promise.reject(upstream(message)));
    expect(await distilbertVotes(ai, ["a"])).toMatchObject([{ score: null, reason }]);
  });

  it.each([
    ["a stream", () => new ReadableStream()],
    ["one label", () => [{ label: "POSITIVE", score: 1 }]],
    ["no scores", () => [{ label: "POSITIVE" }, { label: "NEGATIVE" }]],
    ["a score beyond 1", () => both(0, 7)],
    ["nothing", () => null],
  ])("distrusts %s", async (_, answer) => {
    expect(await distilbertVotes(binding(answer), ["a"])).toMatchObject([{ score: null, reason: "unexpected_answer" }]);
  });

  it("asks no more once the quota is used up, but goes on after a passing fault", async () => {
    const one = { deadlineMs: 1000, atOnce: 1, pauseMs: 1 };
    const spent = binding((_, call) => (call === 2 ? Promise.reject(upstream("4006: used up")) : both(0, 1)));
    expect((await distilbertVotes(spent, ["a", "b", "c", "d"], one)).map((vote) => vote.score)).toEqual([
      1,
      null,
      null,
      null,
    ]);
    expect(spent.calls.length).toBe(2);
    const invalid = binding((_, call) => (call === 2 ? Promise.reject(upstream("5004: invalid")) : both(0, 1)));
    expect((await distilbertVotes(invalid, ["a", "b", "c"], one)).map((vote) => vote.score)).toEqual([1, null, 1]);
    expect(invalid.calls.length, "what is refused is not sent again").toBe(3);
  });

  it("is not asked when it is known to be in vain", async () => {
    const ai = binding(() => both(0, 1));
    expect(await distilbertVotes(ai, ["a"], undefined, "quota")).toMatchObject([{ score: null, reason: "quota" }]);
    expect(ai.calls).toEqual([]);
  });

  it("tries again what may pass: twice when busy, once after an upstream timeout, then no more in this batch", async () => {
    const one = { deadlineMs: 1000, atOnce: 1, pauseMs: 1 };
    const passing = binding((_, call) => (call <= 2 ? Promise.reject(upstream("3040: busy")) : both(0, 1)));
    expect(await distilbertVotes(passing, ["a"], one)).toMatchObject([{ score: 1 }]);
    const late = binding((_, call) => (call === 1 ? Promise.reject(upstream("3007: timeout")) : both(0, 1)));
    expect(await distilbertVotes(late, ["a"], one)).toMatchObject([{ score: 1 }]);
    const always = binding(() => Promise.reject(upstream("3040: busy")));
    expect((await distilbertVotes(always, ["a", "b", "c"], one)).map(({ reason }) => reason)).toEqual([
      "busy",
      "busy",
      "busy",
    ]);
    expect(always.calls.length, "three for the first, one for each other").toBe(5);
  });

  it("never waits for a model that hangs", async () => {
    const ai = binding(() => new Promise(() => {}));
    expect(await distilbertVotes(ai, ["a"], { deadlineMs: 20, atOnce: 1, pauseMs: 1 })).toMatchObject([
      { reason: "timeout" },
    ]);
  });

  it("has at most six calls under way", async () => {
    let now = 0;
    let most = 0;
    const ai = binding(async () => {
      most = Math.max(most, ++now);
      await Promise.resolve();
      now--;
      return both(0, 1);
    });
    await distilbertVotes(
      ai,
      Array.from({ length: 30 }, (_, n) => `${n}`),
    );
    expect(most).toBe(6);
  });
});
