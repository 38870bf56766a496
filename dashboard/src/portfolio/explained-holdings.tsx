import { reports } from "../api/reports.ts";
import type { Holdings } from "../api/types.ts";
import { Gain } from "../components/change.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Money, Price, Quantity } from "../components/money.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { Time } from "../components/time.tsx";
import { symbolOf } from "../state/catalogue.ts";
import { useData } from "../state/data.ts";

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
          <p>
            <code class="formula">{FORMULAS[of]}</code>
          </p>
          <Lines answer={answer} />
          {answer.holdings.map(({ asset, lots }) => (
            <Lots key={asset} asset={asset} lots={lots ?? []} base={answer.base} />
          ))}
        </div>
      )}
    </Loaded>
  );
}

function Lines({ answer: { holdings, totals, base } }: { answer: Holdings }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="What it is made of">
      <table>
        <thead>
          <tr>
            <th scope="col">Coin</th>
            <th scope="col" class="number">
              Quantity
            </th>
            <th scope="col" class="number">
              Price
            </th>
            <th scope="col">Source</th>
            <th scope="col" class="number">
              Value
            </th>
            <th scope="col" class="number">
              Cost
            </th>
            <th scope="col" class="number">
              Gain
            </th>
          </tr>
        </thead>
        <tbody>
          {holdings.map(({ asset, quantity, price, value, cost, unrealised }) => (
            <tr key={asset}>
              <th scope="row">{symbolOf(asset)}</th>
              <td class="number">
                <Quantity amount={quantity} />
              </td>
              <td class="number">
                <Price amount={price?.price} unit={base} />
              </td>
              <td class="small muted">
                {price === null ? (
                  "none"
                ) : (
                  <>
                    {price.source}, <Time at={price.asOf} as="second" />
                    {price.stale && ", stale"}
                  </>
                )}
              </td>
              <td class="number">
                <Money amount={value} unit={base} />
              </td>
              <td class="number">
                <Money amount={cost} unit={base} unknown="not known" />
              </td>
              <td class="number">
                <Gain amount={unrealised} unit={base} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
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
        </tfoot>
      </table>
    </div>
  );
}

type Lot = NonNullable<Holdings["holdings"][number]["lots"]>[number];

function Lots({ asset, lots, base }: { asset: string; lots: readonly Lot[]; base: string }) {
  return (
    <details>
      <summary>
        Lots of {symbolOf(asset)} ({lots.length})
      </summary>
      <ul class="rows">
        {lots.map(({ ref, part, acquiredAt, quantity, cost }) => (
          <li key={`${ref} ${part}`}>
            <span>
              <Quantity amount={quantity} /> since <Time at={acquiredAt} as="day" />
            </span>
            <span>
              cost <Money amount={cost} unit={base} unknown="not known" />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
