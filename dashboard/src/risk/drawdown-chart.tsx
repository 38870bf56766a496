import { useMemo } from "preact/hooks";
import type { PortfolioRisk } from "../../../src/client/api.ts";
import { ChartFrame } from "../components/chart-frame.tsx";
import { Empty } from "../components/empty.tsx";
import { TimeChart } from "../components/time-chart.tsx";
import { formatShare } from "../format/percent.ts";
import { formatTime } from "../format/time.ts";

const day = (at: string | null | undefined): string | null =>
  at === null || at === undefined ? null : formatTime(at, "day");

/** How far below its last peak the portfolio stood, day by day. */
export function DrawdownChart({ risk: { time, results } }: { risk: PortfolioRisk }) {
  const drawdown = results.find(({ figure }) => figure === "drawdown");
  const drawn = drawdown?.series ?? null;
  const course = results.find(({ figure }) => figure === "maxDrawdown")?.course ?? drawdown?.course ?? null;
  const series = useMemo(
    () => [
      {
        id: "drawdown",
        kind: "area" as const,
        color: "down",
        points: time.map((at, index) => ({ time: Date.parse(at), value: drawn?.[index] ?? null })),
      },
    ],
    [time, drawn],
  );
  const [peak, trough, recovered] = [
    day(course?.peak ?? null),
    day(course?.trough ?? null),
    day(course?.recovered ?? null),
  ];
  return (
    <ChartFrame
      title="Drawdown"
      summary={
        peak === null || trough === null
          ? undefined
          : `The deepest fell from ${peak} to ${trough}${recovered === null ? " and has not come back yet" : ` and was made good by ${recovered}`}.`
      }
    >
      {drawn === null ? (
        <Empty icon="risk" title="Not enough days yet.">
          <p>It takes 30 days of returns.</p>
        </Empty>
      ) : (
        <TimeChart label="Drawdown over time" series={series} format={(value) => formatShare(value.toFixed(4))} />
      )}
    </ChartFrame>
  );
}
