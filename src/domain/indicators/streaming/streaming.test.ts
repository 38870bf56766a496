import { describe, expect, it } from "vitest";
import type { Input } from "../indicator.ts";
import { indicatorOf } from "../indicators.ts";
import { market } from "../market.testing.ts";
import { complete, type Value } from "../parameter.ts";
import { streamAtr } from "./atr.ts";
import { streamEma } from "./average.ts";
import { streamBollinger } from "./bollinger.ts";
import { streamMacd } from "./macd.ts";
import { streamObv } from "./obv.ts";
import { streamRsi } from "./rsi.ts";
import { streamSma } from "./sma.ts";
import type { Stream } from "./stream.ts";
import { streamVwap } from "./vwap.ts";

interface Case {
  readonly name: string;
  readonly given: Readonly<Record<string, Value>>;
  /** Undefined: the bar is its value. */
  readonly columns?: readonly Input[];
  readonly stream: () => Stream<never, unknown>;
}

const CASES: readonly Case[] = [
  { name: "sma", given: { n: 20 }, stream: () => streamSma(20) },
  { name: "sma", given: { n: 1 }, stream: () => streamSma(1) },
  { name: "sma", given: { n: 200 }, stream: () => streamSma(200) },
  { name: "ema", given: { n: 20 }, stream: () => streamEma(20) },
  { name: "rsi", given: { n: 14 }, stream: () => streamRsi(14) },
  { name: "macd", given: { fast: 12, slow: 26, signal: 9 }, stream: () => streamMacd(12, 26, 9) },
  { name: "bollinger", given: { n: 20, m: 2 }, stream: () => streamBollinger(20, 2) },
  { name: "bollinger", given: { n: 2, m: 1 }, stream: () => streamBollinger(2, 1) },
  { name: "atr", given: { n: 14 }, columns: ["high", "low", "close"], stream: () => streamAtr(14) },
  { name: "obv", given: {}, columns: ["close", "volume"], stream: () => streamObv() },
  ...["first", "day", "2024-01-05T07:30:00Z"].map((anchor) => ({
    name: "vwap",
    given: { anchor },
    columns: ["high", "low", "close", "volume", "time"] as const,
    stream: () => streamVwap(anchor),
  })),
];

const BARS = 1_500;

describe.each(CASES)("$name $given", ({ name, given, columns, stream }) => {
  const indicator = indicatorOf(name);
  if (indicator === undefined) throw new Error(name);

  const inputs = { ...market(BARS, 11) };
  // Gaps, before the first value and after.
  for (const bar of [3, 4, 700]) for (const column of ["value", "close"] as const) inputs[column][bar] = Number.NaN;
  const batch = indicator.compute(inputs, complete(indicator.parameters, given));
  const barAt = (i: number, factor = 1): never =>
    (columns === undefined
      ? (inputs.value[i] as number) * factor
      : Object.fromEntries(
          columns.map((column) => [column, (inputs[column][i] as number) * (column === "time" ? 1 : factor)]),
        )) as never;

  function expectBatch(reading: unknown, bar: number): void {
    const lines = typeof reading === "number" ? { [indicator?.outputs[0] ?? ""]: reading } : (reading as object);
    for (const [line, value] of Object.entries(lines)) {
      const expected = batch[line]?.[bar] ?? 0;
      const near = Math.abs(value - expected) <= 1e-12 * Math.max(1, Math.abs(expected));
      if (!(near || (Number.isNaN(value) && Number.isNaN(expected))))
        expect({ bar, line, value }).toEqual({ expected });
    }
  }

  it("gives at each bar what the batch form gives", () => {
    const live = stream();
    for (let i = 0; i < BARS; i++) expectBatch(live.append(barAt(i)), i);
  });

  it("forgets what the open bar was before it was replaced", () => {
    const live = stream();
    for (let i = 0; i < BARS; i++) {
      live.append(barAt(i, 1.07));
      live.replace(barAt(i, 0.5));
      expectBatch(live.replace(barAt(i)), i);
    }
  });
});
