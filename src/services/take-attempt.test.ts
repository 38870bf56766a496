import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { ATTEMPT_RULES, KNOWN_MS } from "../platform/auth/attempt-rules.ts";
import { Problem } from "../platform/problem.ts";
import { serviceContext } from "./context.ts";
import { creditMail, takeAttempt } from "./take-attempt.ts";

const { source, account, network } = ATTEMPT_RULES["sign-in"];
const START = Date.UTC(2026, 0, 1);
const SECOND = 1_000;

const at = (now: number) => ({ ...serviceContext(env, createExecutionContext(), "test"), clock: { now: () => now } });
const unique = () => crypto.randomUUID();
const from = (place: string, known: string | null = null) => ({ network: place, known });

const take = (now: number, email: string, where: ReturnType<typeof from>) =>
  takeAttempt(at(now), "sign-in", email, where);
/** Seconds to wait, 0 when the attempt was taken. */
async function wait(now: number, email: string, where: ReturnType<typeof from>): Promise<number> {
  try {
    await take(now, email, where);
    return 0;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error.body).toMatchObject({ code: "RATE_LIMIT_ERROR", limit: "sign-in" });
    return error.body.retryAfter ?? 0;
  }
}
const askMail = (now: number, email: string, network: string) =>
  takeAttempt(at(now), "mail", email, { network, known: null });
const times = <T>(n: number, work: (i: number) => Promise<T>) =>
  Array.from({ length: n }).reduce<Promise<T[]>>(
    async (all, _, i) => [...(await all), await work(i)],
    Promise.resolve([]),
  );

describe("attempts at one account from one place", () => {
  it("are free at first, then each waits twice as long as the one before, up to a most", async () => {
    const [email, place] = [unique(), unique()];
    await times(source.free, () => take(START, email, from(place)));
    let now = START;
    const waits: number[] = [];
    for (let i = 0; i < 13; i++) {
      expect(await wait(now, email, from(place)), "it is its turn").toBe(0);
      const seconds = await wait(now, email, from(place));
      waits.push(seconds);
      now += seconds * SECOND;
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
  });

  it("pass exactly as often as they may when they come at once", async () => {
    const [email, place] = [unique(), unique()];
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => wait(START, email, from(place))));
    // One after the free ones passes and makes the rest wait.
    expect(outcomes.filter((seconds) => seconds === 0)).toHaveLength(source.free + 1);
  });

  it("do not wait longer for being refused", async () => {
    const [email, place] = [unique(), unique()];
    await times(source.free + 1, () => take(START, email, from(place)));
    expect(await times(50, () => wait(START, email, from(place)))).toEqual(Array(50).fill(1));
    expect(await wait(START + SECOND, email, from(place))).toBe(0);
  });

  it("begin anew after a right one, and after a day of rest", async () => {
    const [email, place] = [unique(), unique()];
    await times(source.free, () => take(START, email, from(place)));
    await (await take(START, email, from(place))).succeed();
    await times(source.free, () => take(START, email, from(place)));
    await take(START, email, from(place));
    expect(await wait(START, email, from(place))).toBe(1);
    const rested = START + source.forgetMs + SECOND;
    await times(source.free + 1, () => take(rested, email, from(place)));
    expect(await wait(rested, email, from(place))).toBe(1);
  });
});

describe("a stranger", () => {
  it("who tries from everywhere waits, and the owner's own places and devices do not", async () => {
    const [email, home] = [unique(), unique()];
    await (await take(START, email, from(home))).succeed();
    await times(account.free, (i) => take(START, email, from(`${email} ${i}`)));
    await take(START, email, from(unique()));
    expect(await wait(START, email, from(unique())), "from one more address").toBe(1);
    expect(await wait(START, email, from(home)), "from home").toBe(0);
    expect(await wait(START, email, from(unique(), "device"))).toBe(0);
    expect(await wait(START + KNOWN_MS, email, from(unique()))).toBe(0);
  });

  it("costs the owner at an unknown place a minute at most, however long it goes on", async () => {
    const email = unique();
    let now = START;
    for (let i = 0; i < account.free + 12; i++) {
      await take(now, email, from(unique()));
      now += account.mostMs;
    }
    await take(now, email, from(unique()));
    expect(await wait(now, email, from(unique()))).toBe(account.mostMs / SECOND);
  });

  it("in the owner's network does not slow the owner's device", async () => {
    const [email, cafe] = [unique(), unique()];
    await times(source.free + 1, () => take(START, email, from(cafe)));
    expect(await wait(START, email, from(cafe))).toBe(1);
    expect(await wait(START, email, from(cafe, "device"))).toBe(0);
  });

  it("who tries many accounts from one place waits, and cannot buy tries by signing in as himself", async () => {
    const [place, own] = [unique(), unique()];
    await times(network.free, () => take(START, unique(), from(place)));
    const ownAttempt = await take(START, own, from(place));
    expect(await wait(START, unique(), from(place))).toBe(1);
    await ownAttempt.succeed();
    await take(START, unique(), from(place));
    expect(await wait(START, unique(), from(place)), "as long as before").toBe(1);
    const known = await take(START, own, from(place));
    await known.succeed();
    expect(await wait(START, unique(), from(place)), "his own place is known now, and changes nothing").toBe(1);
  });
});

it("keeps neither addresses nor networks as they are", async () => {
  const [email, place] = [`${unique()}@example.org`, "192.0.2.77"];
  await take(START, email, from(place));
  const { results } = await env.DB.prepare("SELECT * FROM sign_in_attempts").all();
  expect(results.length).toBeGreaterThan(0);
  expect(JSON.stringify(results)).not.toContain(email);
  expect(JSON.stringify(results)).not.toContain(place);
});

describe("mails that somebody of a network asks for", () => {
  const free = ATTEMPT_RULES.mail.network.free;

  it("are few while nobody reads them", async () => {
    const place = unique();
    await times(free + 1, () => askMail(START, unique(), place));
    await expect(askMail(START, unique(), place)).rejects.toMatchObject({ body: { code: "RATE_LIMIT_ERROR" } });
  });

  it("no longer count once they are read, so that a whole town can sign up from one address", async () => {
    const place = unique();
    await times(2 * free, async () => {
      const email = unique();
      await askMail(START, email, place);
      await creditMail(at(START), email, place);
    });
  });
});
