import { useComputed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { ButtonLink } from "../components/button.tsx";
import { Empty } from "../components/empty.tsx";
import { Panel } from "../components/panel.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { ColumnsMenu, Table } from "../components/table.tsx";
import { useTable } from "../components/use-table.ts";
import { paths } from "../paths.ts";
import { useBeside } from "./beside.ts";
import { holdingColumns } from "./holdings-columns.tsx";
import type { PortfolioView } from "./view.ts";

/** What is held, with its live figures and what the market and the news say of it. */
export function HoldingsPanel({ id, view }: { id: string; view: PortfolioView }) {
  const beside = useBeside(view.order.value);
  const columns = useMemo(() => holdingColumns(view, beside), [view, beside.day, beside.sentiment, beside.week]);
  const table = useTable({ id: "holdings", columns, rows: view.order, keyOf: (asset) => asset });
  // Of the totals themselves it would hear with every tick.
  const isKnown = useComputed(() => view.totals.value !== null);
  return (
    <Panel title="Holdings" flush actions={<ColumnsMenu of={table} />}>
      {!isKnown.value ? (
        <Skeleton height="2.75rem" lines={5} />
      ) : view.order.value.length === 0 ? (
        <Empty icon="portfolio" title="Nothing is held yet.">
          <p>Add a purchase to see it move.</p>
          <ButtonLink href={`${paths.portfolio(id, "transactions")}?add`}>Add</ButtonLink>
        </Empty>
      ) : (
        <Table of={table} label="What is held" />
      )}
    </Panel>
  );
}
