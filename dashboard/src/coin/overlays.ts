import type { CoinIndicators, SentimentTrend } from "../../../src/client/api.ts";
import { numberFormat } from "../format/number-format.ts";
import type { ChartSeries } from "../components/time-chart.tsx";

/** What can be laid over the candles or shown below them, and how the contract names it. */
export const OVERLAYS = [
  { id: "sma", label: "SMA 20", set: "sma:20" },
  { id: "ema", label: "EMA 50", set: "ema:50" },
  { id: "bollinger", label: "Bollinger 20", set: "bollinger:20:2" },
  { id: "rsi", label: "RSI 14", set: "rsi:14" },
  { id: "macd", label: "MACD", set: "macd:12:26:9" },
  { id: "sentiment", label: "Sentiment", set: "" },
] as const;
export type OverlayId = (typeof OVERLAYS)[number]["id"];

/** As the contract wants it; empty when nothing of it is asked for. */
export const setOf = (chosen: ReadonlySet<string>): string =>
  OVERLAYS.filter(({ id, set }) => set !== "" && chosen.has(id))
    .map(({ set }) => set)
    .join();

/** Lines in one colour each; a pane of its own for what is not a price. */
const LOOKS: Readonly<
  Record<string, Readonly<Record<string, { color: string; kind: "line" | "bars"; dashed?: boolean }>>>
> = {
  sma: { sma: { color: "chart-1", kind: "line" } },
  ema: { ema: { color: "chart-2", kind: "line" } },
  bollinger: {
    upper: { color: "chart-3", kind: "line" },
    middle: { color: "chart-3", kind: "line", dashed: true },
    lower: { color: "chart-3", kind: "line" },
  },
  rsi: { rsi: { color: "chart-5", kind: "line" } },
  macd: {
    histogram: { color: "chart-8", kind: "bars" },
    macd: { color: "chart-6", kind: "line" },
    signal: { color: "chart-2", kind: "line" },
  },
};
const BELOW = ["rsi", "macd", "sentiment"] as const;

/** What is below the price is no amount of money. */
const plain = (value: number): string => numberFormat({ maximumFractionDigits: 2 }).format(value);

/** The pane of what is shown below the price, counted among those that are chosen. */
export function paneOf(id: string, chosen: ReadonlySet<string>): number {
  const below = BELOW.filter((one) => chosen.has(one));
  return below.indexOf(id as (typeof BELOW)[number]) + 1;
}

export function indicatorSeries({ time, results }: CoinIndicators, chosen: ReadonlySet<string>): ChartSeries[] {
  const times = time.map((one) => Date.parse(one));
  return results.flatMap(({ indicator, lines }) =>
    Object.entries(LOOKS[indicator] ?? {}).flatMap(([line, look]): ChartSeries[] => {
      const values = lines[line] ?? (Object.keys(lines).length === 1 ? Object.values(lines)[0] : undefined);
      if (values === undefined) return [];
      const points = times.map((at, index) => ({ time: at, value: values[index] ?? null }));
      const pane = paneOf(indicator, chosen);
      return [{ id: `${indicator}.${line}`, pane, points, ...look, ...(pane === 0 ? {} : { format: plain }) }];
    }),
  );
}

/** On the axis of the candles, so that one sees what came first. */
export function sentimentSeries({ points }: SentimentTrend, chosen: ReadonlySet<string>): ChartSeries {
  return {
    id: "sentiment",
    kind: "baseline",
    at: 0,
    color: "chart-4",
    format: plain,
    pane: paneOf("sentiment", chosen),
    points: points.map(({ time, value }) => ({ time: Date.parse(time), value })),
  };
}
