import { useSignal } from "@preact/signals";
import type { History } from "../api/types.ts";
import { Gain } from "../components/change.tsx";
import { Money } from "../components/money.tsx";
import { Table } from "../components/table.tsx";
import { Time } from "../components/time.tsx";
import { useTable, type Column } from "../components/use-table.ts";

type Point = History["points"][number];

const columnsOf = (base: string): readonly Column<Point>[] => [
  {
    id: "at",
    label: "When",
    cell: ({ at }) => <Time at={at} as="minute" />,
    sort: { by: "text", of: ({ at }) => at },
  },
  {
    id: "value",
    label: "Value",
    numeric: true,
    cell: ({ value }) => <Money amount={value} unit={base} />,
    sort: { by: "decimal", of: ({ value }) => value },
  },
  {
    id: "paid",
    label: "Net paid in",
    numeric: true,
    cell: ({ netFlows }) => <Money amount={netFlows} unit={base} />,
    sort: { by: "decimal", of: ({ netFlows }) => netFlows },
  },
  {
    id: "unrealised",
    label: "Unrealised",
    numeric: true,
    show: "wide",
    cell: ({ unrealised }) => <Gain amount={unrealised} unit={base} />,
    sort: { by: "decimal", of: ({ unrealised }) => unrealised },
  },
  {
    id: "realised",
    label: "Realised",
    numeric: true,
    show: "wide",
    cell: ({ realised }) => <Gain amount={realised} unit={base} />,
    sort: { by: "decimal", of: ({ realised }) => realised },
  },
];

/** The chart's figures, the newest first. */
export function HistoryTable({ history: { points, base } }: { history: History }) {
  const rows = useSignal<readonly Point[]>(points.toReversed());
  const table = useTable({ id: "history", columns: columnsOf(base), rows, keyOf: ({ at }) => at });
  return (
    <div class="tall">
      <Table of={table} label="History" />
    </div>
  );
}
