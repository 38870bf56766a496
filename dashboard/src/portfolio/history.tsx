import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { reports } from "../api/reports.ts";
import type { History, Performance } from "../api/types.ts";
import { ChartFrame } from "../components/chart-frame.tsx";
import { Change, Gain } from "../components/change.tsx";
import { Empty } from "../components/empty.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Money } from "../components/money.tsx";
import { Segmented } from "../components/segmented.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { Time } from "../components/time.tsx";
import { TimeChart, type ChartSeries } from "../components/time-chart.tsx";
import { formatCompact } from "../format/money.ts";
import { nameOf, symbolOf } from "../state/catalogue.ts";
import { useData, type Data } from "../state/data.ts";
import { privacy } from "../state/preferences.ts";
import { ledgerVersion } from "../state/valuation.ts";
import { BenchmarkPicker } from "./benchmark-picker.tsx";
import { HistoryTable } from "./history-table.tsx";
import { intervalOf, PERIOD_CHOICES, startOf, type Period } from "./periods.ts";
import "./history.css";

const HEIGHT = 300;

interface HistoryProps {
  readonly id: string;
  readonly at: string | null;
  readonly period: Period;
  readonly benchmark: string | null;
  readonly performance: Data<Performance>;
  readonly onPeriod: (period: Period) => void;
  readonly onBenchmark: (asset: string | null) => void;
}

/** The value over time, what was paid in, and what the same payments would be worth in another coin. */
export function HistoryPanel({ id, at, period, benchmark, performance, onPeriod, onBenchmark }: HistoryProps) {
  const history = useData(
    (signal) => {
      const to = at === null ? Date.now() : Date.parse(at);
      const from = startOf(period, to);
      return reports.history(
        id,
        {
          interval: intervalOf(period),
          ...(from === null ? {} : { from: new Date(from).toISOString() }),
          ...(at === null ? {} : { to: at }),
          ...(benchmark === null ? {} : { benchmark }),
        },
        signal,
      );
    },
    [id, at, period, benchmark, ledgerVersion.value],
    at === null ? { everyMs: 60_000 } : {},
  );
  const loaded = history.value.value;
  return (
    <ChartFrame
      title="History"
      actions={
        <div class="row">
          <BenchmarkPicker value={benchmark} onChange={onBenchmark} />
          <Segmented
            label="Period"
            choices={PERIOD_CHOICES}
            value={period}
            onChange={(value) => onPeriod(value as Period)}
          />
        </div>
      }
      summary={<Sentence performance={performance.value.value} against={benchmark} />}
      legend={[
        { label: "Value", color: "chart-1" },
        { label: "Net paid in", color: "chart-8", dashed: true },
        ...(benchmark === null ? [] : [{ label: `Same payments into ${nameOf(benchmark)}`, color: "chart-2" }]),
      ]}
      {...(loaded === undefined ? {} : { table: () => <HistoryTable history={loaded} /> })}
    >
      <Loaded of={history} skeleton={<Skeleton height={`${HEIGHT + 28}px`} />}>
        {(answer) => (answer.points.length === 0 ? <Nothing /> : <Course history={answer} />)}
      </Loaded>
    </ChartFrame>
  );
}

const Nothing = () => (
  <Empty icon="risk" title="No history yet.">
    <p>It begins with the first transaction.</p>
  </Empty>
);

/** What the picture says, in words. */
function Sentence({ performance, against }: { performance: Performance | undefined; against: string | null }) {
  if (performance === undefined) return <>&nbsp;</>;
  const { base, gain, timeWeighted, benchmark, totals } = performance;
  return (
    <>
      Gain <Gain amount={gain} unit={base} />, time-weighted{" "}
      <Change fraction={timeWeighted.period.value} unknown="no capital" />.
      {benchmark !== null && against !== null && (
        <>
          {" "}
          The same payments into {symbolOf(against)} would be worth{" "}
          <Money amount={benchmark.value} unit={base} unknown="a price is missing" /> instead of{" "}
          <Money amount={totals.value} unit={base} />
          {benchmark.exhaustedAt !== null && (
            <>
              ; they would have run out on <Time at={benchmark.exhaustedAt} as="day" />, short of{" "}
              <Money amount={benchmark.shortfall} unit={base} />
            </>
          )}
          .
        </>
      )}
    </>
  );
}

type Point = History["points"][number];
const place = (amount: string | null | undefined): number | null =>
  amount === null || amount === undefined ? null : Number(amount);

function Course({ history: { points, base } }: { history: History }) {
  const hovered = useSignal<number | null>(null);
  const withBenchmark = points.some(({ benchmark }) => benchmark !== undefined && benchmark !== null);
  const series = useMemo((): readonly ChartSeries[] => {
    const course = (of: (point: Point) => string | null | undefined) =>
      points.map((point) => ({ time: Date.parse(point.at), value: place(of(point)) }));
    return [
      { id: "value", kind: "area", color: "chart-1", points: course(({ value }) => value) },
      { id: "paid", kind: "line", color: "chart-8", dashed: true, points: course(({ netFlows }) => netFlows) },
      ...(withBenchmark
        ? [{ id: "benchmark", kind: "line" as const, color: "chart-2", points: course(({ benchmark }) => benchmark) }]
        : []),
    ];
  }, [points]);
  const format = useMemo(
    () => (value: number) => (privacy.value ? "•••" : formatCompact(String(value), base)),
    [base, privacy.value],
  );
  const shown = points.find(({ at }) => Math.floor(Date.parse(at) / 1_000) * 1_000 === hovered.value) ?? points.at(-1);
  return (
    <div class="history">
      {shown !== undefined && <Readout point={shown} base={base} />}
      <TimeChart
        label="The portfolio's value over time. The same figures stand in the table."
        series={series}
        format={format}
        height={HEIGHT}
        onHover={(time) => {
          hovered.value = time;
        }}
      />
    </div>
  );
}

/** The figures of the point under the pointer, else of the last. */
function Readout({ point, base }: { point: Point; base: string }) {
  return (
    <p class="readout small">
      <span class="muted">
        <Time at={point.at} as="minute" />
      </span>
      <span>
        Value <Money amount={point.value} unit={base} unknown="nothing had a price" />
      </span>
      <span class="muted">
        Paid in <Money amount={point.netFlows} unit={base} />
      </span>
      {point.benchmark !== undefined && (
        <span class="muted">
          Benchmark <Money amount={point.benchmark} unit={base} unknown="a price is missing" />
        </span>
      )}
    </p>
  );
}
