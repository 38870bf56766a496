/** The one place that knows the chart library; it comes in a file of its own when the first chart is shown. */
import {
  AreaSeries,
  BaselineSeries,
  CandlestickSeries,
  createChart,
  HistogramSeries,
  LineSeries,
  LineStyle,
  type IChartApi,
  type ISeriesApi,
  type SeriesDefinition,
  type SeriesType,
  type Time,
  type UTCTimestamp,
} from "lightweight-charts";
import { formatTime } from "../format/time.ts";
import { onColorsChanged, resolveColor } from "./colors.ts";

export interface ChartPoint {
  /** Milliseconds. */
  readonly time: number;
  /** Null where there is a gap. */
  readonly value: number | null;
  /** Of a bar: another colour than the series'. */
  readonly color?: string;
}

export interface CandlePoint {
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

interface Common {
  readonly id: string;
  /** 0 is the uppermost. */
  readonly pane?: number;
  /** Name of a colour of the style sheet: "chart-1". */
  readonly color: string;
  /** Of its own axis, where it is not in the unit of the others: an oscillator below a price. */
  readonly format?: (value: number) => string;
  /** A scale of its own, without an axis, in the lowest part of its pane: volume under a price. */
  readonly beneath?: boolean;
}

export type ChartSeries =
  | (Common & {
      readonly kind: "line" | "area" | "bars";
      readonly dashed?: boolean;
      readonly points: readonly ChartPoint[];
    })
  /** Green above, red below this value. */
  | (Common & { readonly kind: "baseline"; readonly at: number; readonly points: readonly ChartPoint[] })
  | (Common & { readonly kind: "candles"; readonly points: readonly CandlePoint[] });

export interface ChartContent {
  readonly series: readonly ChartSeries[];
  readonly format: (value: number) => string;
  readonly visible?: { readonly from: number; readonly to: number } | undefined;
}

export interface DrawnChart {
  show(content: ChartContent): void;
  /** The same in parts, for whoever gives each a task of its own: the first time all of the library's code is new to the browser. */
  steps(content: ChartContent): readonly (() => void)[];
  remove(): void;
}

export type DrawChart = typeof drawChart;

/** Room for what is usually written there, so that the figures, when they come, do not move and draw anew what stands beside them. */
const AXIS_WIDTH = 64;

export function drawChart(frame: HTMLElement, hovered: (time: number | null) => void): DrawnChart {
  const chart = createChart(frame, {
    autoSize: true,
    layout: { attributionLogo: false, fontFamily: getComputedStyle(frame).fontFamily, fontSize: 12 },
    rightPriceScale: { borderVisible: false, scaleMargins: { top: 0.1, bottom: 0.08 }, minimumWidth: AXIS_WIDTH },
    timeScale: { borderVisible: false, timeVisible: true, fixLeftEdge: true, fixRightEdge: true, tickMarkFormatter },
    grid: { vertLines: { visible: false } },
    // The page scrolls over it on a phone; sideways it is the chart's.
    handleScroll: { vertTouchDrag: false, mouseWheel: false },
    handleScale: { mouseWheel: false },
  });
  chart.subscribeCrosshairMove(({ time }) => hovered(time === undefined ? null : Number(time) * 1_000));
  const shown = new Map<string, { api: ISeriesApi<SeriesType>; shape: string }>();
  let content: ChartContent | null = null;
  const endColors = onColorsChanged(() => {
    if (content !== null) show(content);
  });
  return {
    show,
    steps,
    remove: () => {
      endColors();
      chart.remove();
    },
  };

  function show(next: ChartContent): void {
    for (const step of steps(next)) step();
  }

  function steps(next: ChartContent): readonly (() => void)[] {
    content = next;
    return [
      () => {
        paint(chart, frame);
        const wanted = new Set(next.series.map(({ id }) => id));
        for (const [id, { api }] of shown) if (!wanted.has(id)) removeSeries(id, api);
        for (const series of next.series) add(series, next);
      },
      ...next.series.map((series) => () => shown.get(series.id)?.api.setData(dataOf(series, frame))),
      () => {
        const { visible } = next;
        if (visible === undefined) chart.timeScale().fitContent();
        else chart.timeScale().setVisibleRange({ from: seconds(visible.from), to: seconds(visible.to) });
      },
    ];
  }

  function add(series: ChartSeries, next: ChartContent): void {
    const shape = `${series.kind}|${series.pane ?? 0}`;
    let entry = shown.get(series.id);
    if (entry !== undefined && entry.shape !== shape) {
      removeSeries(series.id, entry.api);
      entry = undefined;
    }
    entry ??= { api: addSeries(chart, series), shape };
    shown.set(series.id, entry);
    entry.api.applyOptions({ ...optionsOf(series, frame), priceFormat: priceFormat(series.format ?? next.format) });
    if (series.beneath === true) entry.api.priceScale().applyOptions({ scaleMargins: { top: 0.8, bottom: 0 } });
  }

  function removeSeries(id: string, api: ISeriesApi<SeriesType>): void {
    chart.removeSeries(api);
    shown.delete(id);
  }
}

const seconds = (ms: number): UTCTimestamp => Math.floor(ms / 1_000) as UTCTimestamp;
const tickMarkFormatter = (time: Time, kind: number): string =>
  formatTime(Number(time) * 1_000, kind <= 1 ? "month" : kind === 2 ? "dayOfMonth" : "hour");

function paint(chart: IChartApi, frame: HTMLElement): void {
  const [muted, line, surface] = ["muted", "line", "surface"].map((name) => resolveColor(name, frame));
  chart.applyOptions({
    layout: {
      background: { color: "transparent" },
      textColor: muted ?? "",
      panes: { separatorColor: line ?? "", separatorHoverColor: line ?? "" },
    },
    grid: { horzLines: { color: line ?? "" } },
    crosshair: {
      vertLine: { color: muted ?? "", labelBackgroundColor: muted ?? "" },
      horzLine: { color: muted ?? "", labelBackgroundColor: muted ?? "" },
    },
    localization: {
      timeFormatter: (time: Time) => formatTime(Number(time) * 1_000, "minute"),
    },
    overlayPriceScales: { borderColor: surface ?? "" },
  });
}

const KINDS: Record<ChartSeries["kind"], SeriesDefinition<SeriesType>> = {
  line: LineSeries,
  area: AreaSeries,
  bars: HistogramSeries,
  baseline: BaselineSeries,
  candles: CandlestickSeries,
};

const addSeries = (chart: IChartApi, { kind, pane = 0 }: ChartSeries): ISeriesApi<SeriesType> =>
  chart.addSeries(KINDS[kind], {}, pane);

function optionsOf(series: ChartSeries, frame: HTMLElement): Record<string, unknown> {
  return {
    lastValueVisible: false,
    priceLineVisible: false,
    lineWidth: 2,
    ...(series.beneath === true ? { priceScaleId: `beneath-${series.id}` } : {}),
    ...looksOf(series, frame),
  };
}

function looksOf(series: ChartSeries, frame: HTMLElement): Record<string, unknown> {
  const color = resolveColor(series.color, frame);
  const [up, down] = [resolveColor("up", frame), resolveColor("down", frame)];
  if (series.kind === "candles") {
    return { upColor: up, downColor: down, wickUpColor: up, wickDownColor: down, borderVisible: false };
  }
  if (series.kind === "baseline") {
    return {
      baseValue: { type: "price", price: series.at },
      topLineColor: up,
      bottomLineColor: down,
      topFillColor1: resolveColor("up", frame, 0.2),
      topFillColor2: resolveColor("up", frame, 0.02),
      bottomFillColor1: resolveColor("down", frame, 0.02),
      bottomFillColor2: resolveColor("down", frame, 0.2),
    };
  }
  const dashed = series.dashed === true ? LineStyle.Dashed : LineStyle.Solid;
  if (series.kind !== "area") return { color, lineStyle: dashed };
  const [topColor, bottomColor] = [0.22, 0.01].map((alpha) => resolveColor(series.color, frame, alpha));
  return { lineColor: color, lineStyle: dashed, topColor, bottomColor };
}

/** The least step only spaces the axis; what is written is the formatter's. */
const priceFormat = (formatter: (value: number) => string) => ({ type: "custom", formatter, minMove: 1e-8 }) as const;

type Data = Parameters<ISeriesApi<SeriesType>["setData"]>[0];

function dataOf(series: ChartSeries, frame: HTMLElement): Data {
  if (series.kind === "candles") return series.points.map((point) => ({ ...point, time: seconds(point.time) })) as Data;
  return series.points.map(({ time, value, color }) => ({
    time: seconds(time),
    ...(value === null ? {} : { value }),
    ...(color === undefined ? {} : { color: resolveColor(color, frame) }),
  })) as Data;
}
