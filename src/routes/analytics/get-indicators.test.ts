import { exports } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { ORIGIN } from "../../../test/people.ts";
import { openNow, storeCandles, walkOf } from "../../../test/stored-candles.ts";
import type { Inputs } from "../../domain/indicators/indicator.ts";
import { INDICATORS, indicatorOf } from "../../domain/indicators/indicators.ts";
import { complete, type Value } from "../../domain/indicators/parameter.ts";
import type { Bar } from "../../domain/market/candles/bar.ts";
import { ProblemSchema } from "../http/schemas.ts";
import { IndicatorsSchema } from "./indicator-schemas.ts";

vi.setConfig({ testTimeout: 30_000 });

const DAY = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString();
const get = (path: string, headers: Record<string, string> = {}) =>
  exports.default.fetch(`${ORIGIN}/api/v1/coins/${path}`, { headers });

async function ask(coin: string, query: Readonly<Record<string, string>>) {
  const response = await get(`${coin}/indicators?${new URLSearchParams(query).toString()}`);
  const text = await response.text();
  expect(response.status, text.slice(0, 500)).toBe(200);
  return IndicatorsSchema.parse(JSON.parse(text));
}

const inputsOf = (bars: readonly Bar[]): Inputs => {
  const column = (name: keyof Bar) => Float64Array.from(bars, (bar) => Number(bar[name]));
  const close = column("close");
  return {
    value: close,
    close,
    high: column("high"),
    low: column("low"),
    volume: column("volume"),
    time: column("openTime"),
  };
};

function computed(name: string, given: Readonly<Record<string, Value>>, inputs: Inputs): Record<string, Float64Array> {
  const indicator = indicatorOf(name);
  if (indicator === undefined) throw new Error(name);
  return indicator.compute(inputs, complete(indicator.parameters, given));
}

/** Whether a line ends as another does, to the 12th digit. */
function expectEnd(
  line: readonly (number | null)[] | undefined,
  whole: Float64Array | undefined,
  digits = 1e-11,
): void {
  const bars = line?.length ?? 0;
  expect(bars).toBeGreaterThan(0);
  const tail = Array.from(whole?.subarray(whole.length - bars) ?? []);
  const off = tail.filter((value, i) => {
    const here = line?.[i] ?? Number.NaN;
    return Number.isNaN(value) ? !Number.isNaN(here) : !(Math.abs(here - value) <= digits * (1 + Math.abs(value)));
  });
  expect(off).toEqual([]);
}

const days = walkOf(3_400, "1d", 5);
const beside = walkOf(3_400, "1d", 6);
await storeCandles("ethereum", "1d", days);
await storeCandles("solana", "1d", beside);
const whole = inputsOf(days);
const today = openNow("1d");
const last = (bars: number) => ({ from: iso(today - bars * DAY), to: iso(today) });

describe("GET /api/v1/coins/{id}/indicators", () => {
  it("gives each indicator asked for, in its order, over the closed candles", async () => {
    const answer = await ask("ethereum", { set: "sma:20,ema:50,rsi:14,macd:12:26:9", ...last(30) });
    expect(answer).toMatchObject({
      coin: "ethereum",
      interval: "1d",
      venue: "binance",
      quote: "tether",
      simulated: true,
      covered: { from: iso(days[0]?.openTime ?? 0), to: iso(today) },
    });
    expect(answer.time).toEqual(days.slice(-30).map(({ openTime }) => iso(openTime)));
    expect(answer.results.map(({ indicator, parameters }) => [indicator, parameters])).toEqual([
      ["sma", { n: 20 }],
      ["ema", { n: 50, seed: "sma", emit: "seeded" }],
      ["rsi", { n: 14 }],
      ["macd", expect.objectContaining({ fast: 12, slow: 26, signal: 9 })],
    ]);
    for (const { indicator, parameters, lines, settled } of answer.results) {
      expect(settled).toBe(true);
      for (const [name, line] of Object.entries(computed(indicator, parameters, whole))) expectEnd(lines[name], line);
    }
  });

  it.each(INDICATORS.map(({ name }) => name))("gives %s the same value whatever `from` is", async (name) => {
    const needs = { vwap: "vwap:2020-01-01", correl: "correl:other=solana", beta: "beta:other=solana" }[name] ?? name;
    const [few, many] = [
      await ask("ethereum", { set: needs, ...last(5) }),
      await ask("ethereum", { set: needs, ...last(900) }),
    ];
    for (const [line, values] of Object.entries(few.results[0]?.lines ?? {})) {
      expect(
        values.every((value) => value !== null),
        line,
      ).toBe(true);
      expectEnd(
        values,
        Float64Array.from(many.results[0]?.lines[line] ?? [], (value) => value ?? Number.NaN),
      );
    }
  });

  it("warms EMA 200 with 2,963 bars and says so; what began later is not settled", async () => {
    const warm = await ask("ethereum", { set: "ema:200", ...last(2) });
    expect(warm.results[0]).toMatchObject({ lookback: 199 + 2_764, settled: true });
    expectEnd(warm.results[0]?.lines["ema"], computed("ema", { n: 200 }, whole)["ema"]);
    const early = await ask("ethereum", { set: "ema:200,sma:200", ...last(1_000) });
    expect(early.results.map(({ settled }) => settled)).toEqual([false, true]);
  });

  it("counts OBV from the first candle there is, VWAP from the anchor named, and says from where", async () => {
    const noon = iso(today - 20 * DAY);
    const { results } = await ask("ethereum", {
      set: `obv,vwap:first,vwap:day,vwap:${noon},vwap:2001-01-01`,
      ...last(10),
    });
    const begin = iso(days[0]?.openTime ?? 0);
    expect(results.map(({ anchoredAt }) => anchoredAt)).toEqual([begin, begin, last(10).from, noon, begin]);
    expectEnd(results[0]?.lines["obv"], computed("obv", {}, whole)["obv"]);
    expectEnd(results[1]?.lines["vwap"], computed("vwap", { anchor: "first" }, whole)["vwap"]);
    expectEnd(results[2]?.lines["vwap"], computed("vwap", { anchor: "day" }, whole)["vwap"]);
    expectEnd(results[3]?.lines["vwap"], computed("vwap", { anchor: noon }, whole)["vwap"]);
    const inside = await ask("ethereum", { set: `vwap:${iso(today - 3 * DAY)}`, ...last(10) });
    expect(inside.results[0]?.lines["vwap"]?.map((value) => value === null)).toEqual([
      ...Array.from({ length: 7 }, () => true),
      ...Array.from({ length: 3 }, () => false),
    ]);
  });

  it("reads the field that it is told, and another coin beside", async () => {
    const { results } = await ask("ethereum", { set: "max:5:field=volume,correl:30:other=solana", ...last(20) });
    expect(results).toMatchObject([
      { field: "volume", other: null },
      { field: "close", other: "solana" },
    ]);
    expectEnd(
      results[0]?.lines["max"],
      computed("max", { n: 5 }, { value: whole.volume ?? new Float64Array() })["max"],
    );
    const other = inputsOf(beside).close;
    expectEnd(
      results[1]?.lines["correl"],
      computed("correl", { n: 30 }, { ...whole, ...(other && { other }) })["correl"],
    );
  });

  it("skips a candle that is missing, and reads as many more as that takes", async () => {
    const hole = { from: today - 60 * DAY, to: today - 40 * DAY };
    const rest = walkOf(500, "1d", 8).filter(({ openTime }) => openTime < hole.from || openTime >= hole.to);
    await storeCandles("cardano", "1d", rest, [{ ...hole, reason: "missing" }]);
    const { time, results } = await ask("cardano", { set: "rsi,sma:30,atr", ...last(50) });
    expect(time).toEqual(rest.slice(-40).map(({ openTime }) => iso(openTime)));
    for (const { indicator, parameters, lines, settled } of results) {
      expect(settled).toBe(true);
      for (const [name, line] of Object.entries(computed(indicator, parameters, inputsOf(rest))))
        expectEnd(lines[name], line);
    }
  });

  it("makes coarser bars of finer ones, whole ones only", async () => {
    const hours = walkOf(1_003, "1h", 9);
    await storeCandles("dogecoin", "1h", hours);
    const { time, results } = await ask("dogecoin", {
      set: "max:1:field=high,sma:1,sma:1:field=volume",
      interval: "4h",
    });
    const four = 4 * 3_600_000;
    const groups = [...Map.groupBy(hours, ({ openTime }) => Math.floor(openTime / four) * four)].filter(
      ([openTime]) => openTime + four <= openNow("1h"),
    );
    expect(time).toEqual(groups.map(([openTime]) => iso(openTime)));
    const line = (n: number, name: string) => results[n]?.lines[name];
    expectEnd(
      line(0, "max"),
      Float64Array.from(groups, ([, bars]) => Math.max(...bars.map(({ high }) => Number(high)))),
    );
    expectEnd(
      line(1, "sma"),
      Float64Array.from(groups, ([, bars]) => Number(bars.at(-1)?.close)),
    );
    expectEnd(
      line(2, "sma"),
      Float64Array.from(groups, ([, bars]) => bars.reduce((sum, { volume }) => sum + Number(volume), 0)),
    );
  });

  it("answers the same text until a candle closes, and 304 to who has it", async () => {
    const path = `ethereum/indicators?set=sma:5&${new URLSearchParams(last(7)).toString()}`;
    const [first, again] = [await get(path), await get(path)];
    const etag = first.headers.get("etag") ?? "";
    expect(again.headers.get("etag")).toBe(etag);
    expect(await again.text()).toBe(await first.text());
    const known = await get(path, { "if-none-match": etag });
    expect(known.status).toBe(304);
    expect(await known.text()).toBe("");
  });

  it("gives the same bytes to who asks the same, and refuses as before what is wrong beside the address", async () => {
    const path = `bitcoin/indicators?set=sma:7,rsi:9&to=${iso(Math.floor(Date.now() / DAY) * DAY)}`;
    const [first, second] = [await get(path), await get(path)];
    expect(await second.bytes()).toEqual(await first.bytes());
    expect(second.headers.get("etag")).toBe(first.headers.get("etag"));
    const refused = await get(path, { "if-none-match": "x".repeat(1_001) });
    expect(ProblemSchema.parse(await refused.json()).errors).toMatchObject([{ path: "header.if-none-match" }]);
  });

  it("fetches the candles of a coin that nobody asked for", async () => {
    const { time, covered } = await ask("litecoin", { set: "sma:5", interval: "1h" });
    expect(time.length).toBeGreaterThan(50);
    expect(covered).not.toBeNull();
  });

  it("says of a coin that nobody trades that there is nothing", async () => {
    const answer = await ask("euro-coin", { set: "sma:5,obv" });
    expect(answer).toMatchObject({ venue: null, covered: null, time: [] });
    expect(answer.results.map(({ lines }) => lines)).toEqual([{ sma: [] }, { obv: [] }]);
  });

  it("answers 404 for what is no coin", async () => {
    for (const id of ["nosuchcoin", "fiat:usd"]) expect((await get(`${id}/indicators?set=sma`)).status).toBe(404);
    expect((await get("ethereum/indicators?set=beta:other=nosuchcoin")).status).toBe(404);
  });

  it.each([
    ["", "query.set"],
    ["set=", "query.set"],
    ["set=magic", "query.set"],
    ["set=sma:0", "query.set"],
    ["set=sma:1001", "query.set"],
    ["set=macd:26:12", "query.set"],
    ["set=vwap", "query.set"],
    ["set=correl:30", "query.set"],
    ["set=correl:other=No", "query.set"],
    ["set=correl:other=euro-coin", "query.set"],
    ["set=sma:other=solana", "query.set"],
    ["set=obv:field=close", "query.set"],
    [`set=${Array.from({ length: 11 }, () => "sma").join()}`, "query.set"],
    ["set=sma&interval=2h", "query.interval"],
    ["set=sma&from=yesterday", "query.from"],
    ["set=sma&from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z", "query.from"],
    ["set=sma&from=2099-01-01T00:00:00Z", "query.from"],
    ["set=sma&interval=1h&from=2026-01-01T00:00:00Z&to=2026-06-01T00:00:00Z", "query.from"],
    ["set=sma&days=30", "query.days"],
  ])("refuses %s", async (query, path) => {
    const response = await get(`ethereum/indicators?${query}`);
    expect(response.status).toBe(400);
    expect(ProblemSchema.parse(await response.json()).errors?.map((error) => error.path)).toContain(path);
  });
});
