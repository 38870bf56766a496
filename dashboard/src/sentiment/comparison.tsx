import { useSignal } from "@preact/signals";
import type { CoinSentiment } from "../../../src/client/api.ts";
import { coinFacts } from "../api/coin-facts.ts";
import { CoinLink } from "../components/coin-mark.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Panel } from "../components/panel.tsx";
import { Score } from "../components/score.tsx";
import { Table } from "../components/table.tsx";
import { Unknown } from "../components/unknown.tsx";
import { useTable, type Column } from "../components/use-table.ts";
import { numberFormat } from "../format/number-format.ts";
import { nameOf } from "../state/catalogue.ts";
import { useData } from "../state/data.ts";

const REFRESH_MS = 60_000;
const one = (value: number): string => numberFormat({ maximumFractionDigits: 1 }).format(value);

const COLUMNS: readonly Column<CoinSentiment>[] = [
  {
    id: "coin",
    label: "Coin",
    cell: ({ coin }) => <CoinLink asset={coin} />,
    sort: { by: "text", of: ({ coin }) => nameOf(coin) },
  },
  {
    id: "score",
    label: "Score",
    numeric: true,
    cell: ({ score, label }) =>
      score.value === null || label === null ? (
        <Unknown why="too little news" />
      ) : (
        <Score value={score.value} label={label} />
      ),
    sort: { by: "number", of: ({ score }) => score.value },
  },
  {
    id: "articles",
    label: "Articles",
    numeric: true,
    cell: ({ articles }) => articles,
    sort: { by: "number", of: ({ articles }) => articles },
  },
  {
    id: "effective",
    label: "Effective number",
    numeric: true,
    show: "wide",
    cell: ({ effectiveNumber }) => one(effectiveNumber),
    sort: { by: "number", of: ({ effectiveNumber }) => effectiveNumber },
  },
  {
    id: "sources",
    label: "Sources",
    numeric: true,
    show: "wide",
    cell: ({ sources }) => sources,
    sort: { by: "number", of: ({ sources }) => sources },
  },
  {
    id: "mentions",
    label: "Mentions, 24 h",
    numeric: true,
    show: "wide",
    cell: ({ mentions24h, mentionsZ }) => (mentionsZ === null ? mentions24h : `${mentions24h} (${one(mentionsZ)} σ)`),
    sort: { by: "number", of: ({ mentions24h }) => mentions24h },
  },
];

/** Coins beside each other, by what the news say of them. */
export function Comparison({ coins }: { coins: readonly string[] }) {
  const compared = useData((signal) => coinFacts.sentiment(coins.join(), signal), [coins.join()], {
    everyMs: REFRESH_MS,
  });
  return (
    <Panel title="Coins compared" flush>
      <Loaded of={compared}>
        {/* Its moment alone does not tell: it is the same when a coin more is compared. */}
        {(found) => (
          <ComparedTable key={[found.asOf, ...found.coins.map(({ coin }) => coin)].join()} rows={found.coins} />
        )}
      </Loaded>
    </Panel>
  );
}

function ComparedTable({ rows }: { rows: readonly CoinSentiment[] }) {
  const table = useTable({
    id: "sentiment",
    columns: COLUMNS,
    rows: useSignal(rows),
    keyOf: ({ coin }) => coin,
    sortedBy: { column: "articles", descending: true },
  });
  return <Table of={table} label="Sentiment by coin" />;
}
