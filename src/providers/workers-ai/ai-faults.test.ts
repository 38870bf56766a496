import { describe, expect, it } from "vitest";
import { labels, refused, wireAi } from "../../../test/workers-ai.ts";
import { distilbertVotes } from "./distilbert.ts";

const ONE = { deadlineMs: 1000, atOnce: 1, pauseMs: 1 };
const titles = ["a", "b", "c"];

describe("DistilBERT over the binding's wire", () => {
  it("is asked a title a call, and read in either order of labels", async () => {
    const ai = wireAi((text) => labels(text === "a" ? 0.9 : 0.25, text === "a" ? "up" : "down"));
    expect((await distilbertVotes(ai, ["a", "b"], ONE)).map(({ score }) => score)).toEqual([0.8, -0.5]);
    expect(ai.calls[0]).toEqual({
      url: "https://workers-binding.ai/run?version=3",
      model: "@cf/huggingface/distilbert-sst-2-int8",
      body: { inputs: { text: "a" }, options: {} },
    });
  });

  /** Every error that Workers AI documents: its reason here, how often the first title is tried, and whether others are. */
  it.each([
    [400, 5007, "no such model", "no_such_model", 1, false],
    [404, 3042, "model not found", "no_such_model", 1, false],
    [400, 5004, "invalid data", "refused", 1, true],
    [400, 3003, "incomplete request", "refused", 1, true],
    [413, 3006, "request too large", "refused", 1, true],
    [400, 3039, "finetune is missing a file", "not_allowed", 1, false],
    [400, 5005, "LoRA unsupported for this model", "not_allowed", 1, false],
    [403, 5016, "model agreement not accepted", "not_allowed", 1, false],
    [403, 5018, "account not allowed", "not_allowed", 1, false],
    [403, 3041, "account blocked", "not_allowed", 1, false],
    [403, 3023, "account blocked", "not_allowed", 1, false],
    [405, 5019, "deprecated SDK version", "not_allowed", 1, false],
    [403, 5035, "model needs Workers Paid", "not_allowed", 1, false],
    [408, 3007, "timeout", "timeout", 2, true],
    [408, 3008, "aborted", "timeout", 2, true],
    [429, 3036, "daily free allocation used up", "quota", 1, false],
    [429, 4006, "you have used up your daily free allocation of 10,000 neurons", "quota", 1, false],
    [429, 3040, "Capacity temporarily exceeded, please try again.", "busy", 3, true],
    [500, 9999, "something new", "failed", 1, true],
  ])("status %i, code %i (%s) is %s", async (status, code, message, reason, tries, goesOn) => {
    const ai = wireAi(() => refused(status, code, message));
    const votes = await distilbertVotes(ai, titles, ONE);
    expect(votes.map((vote) => [vote.score, vote.reason])).toEqual(titles.map(() => [null, reason]));
    expect(ai.calls.filter(({ body }) => body.inputs.text === "a").length).toBe(tries);
    expect(
      ai.calls.some(({ body }) => body.inputs.text === "b"),
      "asked about the next title",
    ).toBe(goesOn);
  });

  it.each([
    [
      "an envelope of errors",
      () => Response.json({ errors: [{ code: 4006, message: "used up" }] }, { status: 429 }),
      "quota",
    ],
    ["a page of a gateway", () => new Response("<html>502</html>", { status: 502 }), "failed"],
    ["a code that is none", () => new Response("30400: no", { status: 500 }), "failed"],
  ])("understands %s", async (_, answer, reason) => {
    expect(await distilbertVotes(wireAi(answer), ["a"], ONE)).toMatchObject([{ score: null, reason }]);
  });

  it.each([
    [
      "a stream, for another content type than exactly JSON",
      () => labels(0.9, "up", "application/json; charset=utf-8"),
    ],
    ["labels without scores", () => Response.json([{ label: "POSITIVE" }, { label: "NEGATIVE" }])],
    ["another model's answer", () => Response.json({ response: "POSITIVE" })],
    [
      "scores that are no probabilities",
      () =>
        Response.json([
          { label: "POSITIVE", score: 9 },
          { label: "NEGATIVE", score: -8 },
        ]),
    ],
  ])("distrusts %s", async (_, answer) => {
    expect(await distilbertVotes(wireAi(answer), ["a"], ONE)).toMatchObject([
      { score: null, reason: "unexpected_answer" },
    ]);
  });

  it("votes again as soon as what was busy is not", async () => {
    const ai = wireAi((_, call) => (call < 3 ? refused(429, 3040, "Capacity temporarily exceeded") : labels(1)));
    expect(await distilbertVotes(ai, ["a", "b"], ONE)).toMatchObject([{ score: 1 }, { score: 1 }]);
    expect(ai.calls.length).toBe(4);
  });
});
