import { coins, holdingOf, order, symbolOf } from "../state/portfolio.ts";
import { Gain, Money, Quantity } from "./figures.tsx";

export function HoldingsTable() {
  if (order.value.length === 0) return <p class="empty">Nothing is held yet. Add a purchase below to see it move.</p>;
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Coin</th>
            <th scope="col" class="figure">
              Quantity
            </th>
            <th scope="col" class="figure">
              Price
            </th>
            <th scope="col" class="figure">
              Value
            </th>
            <th scope="col" class="figure">
              Unrealised gain
            </th>
          </tr>
        </thead>
        <tbody>
          {order.value.map((asset) => (
            <HoldingRow key={asset} asset={asset} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HoldingRow({ asset }: { asset: string }) {
  const holding = holdingOf(asset)?.value;
  if (holding === undefined) return null;
  return (
    <tr data-asset={asset}>
      <th scope="row">
        <b>{symbolOf.value(asset)}</b> <span class="muted">{coins.value.get(asset)?.name}</span>
      </th>
      <td class="figure">
        <Quantity amount={holding.quantity} />
      </td>
      <td class="figure" data-figure="price">
        <Money amount={holding.price?.price ?? null} />
        {holding.price?.stale === true && (
          <span class="badge flat" title={`Last heard ${holding.price.asOf}`}>
            stale
          </span>
        )}
      </td>
      <td class="figure" data-figure="value">
        <Money amount={holding.value} />
      </td>
      <td class="figure">
        <Gain amount={holding.unrealised} />
      </td>
    </tr>
  );
}
