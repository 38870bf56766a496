import { describe, expect, it } from "vitest";
import { LEADS, LEAST_EFFECTIVE, leads, type Lead } from "./lead.ts";

const HOURS = 90 * 24;

/** T. Ettinger's generator of 32 bits, and normal figures from it. */
function normals(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** A score with a memory of so many hours' half-life, and prices that it moves by so much of an hour's deviation. */
function market(seed: number, halfLife: number, pull = 0): { scores: Float64Array; closes: Float64Array } {
  const normal = normals(seed);
  const memory = 0.5 ** (1 / halfLife);
  const [scores, closes] = [new Float64Array(HOURS), new Float64Array(HOURS)];
  let [mood, log] = [normal() / Math.sqrt(1 - memory ** 2), 10];
  for (let t = 0; t < HOURS; t++) {
    closes[t] = Math.exp((log += 0.006 * (normal() + pull * mood * Math.sqrt(1 - memory ** 2))));
    // What is known now moves the next hour.
    mood = memory * mood + normal();
    scores[t] = Math.tanh(0.2 * mood);
  }
  return { scores, closes };
}

const finds = (found: readonly Lead[]): boolean => found.some(({ finding }) => finding === "evidence");
const at = (found: readonly Lead[], lag: number): Lead => found.find((lead) => lead.lag === lag) as Lead;

describe("leads", () => {
  it("finds nothing in 1,000 unrelated series, save at most 7 of 100", { timeout: 60_000 }, () => {
    const SERIES = 1_000;
    let [found, plainly] = [0, 0];
    for (let series = 0; series < SERIES; series++) {
      // The memory that news give a score: half is gone in 6, 12 or 24 hours.
      const { scores, closes } = market(series + 1, [6, 12, 24][series % 3] as number);
      const results = leads(scores, closes);
      if (finds(results)) found++;
      const { correlation, observations } = at(results, 24);
      if (Math.abs(Math.atanh(correlation ?? 0)) * Math.sqrt(observations - 3) > 1.96) plainly++;
    }
    expect(found / SERIES).toBeLessThanOrEqual(0.07);
    // The same series with each hour taken for an observation of its own: what the correction is for.
    expect(plainly / SERIES).toBeGreaterThan(0.3);
  });

  it("finds a lead that is there", () => {
    const results = leads(...(Object.values(market(7, 12, 0.2)) as [Float64Array, Float64Array]));
    for (const lag of [1, 4, 12]) expect(at(results, lag)).toMatchObject({ finding: "evidence" });
    expect(at(results, 1).interval?.from).toBeGreaterThan(0);
  });

  it("counts overlapping hours for what they are worth", () => {
    const { scores, closes } = market(3, 12);
    const results = leads(scores, closes);
    expect(results.map(({ lag }) => lag)).toEqual([...LEADS]);
    expect(results.map(({ observations }) => observations)).toEqual(LEADS.map((lag) => HOURS - lag));
    const effective = results.map((lead) => lead.effective);
    expect(effective[0]).toBeGreaterThan(1_500);
    // 24 hours that overlap, of a score that half forgets in 12: Σ (1 − k/24)·0.944^k = 9, so about 2,136 ÷ 18.
    expect(at(results, 24).effective).toBeGreaterThan(80);
    expect(at(results, 24).effective).toBeLessThan(220);
  });

  it("says no evidence with few effective observations, however strong it looks", () => {
    const { scores, closes } = market(11, 12, 1);
    const results = leads(scores.subarray(0, 300), closes.subarray(0, 300));
    const few = results.filter(({ effective }) => effective < LEAST_EFFECTIVE);
    expect(few.length).toBeGreaterThan(0);
    expect(few.every(({ finding }) => finding === "no evidence")).toBe(true);
    expect(few.some(({ interval }) => interval !== null && interval.from > 0)).toBe(true);
  });

  it("widens each interval for all lags together, never narrower than for one", () => {
    const { scores, closes } = market(5, 12);
    for (const { correlation, effective, interval } of leads(scores, closes)) {
      const alone = 1.9599639845 / Math.sqrt(effective - 3);
      expect(interval?.to).toBeGreaterThanOrEqual(Math.tanh(Math.atanh(correlation ?? 0) + alone) - 1e-9);
    }
  });

  it("leaves out hours that lack a score or a close", () => {
    const { scores, closes } = market(9, 12);
    const [holed, torn] = [scores.slice(), closes.slice()];
    for (let t = 100; t < 200; t++) holed[t] = Number.NaN;
    torn[1_000] = Number.NaN;
    const { observations, correlation } = at(leads(holed, torn), 4);
    expect(observations).toBe(HOURS - 4 - 100 - 2);
    expect(correlation).toBeCloseTo(at(leads(scores, closes), 4).correlation ?? Number.NaN, 1);
  });

  it("has no figure where nothing varies, or nothing is there", () => {
    const { closes } = market(1, 12);
    for (const scores of [new Float64Array(HOURS), new Float64Array(HOURS).fill(Number.NaN)])
      for (const lead of leads(scores, closes))
        expect(lead).toMatchObject({ correlation: null, interval: null, finding: "no evidence" });
    expect(leads(new Float64Array(), new Float64Array()).every(({ observations }) => observations === 0)).toBe(true);
  });
});
