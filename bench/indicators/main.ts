/**
 * `npm run bench:indicators`: nanoseconds per point at 100,000 points, beside a plain loop over a Float64Array and, where they
 * are installed, the libraries trading-signals and technicalindicators. All in one process, turn about. Ours is timed as it is
 * called: with the search for gaps, and defaults filled in.
 */
import { parseArgs } from "node:util";
import type { Inputs } from "../../src/domain/indicators/indicator.ts";
import { INDICATORS, indicatorOf } from "../../src/domain/indicators/indicators.ts";
import { bollingerBands } from "../../src/domain/indicators/bollinger.ts";
import { hasGap } from "../../src/domain/indicators/gaps.ts";
import { complete, type Value } from "../../src/domain/indicators/parameter.ts";
import { correlationMatrix } from "../../src/domain/risk/correlation.ts";
import { printTable, reaches, type Figure } from "../report.ts";
import { loadLibraries, type Run } from "./libraries.ts";
import * as plain from "./plain.ts";
import { timeInTurns } from "./time.ts";
import { walk } from "./walk.ts";

const POINTS = 100_000;
const { quick } = parseArgs({ options: { quick: { type: "boolean", default: false } } }).values;
const rounds = quick ? 7 : 25;

const columns = walk(POINTS, 1);
const { value: x, other: y } = columns;
const compute =
  (name: string, inputs: Inputs, given: Readonly<Record<string, Value>>): Run =>
  () => {
    const indicator = indicatorOf(name);
    return indicator?.compute(inputs, complete(indicator.parameters, given));
  };

const OURS: Readonly<Record<string, { ours: Run; plain: Run; most: number }>> = {
  SMA: { ours: compute("sma", columns, { n: 20 }), plain: () => plain.sma(x, 20), most: 2 },
  EMA: { ours: compute("ema", columns, { n: 20 }), plain: () => plain.ema(x, 20), most: 2 },
  RSI: { ours: compute("rsi", columns, { n: 14 }), plain: () => plain.rsi(x, 14), most: 2 },
  // The three bands; percentB, width and z come on top in an answer, and no yardstick has them.
  Bollinger: { ours: () => hasGap(x) || bollingerBands(x, 20, 2), plain: () => plain.bollinger(x, 20, 2), most: 2 },
  correlation: {
    ours: compute("correl", columns, { n: 30, on: "price" }),
    plain: () => plain.correlation(x, y, 30),
    most: 2,
  },
};

const libraries = await loadLibraries(Array.from(x), Array.from(y));
const perPoint = (ms: number): number => (ms * 1e6) / POINTS;
const figures: Figure[] = [];
for (const [name, { ours, plain: loop, most }] of Object.entries(OURS)) {
  const fast = timeInTurns({ ours, plain: loop }, rounds);
  const [here, there] = [perPoint(fast["ours"] ?? Number.NaN), perPoint(fast["plain"] ?? Number.NaN)];
  figures.push(
    { name, value: here, unit: "ns/point" },
    { name: `${name}, plain loop`, value: there, unit: "ns/point" },
  );
  figures.push({ name: `${name}: times the plain loop`, value: here / there, unit: "", bar: { atMost: most } });
  const others = Object.entries(libraries).flatMap(([library, runs]) =>
    runs[name] ? [[library, runs[name]] as const] : [],
  );
  if (others.length === 0) continue;
  const slow = Object.entries(timeInTurns(Object.fromEntries(others), quick ? 2 : 5));
  for (const [library, ms] of slow)
    figures.push({ name: `${name}, ${library}`, value: perPoint(ms), unit: "ns/point" });
  const best = Math.min(...slow.map(([, ms]) => perPoint(ms)));
  figures.push({
    name: `${name}: times faster than the best library`,
    value: best / here,
    unit: "",
    bar: { atLeast: 3 },
  });
}

const candles = walk(1_000, 2);
const ten = INDICATORS.filter(({ name }) =>
  ["sma", "ema", "rsi", "macd", "bollinger", "atr", "stochastic", "adx", "mfi", "obv"].includes(name),
);
const coins = Array.from({ length: 20 }, (_, coin) =>
  walk(365, coin + 3).value.map((p, i, all) => (i === 0 ? Number.NaN : p / (all[i - 1] ?? 0) - 1)),
);
const whole = timeInTurns(
  {
    "10 indicators, 1,000 candles": () =>
      ten.map((indicator) => indicator.compute(candles, complete(indicator.parameters, {}))),
    "20 × 20 correlations, a year": () => correlationMatrix(coins),
  },
  rounds,
);
for (const [name, ms] of Object.entries(whole))
  figures.push({ name, value: ms, unit: "ms", bar: { atMost: name.startsWith("10") ? 3 : 10 } });

printTable(figures);
if (Object.keys(libraries).length < 2)
  console.log("\nNot installed and so not compared: trading-signals, technicalindicators, or one of them.");
const short = figures.filter((figure) => !reaches(figure));
console.log(short.length === 0 ? "\nAll reached." : `\n${short.length} not reached.`);
process.exitCode = short.length === 0 ? 0 : 1;
