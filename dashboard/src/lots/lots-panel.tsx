import { useComputed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { reports } from "../api/reports.ts";
import type { Portfolio, PortfolioLots } from "../api/types.ts";
import { Badge } from "../components/badge.tsx";
import { Gain } from "../components/change.tsx";
import { CoinLink } from "../components/coin-mark.tsx";
import { Empty } from "../components/empty.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Money, Price, Quantity } from "../components/money.tsx";
import { Panel } from "../components/panel.tsx";
import { Segmented } from "../components/segmented.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { ColumnsMenu, Table } from "../components/table.tsx";
import { Time } from "../components/time.tsx";
import { useTable, type Column } from "../components/use-table.ts";
import { numberFormat } from "../format/number-format.ts";
import { nameOf } from "../state/catalogue.ts";
import { useData } from "../state/data.ts";
import { ledgerVersion } from "../state/valuation.ts";
import { METHODS, type Method } from "./methods.ts";

type Lot = PortfolioLots["lots"][number];

interface LotsProps {
  readonly portfolio: Portfolio;
  /** Null: the portfolio's own. */
  readonly method: Method | null;
  readonly onMethod: (method: Method) => void;
}

/** What is left of the lots, under any method. */
export function LotsPanel({ portfolio, method, onMethod }: LotsProps) {
  const lots = useData(
    (signal) => reports.lots(portfolio.id, method === null ? {} : { method }, signal),
    [portfolio.id, method, ledgerVersion.value],
  );
  const rows = useComputed(() => lots.value.value?.lots ?? []);
  const base = lots.value.value?.base ?? portfolio.base;
  const columns = useMemo(() => columnsOf(base, portfolio), [base, portfolio]);
  const table = useTable({ id: "lots", columns, rows, keyOf: ({ ref, part, asset }) => `${ref} ${part} ${asset}` });
  return (
    <Panel
      title="Open lots"
      flush
      actions={
        <div class="row">
          <Segmented
            label="Method"
            choices={METHODS}
            value={method ?? lots.value.value?.method ?? "fifo"}
            onChange={(value) => onMethod(value as Method)}
          />
          <ColumnsMenu of={table} />
        </div>
      }
    >
      <Loaded of={lots} skeleton={<Skeleton height="2.75rem" lines={6} />}>
        {(answer) =>
          answer.lots.length === 0 ? (
            <Empty icon="lots" title="No lots.">
              <p>Every purchase, reward and deposit makes one.</p>
            </Empty>
          ) : (
            <>
              <Table of={table} label="Lots that are left" />
              <p class="muted small">{answer.notes.join(" ")}</p>
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}

const columnsOf = (base: string, { accounts }: Portfolio): readonly Column<Lot>[] => [
  {
    id: "coin",
    label: "Coin",
    cell: ({ asset }) => <CoinLink asset={asset} />,
    sort: { by: "text", of: ({ asset }) => nameOf(asset) },
  },
  {
    id: "acquired",
    label: "Acquired",
    cell: ({ acquiredAt, ageDays }) => (
      <>
        <Time at={acquiredAt} as="day" />
        <span class="muted small block">
          {numberFormat({ style: "unit", unit: "day", unitDisplay: "long" }).format(ageDays)}
        </span>
      </>
    ),
    sort: { by: "text", of: ({ acquiredAt }) => acquiredAt },
  },
  {
    id: "term",
    label: "Held",
    show: "wide",
    cell: ({ term, basisAssumed }) => (
      <span class="row">
        {term !== null && <Badge tone={term === "long" ? "accent" : "flat"}>{term}</Badge>}
        {basisAssumed && (
          <Badge tone="warn" title="Nobody said what it cost: its market value then stands in.">
            cost assumed
          </Badge>
        )}
      </span>
    ),
  },
  {
    id: "quantity",
    label: "Left",
    numeric: true,
    show: "wide",
    cell: ({ quantity }) => <Quantity amount={quantity} />,
    sort: { by: "decimal", of: ({ quantity }) => quantity },
  },
  {
    id: "cost",
    label: "Cost",
    numeric: true,
    show: "wide",
    cell: ({ cost }) => <Money amount={cost} unit={base} unknown="not known" />,
    sort: { by: "decimal", of: ({ cost }) => cost },
  },
  {
    id: "breakEven",
    label: "Break-even",
    numeric: true,
    show: "wide",
    cell: ({ breakEven }) => <Price amount={breakEven} unit={base} unknown="not known" />,
    sort: { by: "decimal", of: ({ breakEven }) => breakEven },
  },
  {
    id: "value",
    label: "Value",
    numeric: true,
    show: "wide",
    cell: ({ value }) => <Money amount={value} unit={base} />,
    sort: { by: "decimal", of: ({ value }) => value },
  },
  {
    id: "unrealised",
    label: "Unrealised",
    numeric: true,
    cell: ({ unrealised }) => <Gain amount={unrealised} unit={base} />,
    sort: { by: "decimal", of: ({ unrealised }) => unrealised },
  },
  {
    id: "account",
    label: "Account",
    show: accounts.length > 1 ? "wide" : "never",
    cell: ({ account }) => <span class="foreign">{accounts.find(({ id }) => id === account)?.name}</span>,
  },
  { id: "ref", label: "Reference", show: "never", cell: ({ ref }) => <code>{ref}</code> },
];
