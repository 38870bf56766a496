import { ledger } from "../api/ledger.ts";
import type { Portfolio } from "../api/types.ts";
import { Button } from "../components/button.tsx";
import { Empty } from "../components/empty.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Panel } from "../components/panel.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { ColumnsMenu } from "../components/table.tsx";
import { usePages } from "../state/pages.ts";
import { ledgerVersion } from "../state/valuation.ts";
import { Filters, isFiltered, queryOf, type Filter } from "./filters.tsx";
import { TransactionsTable, useTransactions, type RowActions } from "./transactions-table.tsx";

interface EventListProps {
  readonly portfolio: Portfolio;
  readonly filter: Filter;
  readonly actions: RowActions;
}

/** What happened, the newest first. */
export function EventList({ portfolio, filter, actions }: EventListProps) {
  const pages = usePages(
    (cursor, signal) =>
      ledger.list(portfolio.id, { ...queryOf(filter), ...(cursor === undefined ? {} : { cursor }) }, signal),
    [portfolio.id, JSON.stringify(filter), ledgerVersion.value],
  );
  const table = useTransactions(portfolio, pages.items, actions);
  return (
    <Panel title="What happened" flush actions={<ColumnsMenu of={table} />}>
      <details class="filters" open={isFiltered(filter)}>
        <summary>Filter</summary>
        <Filters portfolio={portfolio} filter={filter} />
      </details>
      <Loaded of={pages.data} skeleton={<Skeleton height="2.75rem" lines={8} />}>
        {({ items }) =>
          items.length > 0 ? (
            <TransactionsTable of={table} />
          ) : isFiltered(filter) ? (
            <Empty icon="filter" title="Nothing fits.">
              <p>Ask for less, or show all.</p>
            </Empty>
          ) : (
            <Empty icon="list" title="No transactions yet.">
              <p>Add the first, or import a file of your exchange.</p>
            </Empty>
          )
        }
      </Loaded>
      {pages.hasMore.value && (
        <Button busy={pages.data.busy.value} onClick={pages.more}>
          Show more
        </Button>
      )}
    </Panel>
  );
}
