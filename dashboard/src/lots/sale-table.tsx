import type { WhatIf } from "../api/types.ts";
import { Badge } from "../components/badge.tsx";
import { Gain } from "../components/change.tsx";
import { Money, Price, Quantity } from "../components/money.tsx";
import { Time } from "../components/time.tsx";
import { Unknown } from "../components/unknown.tsx";
import { compareDecimals } from "../format/compare-decimals.ts";
import { symbolOf } from "../state/catalogue.ts";
import { METHODS, methodLabel } from "./methods.ts";
import "./sale-table.css";

type Outcome = WhatIf["methods"][number];

/** The method with the smallest gain: the least to tax now. Null where they are all the same or one is not known. */
function leastGain(methods: readonly Outcome[]): string | null {
  const known = methods.flatMap(({ method, gain }) => (gain === null ? [] : [{ method, gain }]));
  const sorted = known.toSorted((a, b) => compareDecimals(a.gain, b.gain));
  const [first, last] = [sorted[0], sorted.at(-1)];
  return known.length < methods.length || first?.gain === last?.gain ? null : (first?.method ?? null);
}

/** What each method makes of one sale, side by side. */
export function SaleTable({ answer: { sale, methods, base, notes } }: { answer: WhatIf }) {
  const least = leastGain(methods);
  return (
    <div class="stack" role="status">
      <p>
        <Quantity amount={sale.quantity} /> {symbolOf(sale.asset)} at <Price amount={sale.price} unit={base} /> each:
      </p>
      <div class="scroll" tabIndex={0} role="region" aria-label="The sale under every method">
        <table class="sale">
          <thead>
            <tr>
              <th scope="col">Method</th>
              <th scope="col" class="number">
                Proceeds
              </th>
              <th scope="col" class="number">
                Cost
              </th>
              <th scope="col" class="number">
                Gain
              </th>
              <th scope="col" class="number">
                Short
              </th>
              <th scope="col" class="number">
                Long
              </th>
            </tr>
          </thead>
          <tbody>
            {methods.map((outcome) => (
              <Row key={outcome.method} outcome={outcome} base={base} isLeast={outcome.method === least} />
            ))}
          </tbody>
        </table>
      </div>
      {methods.map(({ method, lots }) => (
        <details key={method}>
          <summary>
            Lots that {methodLabel(method)} takes ({lots.length})
          </summary>
          <ul class="rows">
            {lots.map(({ ref, acquiredAt, quantity, cost, gain }, index) => (
              <li key={`${ref} ${index}`}>
                <span>
                  <Quantity amount={quantity} /> of{" "}
                  {acquiredAt === null ? <Unknown why="no lot" /> : <Time at={acquiredAt} as="day" />}
                </span>
                <span>
                  cost <Money amount={cost} unit={base} unknown="not known" />, gain{" "}
                  <Gain amount={gain} unit={base} unknown="not known" />
                </span>
              </li>
            ))}
          </ul>
        </details>
      ))}
      <p class="muted small">{notes.join(" ")}</p>
    </div>
  );
}

function Row({ outcome, base, isLeast }: { outcome: Outcome; base: string; isLeast: boolean }) {
  const { method, proceeds, cost, gain, shortGain, longGain } = outcome;
  return (
    <tr data-method={method}>
      <th scope="row">
        <b>{methodLabel(method)}</b> {isLeast && <Badge tone="accent">least gain</Badge>}
        <span class="muted small about">{METHODS.find(({ value }) => value === method)?.about}</span>
      </th>
      <td class="number">
        <Money amount={proceeds} unit={base} unknown="not known" />
      </td>
      <td class="number">
        <Money amount={cost} unit={base} unknown="not known" />
      </td>
      <td class="number" data-figure="gain">
        <Gain amount={gain} unit={base} unknown="not known" />
      </td>
      <td class="number">
        <Gain amount={shortGain} unit={base} unknown="not known" />
      </td>
      <td class="number">
        <Gain amount={longGain} unit={base} unknown="not known" />
      </td>
    </tr>
  );
}
