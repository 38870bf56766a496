import { useComputed, useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Candles } from "../../../src/client/api.ts";
import { candles } from "../api/candles.ts";
import { market, type Interval } from "../api/market.ts";
import { sentiment } from "../api/sentiment.ts";
import { ChartFrame } from "../components/chart-frame.tsx";
import { Empty } from "../components/empty.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Segmented } from "../components/segmented.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { TimeChart, type ChartSeries } from "../components/time-chart.tsx";
import { formatCompact } from "../format/money.ts";
import { symbolOf } from "../state/catalogue.ts";
import { useData } from "../state/data.ts";
import { storedText } from "../state/stored.ts";
import { Backfill } from "./backfill.tsx";
import { CandleTable } from "./candle-table.tsx";
import { indicatorSeries, OVERLAYS, sentimentSeries, setOf } from "./overlays.ts";
import { OverlayMenu } from "./overlay-menu.tsx";

const HOUR_MS = 3_600_000;
/** Interval → how far back five hundred candles of it reach at most. */
const VIEWS = [
  { value: "1h", label: "Hours", trend: "1h", ms: 20 * 24 * HOUR_MS },
  { value: "4h", label: "4 h", trend: "4h", ms: 80 * 24 * HOUR_MS },
  { value: "1d", label: "Days", trend: "1d", ms: 490 * 24 * HOUR_MS },
  { value: "1w", label: "Weeks", trend: "1d", ms: 490 * 7 * 24 * HOUR_MS },
] as const;
const REFRESH_MS = 60_000;
/** The trend of sentiment reaches back no further. */
const TREND_MS = 360 * 24 * HOUR_MS;

const chosenOverlays = storedText("coin.overlays");

/** Candles with their volume; averages and bands over them; oscillators and the news' sentiment below, all on one axis. */
export function PriceChart({ coin }: { coin: string }) {
  const interval = useSignal<Interval>("1d");
  const chosen = useComputed(() => new Set(chosenOverlays.value.split(",").filter((id) => id !== "")));
  const view = VIEWS.find(({ value }) => value === interval.value) ?? VIEWS[2];
  // To the minute, so that looking again asks the same question.
  const from = new Date(Math.floor((Date.now() - view.ms) / REFRESH_MS) * REFRESH_MS).toISOString();
  const trendFrom = new Date(Date.parse(from) + Math.max(0, view.ms - TREND_MS)).toISOString();
  const set = setOf(chosen.value);
  const withSentiment = chosen.value.has("sentiment");

  const loaded = useData(
    async (signal) => {
      const [series, indicators, trend] = await Promise.all([
        candles.of(coin, { interval: view.value, from, limit: 500 }, signal),
        set === "" ? null : market.indicators(coin, set, view.value, from, signal),
        withSentiment ? sentiment.trend(coin, view.trend, trendFrom, signal) : null,
      ]);
      return { candles: series, indicators, trend };
    },
    [coin, view.value, set, withSentiment],
    { everyMs: REFRESH_MS },
  );

  const shown = loaded.value.value;
  const series = useMemo<ChartSeries[]>(() => {
    if (shown === undefined) return [];
    return [
      ...candleSeries(shown.candles),
      ...(shown.indicators === null ? [] : indicatorSeries(shown.indicators, chosen.value)),
      ...(shown.trend === null ? [] : [sentimentSeries(shown.trend, chosen.value)]),
    ];
  }, [shown]);
  const below = ["rsi", "macd", "sentiment"].filter((id) => chosen.value.has(id)).length;
  return (
    <ChartFrame
      title="Price"
      actions={
        <div class="row">
          <Segmented
            label="Interval"
            choices={VIEWS}
            value={interval.value}
            onChange={(value) => {
              interval.value = value as Interval;
            }}
          />
          <OverlayMenu chosen={chosen.value} store={chosenOverlays} />
        </div>
      }
      legend={OVERLAYS.filter(({ id }) => chosen.value.has(id)).map(({ id, label }) => ({ label, color: COLORS[id] }))}
      summary={shown === undefined ? undefined : <Said candles={shown.candles} />}
      {...(shown === undefined ? {} : { table: () => <CandleTable candles={shown.candles} /> })}
    >
      {shown !== undefined && <Backfill key={view.value} candles={shown.candles} from={from} reload={loaded.reload} />}
      <Loaded of={loaded} skeleton={<Skeleton height="26rem" />}>
        {({ candles }) =>
          candles.items.length === 0 ? (
            <Empty icon="market" title="No candles yet.">
              <p>The first look at a coin has its history fetched; it will stand here by itself.</p>
            </Empty>
          ) : (
            <TimeChart
              label={`Candles of ${symbolOf(coin)}`}
              series={series}
              format={(value) => formatCompact(value.toPrecision(6), candles.quote ?? "fiat:usd")}
              height={320 + below * 110}
            />
          )
        }
      </Loaded>
    </ChartFrame>
  );
}

const COLORS = {
  sma: "chart-1",
  ema: "chart-2",
  bollinger: "chart-3",
  rsi: "chart-5",
  macd: "chart-6",
  sentiment: "chart-4",
};

function Said({ candles: { venue, quote, gaps, items } }: { candles: Candles }) {
  if (venue === null) return <>No venue trades it.</>;
  const missing = gaps.length === 0 ? "" : ` ${gaps.length} gaps are shown as gaps.`;
  return (
    <>
      {items.length} candles from {venue}, in {symbolOf(quote ?? "fiat:usd")}.{missing}
    </>
  );
}

/** Only places on the screen are made of floats. A bar without its ends is a price alone and is not drawn as a candle. */
function candleSeries({ items }: Candles): ChartSeries[] {
  const whole = items.flatMap(({ time, open, high, low, close, volume }) =>
    open === null || high === null || low === null
      ? []
      : [
          {
            time: Date.parse(time),
            open: Number(open),
            high: Number(high),
            low: Number(low),
            close: Number(close),
            volume,
          },
        ],
  );
  const points = whole.map(({ time, open, high, low, close }) => ({ time, open, high, low, close }));
  const volumes = whole.map(({ time, open, close, volume }) => ({
    time,
    value: volume === null ? null : Number(volume),
    color: close >= open ? "up-soft" : "down-soft",
  }));
  return [
    { id: "volume", kind: "bars", color: "chart-8", beneath: true, points: volumes },
    { id: "price", kind: "candles", color: "chart-1", points },
  ];
}
