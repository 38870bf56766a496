import { useComputed } from "@preact/signals";
import type { Performance } from "../api/types.ts";
import { Badge } from "../components/badge.tsx";
import { Change, Gain } from "../components/change.tsx";
import { CoinLink } from "../components/coin-mark.tsx";
import { Empty } from "../components/empty.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Panel } from "../components/panel.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { Table } from "../components/table.tsx";
import { useTable, type Column } from "../components/use-table.ts";
import { symbolOf } from "../state/catalogue.ts";
import type { Data } from "../state/data.ts";

type Coin = Performance["coins"][number];

const columnsOf = (base: string): readonly Column<Coin>[] => [
  {
    id: "coin",
    label: "Coin",
    cell: ({ asset }) => <CoinLink asset={asset} />,
    sort: { by: "text", of: ({ asset }) => asset },
  },
  {
    id: "return",
    label: "Return",
    numeric: true,
    cell: (coin) => <Change fraction={coin.return} unknown="no capital" />,
    sort: { by: "number", of: (coin) => coin.return },
  },
  {
    id: "gain",
    label: "Gain",
    numeric: true,
    cell: ({ gain }) => <Gain amount={gain} unit={base} />,
    sort: { by: "decimal", of: ({ gain }) => gain },
  },
  {
    id: "contribution",
    label: "Contribution",
    numeric: true,
    show: "wide",
    cell: ({ contribution }) => <Change fraction={contribution} unknown="no capital" />,
    sort: { by: "number", of: ({ contribution }) => contribution },
  },
];

/** Best and worst, and what each coin contributed; contributions add up to the simple return. */
export function PerformersPanel({ performance }: { performance: Data<Performance> }) {
  const rows = useComputed(() => performance.value.value?.coins ?? []);
  const base = performance.value.value?.base ?? "fiat:usd";
  const table = useTable({
    id: "performers",
    columns: columnsOf(base),
    rows,
    keyOf: ({ asset }) => asset,
    sortedBy: { column: "gain", descending: true },
  });
  return (
    <Panel title="Best and worst" flush>
      <Loaded of={performance} skeleton={<Skeleton height="2.5rem" lines={6} />}>
        {({ best, worst, coins }) =>
          coins.length === 0 ? (
            <Empty title="Nothing was held in this period." />
          ) : (
            <>
              <p class="row">
                {best !== null && (
                  <Badge tone="up">
                    Best {symbolOf(best.asset)} <Change fraction={best.return} />
                  </Badge>
                )}
                {worst !== null && (
                  <Badge tone="down">
                    Worst {symbolOf(worst.asset)} <Change fraction={worst.return} />
                  </Badge>
                )}
              </p>
              <Table of={table} label="Contribution of each coin" />
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}
