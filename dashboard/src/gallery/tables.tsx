import { useSignal } from "@preact/signals";
import { Change } from "../components/change.tsx";
import { CoinLink } from "../components/coin-mark.tsx";
import { Money } from "../components/money.tsx";
import { Panel } from "../components/panel.tsx";
import { ColumnsMenu, Table } from "../components/table.tsx";
import { useTable, type Column } from "../components/use-table.ts";

interface Sample {
  readonly coin: string;
  readonly value: string | null;
  readonly change: number | null;
}

const ROWS: readonly Sample[] = [
  { coin: "bitcoin", value: "64000.12", change: 0.021 },
  { coin: "ethereum", value: "3200", change: -0.034 },
  { coin: "solana", value: null, change: null },
];

const COLUMNS: readonly Column<Sample>[] = [
  {
    id: "coin",
    label: "Coin",
    cell: ({ coin }) => <CoinLink asset={coin} />,
    sort: { by: "text", of: ({ coin }) => coin },
  },
  {
    id: "value",
    label: "Value",
    numeric: true,
    cell: ({ value }) => <Money amount={value} unit="fiat:usd" />,
    sort: { by: "decimal", of: ({ value }) => value },
  },
  {
    id: "change",
    label: "24 h",
    numeric: true,
    cell: ({ change }) => <Change fraction={change} />,
    sort: { by: "number", of: ({ change }) => change },
  },
];

export function Tables() {
  const rows = useSignal(ROWS);
  const table = useTable({
    id: "sample",
    columns: COLUMNS,
    rows,
    keyOf: ({ coin }) => coin,
    sortedBy: { column: "value", descending: true },
  });
  return (
    <Panel title="Table" flush actions={<ColumnsMenu of={table} />}>
      <Table of={table} label="Sample" />
    </Panel>
  );
}
