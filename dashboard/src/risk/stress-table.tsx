import { useSignal } from "@preact/signals";
import type { Crash } from "../../../src/client/api.ts";
import { Change, Gain } from "../components/change.tsx";
import { Empty } from "../components/empty.tsx";
import { Panel } from "../components/panel.tsx";
import { Table } from "../components/table.tsx";
import { Time } from "../components/time.tsx";
import { Unknown } from "../components/unknown.tsx";
import { useTable, type Column } from "../components/use-table.ts";
import { formatShare } from "../format/percent.ts";
import { symbolOf } from "../state/catalogue.ts";

const columnsIn = (unit: string): readonly Column<Crash>[] => [
  { id: "crash", label: "Crash", cell: ({ name }) => name },
  {
    id: "time",
    label: "When",
    show: "wide",
    cell: ({ from, to }) => (
      <>
        <Time at={from} as="day" /> to <Time at={to} as="day" />
      </>
    ),
    sort: { by: "text", of: ({ from }) => from },
  },
  {
    id: "change",
    label: "Change",
    numeric: true,
    cell: ({ change }) => <Change fraction={change} unknown="no candles from then" />,
    sort: { by: "number", of: ({ change }) => change },
  },
  {
    id: "result",
    label: "Result",
    numeric: true,
    cell: ({ result }) => <Gain amount={result} unit={unit} unknown="no candles from then" />,
    sort: { by: "decimal", of: ({ result }) => result },
  },
  {
    id: "covered",
    label: "Covered",
    numeric: true,
    show: "wide",
    cell: ({ covered }) =>
      covered === null ? <Unknown why="nothing held has candles from then" /> : formatShare(covered),
  },
  {
    id: "without",
    label: "Left out",
    show: "wide",
    cell: ({ without }) => (without.length === 0 ? "nothing" : without.map(symbolOf).join(", ")),
  },
];

/** What today's holdings would have lost in past crashes. */
export function StressTable({ crashes, unit }: { crashes: readonly Crash[]; unit: string }) {
  const table = useTable({
    id: "stress",
    columns: columnsIn(unit),
    rows: useSignal(crashes),
    keyOf: ({ name }) => name,
  });
  return (
    <Panel title="Past crashes, today's holdings" flush>
      {crashes.length === 0 ? (
        <Empty icon="risk" title="The archive of candles reaches back to no crash yet." />
      ) : (
        <Table of={table} label="Past crashes" />
      )}
    </Panel>
  );
}
