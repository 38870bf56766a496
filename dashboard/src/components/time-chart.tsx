import { useEffect, useRef } from "preact/hooks";
import { useSignal } from "@preact/signals";
import { whenIdle } from "../charts/when-idle.ts";
import { whenNear } from "../charts/when-near.ts";
import type { ChartSeries, DrawChart, DrawnChart } from "../charts/draw-chart.ts";
import { afterPainting } from "./after-painting.ts";
import { Failure } from "./failure.tsx";
import "./time-chart.css";

export type { ChartSeries } from "../charts/draw-chart.ts";

interface TimeChartProps {
  /** What a reader of the screen hears instead. */
  readonly label: string;
  readonly series: readonly ChartSeries[];
  /** As text on the axis; only places on the screen come from floats, figures in text do not. */
  readonly format: (value: number) => string;
  /** In pixels; the same before and after it is drawn. */
  readonly height?: number;
  /** The point under the pointer, as milliseconds; null when there is none. */
  readonly onHover?: (time: number | null) => void;
  /** Shows these times only; without it everything. */
  readonly visible?: { readonly from: number; readonly to: number };
}

const painted = (): Promise<void> => new Promise((resolve) => void afterPainting(resolve));

/** Lines, areas, bars and candles over time, in one or more panes. The library comes when the first chart is shown. */
export function TimeChart({ label, series, format, height = 280, onHover, visible }: TimeChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const drawn = useRef<DrawnChart | null>(null);
  const error = useSignal<unknown>(null);
  const latest = useRef({ series, format, onHover, visible });
  latest.current = { series, format, onHover, visible };

  useEffect(() => {
    let left = false;
    let chart: DrawnChart | null = null;
    /** Each in a task of its own, so that a finger need not wait for all of them. */
    const draw = async (drawChart: DrawChart): Promise<void> => {
      await painted();
      if (left || frame.current === null) return;
      chart = drawChart(frame.current, (time) => latest.current.onHover?.(time));
      const content = latest.current;
      for (const step of chart.steps(content)) {
        await painted();
        if (left) return;
        step();
      }
      drawn.current = chart;
      if (content.series !== latest.current.series) chart.show(latest.current);
    };
    whenNear(frame.current)
      .then(whenIdle)
      .then(() => import("../charts/draw-chart.ts"))
      .then(({ drawChart }) => draw(drawChart))
      .catch((thrown: unknown) => {
        error.value = thrown;
      });
    return () => {
      left = true;
      chart?.remove();
      drawn.current = null;
    };
  }, []);
  useEffect(() => drawn.current?.show(latest.current), [series, format, visible?.from, visible?.to]);

  if (error.value !== null) return <Failure error={error.value} />;
  return (
    <div ref={frame} class="time-chart" data-chart role="img" aria-label={label} style={{ height: `${height}px` }} />
  );
}
