import type { ReadonlySignal } from "@preact/signals";
import type { Coin } from "../../../src/client/api.ts";
import { CoinLink } from "../components/coin-mark.tsx";
import { Table } from "../components/table.tsx";
import { Unknown } from "../components/unknown.tsx";
import { useTable, type Column, type TableState } from "../components/use-table.ts";
import { formatCompact } from "../format/money.ts";
import { Live, LiveChange, LivePrice } from "./live-price.tsx";
import { Star } from "./star.tsx";

const compact = (amount: string | null, unit: string) =>
  amount === null ? <Unknown why="not known" /> : formatCompact(amount, unit);

const COLUMNS: readonly Column<Coin>[] = [
  {
    id: "coin",
    label: "Coin",
    track: "minmax(7.75rem, 2fr)",
    cell: ({ id }) => <CoinLink asset={id} />,
    sort: { by: "text", of: ({ name }) => name },
  },
  {
    id: "star",
    label: "Watch",
    track: "4.25rem",
    show: "wide",
    cell: ({ id }) => <Star asset={id} />,
  },
  {
    id: "rank",
    label: "Rank",
    track: "4rem",
    numeric: true,
    show: "wide",
    cell: ({ rank }) => rank ?? <Unknown why="no rank" />,
    sort: { by: "number", of: ({ rank }) => rank },
  },
  {
    id: "price",
    label: "Price",
    track: "minmax(7.9rem, 1.25fr)",
    numeric: true,
    cell: ({ id }) => <LivePrice coin={id} />,
  },
  {
    id: "change",
    label: "24 h",
    track: "minmax(4.5rem, 0.75fr)",
    numeric: true,
    cell: ({ id }) => <LiveChange coin={id} />,
  },
  {
    id: "marketCap",
    label: "Market value",
    track: "minmax(7.5rem, 1fr)",
    numeric: true,
    show: "wide",
    cell: ({ marketCap }) => compact(marketCap, "fiat:usd"),
    sort: { by: "decimal", of: ({ marketCap }) => marketCap },
  },
  {
    id: "volume",
    label: "Volume, 24 h",
    track: "minmax(7.5rem, 1fr)",
    numeric: true,
    show: "wide",
    cell: ({ volume24h }) => compact(volume24h, "fiat:usd"),
    sort: { by: "decimal", of: ({ volume24h }) => volume24h },
  },
  {
    id: "supply",
    label: "Supply",
    track: "minmax(8rem, 1fr)",
    numeric: true,
    show: "never",
    cell: ({ circulatingSupply, id }) => compact(circulatingSupply, id),
    sort: { by: "decimal", of: ({ circulatingSupply }) => circulatingSupply },
  },
  {
    id: "venue",
    label: "Venue",
    track: "minmax(6rem, 0.75fr)",
    show: "never",
    cell: ({ id }) => <Live coin={id} of={({ source }) => source} />,
  },
];

export const useMarket = (rows: ReadonlySignal<readonly Coin[]>): TableState<Coin> =>
  useTable({ id: "market", columns: COLUMNS, rows, keyOf: ({ id }) => id });

export const MarketTable = ({ of }: { of: TableState<Coin> }) => <Table of={of} label="Coins and their prices" />;
