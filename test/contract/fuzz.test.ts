import { env } from "cloudflare:workers";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { questionOf, requestsOf } from "./arbitrary.ts";
import { answerOf, ask, goodQuestion } from "./ask.ts";
import type { Endpoint } from "./document.ts";
import { endpoints, isRead } from "./document.ts";
import { RECIPES } from "./recipes.ts";
import { makeOwned } from "./world.ts";

/** `FUZZ_SEED=… FUZZ_REQUESTS=… vitest run test/contract/fuzz.test.ts`. */
const seed = Number(env.FUZZ_SEED);
const requests = Number(env.FUZZ_REQUESTS);

/** Those that hash a password, or after which somebody new must sign up, get fewer: each is a tenth of a second and more. */
const isSlow = ({ id }: Endpoint): boolean => RECIPES[id]?.isSlow === true || RECIPES[id]?.ends === true;
const SLOW_RUNS = 20;
const slow = endpoints.filter(isSlow).length;
const quickRuns = Math.ceil((requests - slow * SLOW_RUNS) / (endpoints.length - slow));

const shared = await makeOwned();
let made = 0;

// A line of log for each would take longer than what it tells of.
beforeAll(() => {
  for (const level of ["info", "warn"] as const) vi.spyOn(console, level).mockImplementation(() => {});
});

describe(`${requests} requests of any kind, from seed ${seed}`, () => {
  it.each(endpoints)("$id keeps to the contract", { timeout: 120_000 }, async (endpoint) => {
    let owned = isRead(endpoint) ? shared : await makeOwned();
    const given = requestsOf(endpoint, () => owned);
    let base = await goodQuestion(endpoint, owned);
    const property = fc.asyncProperty(given, async (one) => {
      const { status } = await answerOf(endpoint, await ask(endpoint, questionOf(base, one)));
      made += 1;
      // What succeeded may have spent what was in it, or ended who asked, as it should.
      if (status >= 300) return;
      if (RECIPES[endpoint.id]?.ends === true) owned = await makeOwned();
      if (!isRead(endpoint) || endpoint.isSocket) base = await goodQuestion(endpoint, owned);
    });
    await fc.assert(property, { seed, numRuns: isSlow(endpoint) ? SLOW_RUNS : quickRuns });
  });

  it("were made", () => {
    expect(made).toBeGreaterThanOrEqual(requests);
  });
});
