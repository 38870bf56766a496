import type { Performance } from "../api/types.ts";
import { Money, Price, Quantity } from "../components/money.tsx";
import { Time } from "../components/time.tsx";
import { symbolOf } from "../state/catalogue.ts";

type Explain = NonNullable<Performance["explain"]>;

/** What every figure of a period is made of: prices with source and time, payments, lots. */
export function ExplainedInputs({ base, explain: { prices, flows, lots } }: { base: string; explain: Explain }) {
  return (
    <>
      <details>
        <summary>Values at both ends ({prices.length})</summary>
        <div class="scroll" tabIndex={0} role="region" aria-label="Values at both ends">
          <table>
            <thead>
              <tr>
                <th scope="col">When</th>
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
              </tr>
            </thead>
            <tbody>
              {prices.map(({ at, asset, quantity, price, source, asOf, value }) => (
                <tr key={`${at} ${asset}`}>
                  <td>
                    <Time at={at} as="minute" />
                  </td>
                  <td>{symbolOf(asset)}</td>
                  <td class="number">
                    <Quantity amount={quantity} />
                  </td>
                  <td class="number">
                    <Price amount={price} unit={base} />
                  </td>
                  <td class="small muted">
                    {source ?? "none"}
                    {asOf !== null && (
                      <>
                        , <Time at={asOf} as="minute" />
                      </>
                    )}
                  </td>
                  <td class="number">
                    <Money amount={value} unit={base} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
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
      <details>
        <summary>Lots ({lots.length})</summary>
        <ul class="rows">
          {lots.map(({ ref, asset, acquiredAt, quantity, cost }, index) => (
            <li key={`${ref} ${index}`}>
              <span>
                <Quantity amount={quantity} /> {symbolOf(asset)} since <Time at={acquiredAt} as="day" />
              </span>
              <span>
                cost <Money amount={cost} unit={base} unknown="not known" />
              </span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
