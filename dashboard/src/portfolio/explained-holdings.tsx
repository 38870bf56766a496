import { reports } from "../api/reports.ts";
import type { Holdings } from "../api/types.ts";
import { Gain } from "../components/change.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Money, Price, Quantity } from "../components/money.tsx";
import { PlainTable } from "../components/plain-table.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { Time } from "../components/time.tsx";
import type { Column } from "../components/use-table.ts";
import { symbolOf } from "../state/catalogue.ts";
import { useData } from "../state/data.ts";
import { Formula } from "./formula.tsx";
import { LotList } from "./lot-list.tsx";

const FORMULAS = {
  value: "value = Σ quantity × price, of what has a price",
  cost: "cost = Σ cost of the lots that are left",
  unrealised: "unrealised gain = value − cost, of what has a price",
} as const;

interface ExplainedProps {
  readonly id: string;
  readonly at: string | null;
  readonly of: keyof typeof FORMULAS;
}

/** A total, by what it is made of: each holding with its price, where that is from, and the lots that are left of it. */
export function ExplainedHoldings({ id, at, of }: ExplainedProps) {
  const holdings = useData(
    (signal) => reports.holdings(id, { explain: "true", ...(at === null ? {} : { at }) }, signal),
    [id, at],
  );
  return (
    <Loaded of={holdings} skeleton={<Skeleton lines={6} />}>
      {(answer) => (
        <div class="stack explained">
          <Formula>{FORMULAS[of]}</Formula>
          <PlainTable
            label="What it is made of"
            columns={columnsIn(answer.base)}
            rows={answer.holdings}
            keyOf={({ asset }) => asset}
            foot={<Total totals={answer.totals} base={answer.base} />}
          />
          {answer.holdings.map(({ asset, lots }) => (
            <LotList key={asset} title={`Lots of ${symbolOf(asset)}`} lots={lots ?? []} base={answer.base} />
          ))}
        </div>
      )}
    </Loaded>
  );
}

type Holding = Holdings["holdings"][number];

const columnsIn = (base: string): readonly Pick<Column<Holding>, "id" | "label" | "numeric" | "cell">[] => [
  { id: "coin", label: "Coin", cell: ({ asset }) => symbolOf(asset) },
  { id: "quantity", label: "Quantity", numeric: true, cell: ({ quantity }) => <Quantity amount={quantity} /> },
  { id: "price", label: "Price", numeric: true, cell: ({ price }) => <Price amount={price?.price} unit={base} /> },
  { id: "source", label: "Source", cell: ({ price }) => <Source of={price} /> },
  { id: "value", label: "Value", numeric: true, cell: ({ value }) => <Money amount={value} unit={base} /> },
  {
    id: "cost",
    label: "Cost",
    numeric: true,
    cell: ({ cost }) => <Money amount={cost} unit={base} unknown="not known" />,
  },
  { id: "gain", label: "Gain", numeric: true, cell: ({ unrealised }) => <Gain amount={unrealised} unit={base} /> },
];

function Source({ of }: { of: Holding["price"] }) {
  if (of === null) return <span class="small muted">none</span>;
  return (
    <span class="small muted">
      {of.source}, <Time at={of.asOf} as="second" />
      {of.stale && ", stale"}
    </span>
  );
}

const Total = ({ totals, base }: Pick<Holdings, "totals" | "base">) => (
  <tr>
    <th scope="row" colSpan={4}>
      Total
    </th>
    <td class="number">
      <Money amount={totals.value} unit={base} />
    </td>
    <td class="number">
      <Money amount={totals.cost} unit={base} unknown="not known" />
    </td>
    <td class="number">
      <Gain amount={totals.unrealised} unit={base} />
    </td>
  </tr>
);
