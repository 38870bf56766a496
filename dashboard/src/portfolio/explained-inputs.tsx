import type { Performance } from "../api/types.ts";
import { Money, Price, Quantity } from "../components/money.tsx";
import { PlainTable } from "../components/plain-table.tsx";
import { Time } from "../components/time.tsx";
import type { Column } from "../components/use-table.ts";
import { symbolOf } from "../state/catalogue.ts";
import { LotList } from "./lot-list.tsx";

type Explain = NonNullable<Performance["explain"]>;
type Valued = Explain["prices"][number];

const columnsIn = (base: string): readonly Pick<Column<Valued>, "id" | "label" | "numeric" | "cell">[] => [
  { id: "at", label: "When", cell: ({ at }) => <Time at={at} as="minute" /> },
  { id: "coin", label: "Coin", cell: ({ asset }) => symbolOf(asset) },
  { id: "quantity", label: "Quantity", numeric: true, cell: ({ quantity }) => <Quantity amount={quantity} /> },
  { id: "price", label: "Price", numeric: true, cell: ({ price }) => <Price amount={price} unit={base} /> },
  {
    id: "source",
    label: "Source",
    cell: ({ source, asOf }) => (
      <span class="small muted">
        {source ?? "none"}
        {asOf !== null && (
          <>
            , <Time at={asOf} as="minute" />
          </>
        )}
      </span>
    ),
  },
  { id: "value", label: "Value", numeric: true, cell: ({ value }) => <Money amount={value} unit={base} /> },
];

/** What every figure of a period is made of: prices with source and time, payments, lots. */
export function ExplainedInputs({ base, explain: { prices, flows, lots } }: { base: string; explain: Explain }) {
  return (
    <>
      <details>
        <summary>Values at both ends ({prices.length})</summary>
        <PlainTable
          label="Values at both ends"
          columns={columnsIn(base)}
          rows={prices}
          keyOf={({ at, asset }) => `${at} ${asset}`}
        />
      </details>
      <details>
        <summary>Payments ({flows.length})</summary>
        <ul class="rows">
          {flows.map(({ at, direction, value }, index) => (
            <li key={`${at} ${index}`}>
              <Time at={at} as="minute" />
              <span>
                {direction === "in" ? "paid in " : "taken out "}
                <Money amount={value} unit={base} />
              </span>
            </li>
          ))}
        </ul>
      </details>
      <LotList title="Lots" lots={lots} base={base} />
    </>
  );
}
