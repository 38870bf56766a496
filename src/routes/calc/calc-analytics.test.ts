import { exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import {
  indicatorReferences,
  riskReferences,
  within,
  type IndicatorCase,
  type RiskCase,
} from "../../../test/reference/references.ts";
import { ORIGIN } from "../../../test/people.ts";
import { INDICATORS } from "../../domain/indicators/indicators.ts";
import { FIGURES } from "../../domain/risk/figures.ts";
import { ProblemSchema } from "../http/schemas.ts";

const post = (path: string, body: unknown) =>
  exports.default.fetch(`${ORIGIN}/api/v1/calc/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

async function answer<T>(path: string, body: unknown): Promise<T> {
  const response = await post(path, body);
  const text = await response.text();
  expect(response.status, text.slice(0, 500)).toBe(200);
  return JSON.parse(text) as T;
}

interface Indicators {
  results: { lookback: number | null; parameters: object; lines: Record<string, (number | null)[]> }[];
}

interface Risk {
  results: { value: number | null; reason: string | null; series: (number | null)[] | null; course: object | null }[];
}

const wrongPaths = async (path: string, body: unknown): Promise<string[]> => {
  const response = await post(path, body);
  expect(response.status).toBe(400);
  return (ProblemSchema.parse(await response.json()).errors ?? []).map((error) => error.path);
};

/** A reference's column as it is sent. */
function sent(input: string, name: string): readonly (number | string | null)[] {
  const values = indicatorReferences.data[name] ?? [];
  return input === "time" ? values.map((time) => new Date(time ?? 0).toISOString()) : values;
}

describe("POST /api/v1/calc/indicators reaches the reference", () => {
  it.each(indicatorReferences.cases)(
    "$name",
    async ({ indicator, parameters, inputs, expected, tolerance }: IndicatorCase) => {
      const candles = Object.fromEntries(
        Object.entries(inputs).map(([input, name]) => [input === "value" ? "close" : input, sent(input, name)]),
      );
      const { results } = await answer<Indicators>("indicators", { candles, set: [{ indicator, ...parameters }] });
      for (const [line, rows] of Object.entries(expected))
        for (const [bar, value] of rows) {
          const here = results[0]?.lines[line]?.[bar] ?? Number.NaN;
          if (!within(here, value, tolerance)) expect({ line, bar, here }).toEqual({ line, bar, here: value });
        }
    },
  );
});

describe("POST /api/v1/calc/risk reaches the reference", () => {
  // A period without length is refused before anything is computed.
  const REFUSED = new Set(["trading-signals cagr_percent 4"]);

  it.each(riskReferences)(
    "$name",
    async ({ name, figure, parameters, data, series, expected, tolerance }: RiskCase) => {
      const body = { ...data, figures: [{ figure, ...parameters }] };
      if (REFUSED.has(name)) {
        expect(await wrongPaths("risk", body)).toEqual(["body.dates.1"]);
        return;
      }
      const { results } = await answer<Risk>("risk", body);
      const skipped = (data.closes === undefined ? 0 : 1) + Math.max(0, Number(parameters["window"] ?? 0) - 1);
      const rows = (results[0]?.series ?? []).slice(skipped);
      const ours =
        series === undefined
          ? [results[0]?.value ?? null]
          : figure === "periodReturns"
            ? rows.filter((value) => value !== null)
            : rows;
      const theirs = series ?? [expected ?? null];
      expect(ours.length).toBe(theirs.length);
      for (const [row, value] of theirs.entries()) {
        const here = ours[row] ?? null;
        if (value === null || here === null || !within(here, value, tolerance))
          expect({ row, here }).toEqual({ row, here: value });
      }
    },
  );
});

describe("POST /api/v1/calc/indicators", () => {
  const close = [10, 11, 12, 11, 13];

  it("computes several at once, in their order, with their parameters complete", async () => {
    const body = {
      candles: { close },
      set: [
        { indicator: "sma", n: 2 },
        { indicator: "ema", n: 3, emit: "all" },
      ],
    };
    expect(await answer("indicators", body)).toEqual({
      rows: 5,
      results: [
        { indicator: "sma", parameters: { n: 2 }, lookback: 1, lines: { sma: [null, 10.5, 11.5, 11.5, 12] } },
        {
          indicator: "ema",
          parameters: { n: 3, seed: "sma", emit: "all" },
          lookback: 42,
          lines: { ema: [10, 10.5, 11.25, 11.125, 12.0625] },
        },
      ],
    });
  });

  it("skips a missing bar", async () => {
    const body = { candles: { close: [10, null, 12, 14] }, set: [{ indicator: "sma", n: 2 }] };
    expect((await answer<Indicators>("indicators", body)).results[0]?.lines["sma"]).toEqual([null, null, 11, 13]);
  });

  it("reads the field that it is told", async () => {
    const body = { candles: { volume: [1, 3, 5] }, set: [{ indicator: "max", n: 2, field: "volume" }] };
    expect((await answer<Indicators>("indicators", body)).results[0]?.lines["max"]).toEqual([null, 3, 5]);
  });

  it("knows every indicator of the list at its defaults", async () => {
    const rows = Array.from({ length: 60 }, (_, i) => 100 + Math.sin(i));
    const up = rows.map((x) => x + 1);
    const candles = { high: up, low: rows, close: rows, volume: rows, other: up };
    for (const { name, outputs } of INDICATORS) {
      const item = { indicator: name, ...(name === "vwap" ? { anchor: "first" } : {}) };
      const { results } = await answer<Indicators>("indicators", { candles, set: [item] });
      expect(Object.keys(results[0]?.lines ?? {}).toSorted()).toEqual(outputs.toSorted());
    }
  });

  const set = [{ indicator: "sma", n: 2 }];
  it.each([
    ["an indicator that is not there", { candles: { close }, set: [{ indicator: "magic" }] }, "body.set.0.indicator"],
    ["a parameter out of bounds", { candles: { close }, set: [{ indicator: "sma", n: 1001 }] }, "body.set.0.n"],
    ["half a bar", { candles: { close }, set: [{ indicator: "sma", n: 2.5 }] }, "body.set.0.n"],
    ["a parameter that it does not have", { candles: { close }, set: [{ indicator: "sma", m: 2 }] }, "body.set.0.m"],
    ["fast not less than slow", { candles: { close }, set: [{ indicator: "macd", fast: 26 }] }, "body.set.0"],
    [
      "an anchor that is none",
      { candles: { close }, set: [{ indicator: "vwap", anchor: "noon" }] },
      "body.set.0.anchor",
    ],
    ["a VWAP without anchor", { candles: { close }, set: [{ indicator: "vwap" }] }, "body.set.0.anchor"],
    ["nothing to compute", { candles: { close }, set: [] }, "body.set"],
    ["eleven at once", { candles: { close }, set: Array.from({ length: 11 }, () => set[0]) }, "body.set"],
    ["a column that is missing", { candles: { close }, set: [{ indicator: "atr" }] }, "body.candles.high"],
    [
      "no times for a daily anchor",
      { candles: { high: close, low: close, close, volume: close }, set: [{ indicator: "vwap", anchor: "day" }] },
      "body.candles.time",
    ],
    ["columns of two lengths", { candles: { close, volume: [1] }, set }, "body.candles.volume"],
    ["a high below its low", { candles: { high: [1, 2], low: [1, 3], close: [1, 2] }, set }, "body.candles.high.1"],
    ["a negative volume", { candles: { close: [1, 2], volume: [1, -1] }, set }, "body.candles.volume.1"],
    ["a price as text", { candles: { close: [1, "2"] }, set }, "body.candles.close.1"],
    [
      "times out of order",
      { candles: { time: ["2024-01-02", "2024-01-01"], close: [1, 2] }, set },
      "body.candles.time.1",
    ],
    ["too many rows", { candles: { close: Array.from({ length: 10_001 }, () => 1) }, set }, "body.candles.close"],
    [
      "too large an answer",
      {
        candles: { close: Array.from({ length: 10_000 }, () => 1) },
        set: Array.from({ length: 4 }, () => ({ indicator: "bollinger" })),
      },
      "body.set",
    ],
  ])("refuses %s", async (_what, body, path) => {
    expect(await wrongPaths("indicators", body)).toContain(path);
  });

  it("names one wrong row of a column, not ten thousand", async () => {
    const body = { candles: { close: Array.from({ length: 10_000 }, () => "x") }, set };
    expect(await wrongPaths("indicators", body)).toEqual(["body.candles.close.0"]);
  });

  it("takes the most rows that it says", async () => {
    const body = {
      candles: { close: Array.from({ length: 10_000 }, (_, i) => 100 + (i % 7)) },
      set: [{ indicator: "rsi" }],
    };
    expect((await answer<Indicators>("indicators", body)).results[0]?.lines["rsi"]?.length).toBe(10_000);
  });
});

describe("POST /api/v1/calc/risk", () => {
  const returns = [0.1, -0.2, -0.1, 0.5];
  const figures = [{ figure: "maxDrawdown", least: 1 }];

  it("counts rows as they were sent: of returns, or of closes", async () => {
    const ofReturns = await answer<Risk>("risk", { returns, figures });
    expect(ofReturns.results[0]?.course).toMatchObject({ peak: 0, trough: 2, recovered: 3 });
    const ofCloses = await answer<Risk>("risk", { closes: [100, 110, 88, 79.2, 118.8], figures });
    expect(ofCloses.results[0]?.course).toMatchObject({ peak: 1, trough: 3, recovered: 4 });
    expect(ofCloses.results[0]?.value).toBeCloseTo(ofReturns.results[0]?.value ?? 0, 12);
    const falling = await answer<Risk>("risk", { closes: [100, 90, 95], figures });
    expect(falling.results[0]?.course).toMatchObject({ peak: 0, trough: 1, recovered: null });
  });

  it("gives no figure below 30 returns, and says why", async () => {
    const { results } = await answer<Risk>("risk", { returns, figures: [{ figure: "sharpe" }] });
    expect(results[0]).toMatchObject({ value: null, reason: "not_enough_returns", series: null, course: null });
  });

  it("does not count a return across a missing close", async () => {
    const { results } = await answer<Risk>("risk", {
      closes: [100, null, 121, 133.1],
      figures: [{ figure: "returns" }],
    });
    expect(results[0]?.series?.map((r) => (r === null ? null : Number(r.toFixed(9))))).toEqual([null, null, null, 0.1]);
  });

  it("knows every figure of the list at its defaults", async () => {
    const rows = Array.from({ length: 40 }, (_, i) => 0.01 * Math.sin(i * 1.7));
    const dates = rows.map((_, i) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString());
    const body = { returns: rows, benchmark: rows.toReversed(), dates, start: "2023-12-31" };
    const asked = FIGURES.map(({ name }) => ({ figure: name }));
    const { results } = await answer<Risk>("risk", { ...body, figures: asked });
    expect(results.map(({ value }) => value === null)).toEqual(FIGURES.map(() => false));
  });

  it.each([
    ["neither closes nor returns", { figures }, "body.returns"],
    ["both", { closes: [1, 2], returns: [0.1, 0.2], figures }, "body.returns"],
    ["a return of less than all", { returns: [0.1, -1.5], figures }, "body.returns.1"],
    ["a benchmark of another length", { returns, benchmark: [0.1], figures }, "body.benchmark"],
    ["a figure that is not there", { returns, figures: [{ figure: "luck" }] }, "body.figures.0.figure"],
    ["a level above 1", { returns, figures: [{ figure: "var", level: 1.1 }] }, "body.figures.0.level"],
    ["a date that is none", { returns: [0.1], dates: ["2024-02-30"], figures }, "body.dates.0"],
    [
      "too much to look at",
      { returns: Array.from({ length: 10_000 }, () => 0.01), figures: [{ figure: "sharpe", window: 1000 }] },
      "body.figures",
    ],
  ])("refuses %s", async (_what, body, path) => {
    expect(await wrongPaths("risk", body)).toContain(path);
  });
});
