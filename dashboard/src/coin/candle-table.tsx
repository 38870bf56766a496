import { useSignal } from "@preact/signals";
import type { Candle, Candles } from "../../../src/client/api.ts";
import { Price } from "../components/money.tsx";
import { Table } from "../components/table.tsx";
import { Time } from "../components/time.tsx";
import { Unknown } from "../components/unknown.tsx";
import { useTable, type Column } from "../components/use-table.ts";
import { formatQuantity } from "../format/money.ts";

const columnsIn = (quote: string): readonly Column<Candle>[] => [
  {
    id: "time",
    label: "Opened",
    cell: ({ time, closed }) => (
      <>
        <Time at={time} as="minute" />
        {!closed && " (open)"}
      </>
    ),
    sort: { by: "text", of: ({ time }) => time },
  },
  ...(["open", "high", "low", "close"] as const).map((field): Column<Candle> => ({
    id: field,
    label: { open: "Open", high: "High", low: "Low", close: "Close" }[field],
    numeric: true,
    cell: (candle) => <Price amount={candle[field]} unit={quote} unknown="not known" />,
  })),
  {
    id: "volume",
    label: "Volume",
    numeric: true,
    show: "wide",
    cell: ({ volume }) => (volume === null ? <Unknown why="not known" /> : formatQuantity(volume)),
  },
];

/** The same figures for all who do not see the picture. */
export function CandleTable({ candles: { items, quote } }: { candles: Candles }) {
  const rows = useSignal(items.toReversed());
  const table = useTable({
    id: "candles",
    columns: columnsIn(quote ?? "fiat:usd"),
    rows,
    keyOf: ({ time }) => time,
  });
  return <Table of={table} label="Candles, newest first" />;
}
