import type { ReadonlySignal } from "@preact/signals";
import type { Coin, Price } from "../../../src/client/api.ts";
import { Change } from "../components/change.tsx";
import { CoinLink } from "../components/coin-mark.tsx";
import { Price as PriceText } from "../components/money.tsx";
import { Stale } from "../components/stale.tsx";
import { Table } from "../components/table.tsx";
import { Unknown } from "../components/unknown.tsx";
import { useTable, type Column, type TableState } from "../components/use-table.ts";
import { formatCompact } from "../format/money.ts";
import { priceOf } from "../state/prices.ts";

/** Reads one coin's price by itself, so that its tick draws nothing else anew. */
function Live({ coin, of }: { coin: string; of: (price: Price) => preact.ComponentChildren }) {
  const price = priceOf(coin).value;
  return price === null ? <Unknown why="no price yet" /> : <>{of(price)}</>;
}

const compact = (amount: string | null, unit: string) =>
  amount === null ? <Unknown why="not known" /> : formatCompact(amount, unit);

const COLUMNS: readonly Column<Coin>[] = [
  {
    id: "coin",
    label: "Coin",
    cell: ({ id }) => <CoinLink asset={id} />,
    sort: { by: "text", of: ({ name }) => name },
  },
  {
    id: "rank",
    label: "Rank",
    numeric: true,
    show: "wide",
    cell: ({ rank }) => rank ?? <Unknown why="no rank" />,
    sort: { by: "number", of: ({ rank }) => rank },
  },
  {
    id: "price",
    label: "Price",
    numeric: true,
    cell: ({ id }) => (
      <Live
        coin={id}
        of={({ price, quote, stale, asOf }) => (
          <>
            <PriceText amount={price} unit={quote} /> {stale && <Stale since={asOf} />}
          </>
        )}
      />
    ),
  },
  {
    id: "change",
    label: "24 h",
    numeric: true,
    cell: ({ id }) => <Live coin={id} of={({ change24h }) => <Change fraction={change24h} />} />,
  },
  {
    id: "marketCap",
    label: "Market value",
    numeric: true,
    show: "wide",
    cell: ({ marketCap }) => compact(marketCap, "fiat:usd"),
    sort: { by: "decimal", of: ({ marketCap }) => marketCap },
  },
  {
    id: "volume",
    label: "Volume, 24 h",
    numeric: true,
    show: "wide",
    cell: ({ volume24h }) => compact(volume24h, "fiat:usd"),
    sort: { by: "decimal", of: ({ volume24h }) => volume24h },
  },
  {
    id: "supply",
    label: "Supply",
    numeric: true,
    show: "never",
    cell: ({ circulatingSupply, id }) => compact(circulatingSupply, id),
    sort: { by: "decimal", of: ({ circulatingSupply }) => circulatingSupply },
  },
  {
    id: "venue",
    label: "Venue",
    show: "never",
    cell: ({ id }) => <Live coin={id} of={({ source }) => source} />,
  },
];

export const useMarket = (rows: ReadonlySignal<readonly Coin[]>): TableState<Coin> =>
  useTable({ id: "market", columns: COLUMNS, rows, keyOf: ({ id }) => id });

export const MarketTable = ({ of }: { of: TableState<Coin> }) => <Table of={of} label="Coins and their prices" />;
