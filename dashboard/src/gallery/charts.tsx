import { useMemo } from "preact/hooks";
import { ChartFrame } from "../components/chart-frame.tsx";
import { TimeChart, type ChartSeries } from "../components/time-chart.tsx";
import { formatMoney } from "../format/money.ts";

const DAY = 86_400_000;
const START = Date.parse("2026-01-01T00:00:00Z");
const wave = (day: number): number => 50_000 + 6_000 * Math.sin(day / 9) + 90 * day;
const format = (value: number): string => formatMoney(String(Math.round(value)), "fiat:usd");

export function Charts() {
  const series = useMemo((): readonly ChartSeries[] => {
    const days = Array.from({ length: 120 }, (_, day) => day);
    const points = days.map((day) => ({ time: START + day * DAY, value: wave(day) }));
    return [
      { id: "value", kind: "area", color: "chart-1", points },
      {
        id: "benchmark",
        kind: "line",
        dashed: true,
        color: "chart-2",
        points: points.map(({ time, value }) => ({ time, value: value * 0.9 + 3_000 })),
      },
      {
        id: "gain",
        kind: "baseline",
        at: 0,
        pane: 1,
        color: "chart-1",
        points: points.map(({ time, value }) => ({ time, value: value - 55_000 })),
      },
    ];
  }, []);
  return (
    <ChartFrame
      title="Chart"
      summary="From 50,000 to 61,000 in 120 days."
      legend={[
        { label: "Value", color: "chart-1" },
        { label: "Benchmark", color: "chart-2", dashed: true },
      ]}
      table={() => <p>The same figures as a table.</p>}
    >
      <TimeChart label="A sample: a value that rises in waves." series={series} format={format} height={320} />
    </ChartFrame>
  );
}
