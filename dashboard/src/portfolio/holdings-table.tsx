import { useComputed, type ReadonlySignal } from "@preact/signals";
import { Gain } from "../components/change.tsx";
import { CoinLink } from "../components/coin-mark.tsx";
import { Money, Price, Quantity } from "../components/money.tsx";
import { Stale } from "../components/stale.tsx";
import { Table } from "../components/table.tsx";
import { useTable, type Column } from "../components/use-table.ts";
import { nameOf } from "../state/catalogue.ts";
import { base, holdingOf, order } from "../state/valuation.ts";
import type { HoldingValue } from "../../../src/domain/valuation/valuation.ts";

/** A row is the coin's id: what moves is read by the cell that shows it, so that a tick repaints that cell alone. */
type Row = string;

const now = (asset: Row): HoldingValue | null => holdingOf(asset)?.value ?? null;

/** One figure of a holding. Its reading of the signal is its own, so nothing around it is drawn again. */
function Cell({ asset, of }: { asset: Row; of: (holding: HoldingValue, unit: string) => ReturnType<typeof Price> }) {
  const holding = now(asset);
  return holding === null ? null : of(holding, base.value);
}

const COLUMNS: readonly Column<Row>[] = [
  {
    id: "coin",
    label: "Coin",
    cell: (asset) => <CoinLink asset={asset} />,
    sort: { by: "text", of: nameOf },
  },
  {
    id: "quantity",
    label: "Quantity",
    numeric: true,
    show: "wide",
    cell: (asset) => <Cell asset={asset} of={({ quantity }) => <Quantity amount={quantity} />} />,
    sort: { by: "decimal", of: (asset) => now(asset)?.quantity ?? null },
  },
  {
    id: "price",
    label: "Price",
    numeric: true,
    show: "wide",
    cell: (asset) => (
      <Cell
        asset={asset}
        of={({ price }, unit) => (
          <>
            <Price amount={price?.price} unit={unit} />
            {price?.stale === true && (
              <>
                {" "}
                <Stale since={price.asOf} />
              </>
            )}
          </>
        )}
      />
    ),
    sort: { by: "decimal", of: (asset) => now(asset)?.price?.price ?? null },
  },
  {
    id: "value",
    label: "Value",
    numeric: true,
    cell: (asset) => <Cell asset={asset} of={({ value }, unit) => <Money amount={value} unit={unit} />} />,
    sort: { by: "decimal", of: (asset) => now(asset)?.value ?? null },
  },
  {
    id: "unrealised",
    label: "Unrealised gain",
    numeric: true,
    show: "wide",
    cell: (asset) => <Cell asset={asset} of={({ unrealised }, unit) => <Gain amount={unrealised} unit={unit} />} />,
    sort: { by: "decimal", of: (asset) => now(asset)?.unrealised ?? null },
  },
];

export const useHoldings = () =>
  useTable({
    id: "holdings",
    columns: COLUMNS,
    rows: useComputed(() => order.value) satisfies ReadonlySignal<readonly Row[]>,
    keyOf: (asset) => asset,
  });

export const HoldingsTable = ({ of }: { of: ReturnType<typeof useHoldings> }) => <Table of={of} label="Holdings" />;
