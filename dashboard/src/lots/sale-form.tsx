import { useComputed, useSignal } from "@preact/signals";
import { reports } from "../api/reports.ts";
import type { Portfolio, WhatIf } from "../api/types.ts";
import { AmountField } from "../components/amount-field.tsx";
import { Select } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { Panel } from "../components/panel.tsx";
import { nameOf, symbolOf } from "../state/catalogue.ts";
import { holdingOf, order } from "../state/valuation.ts";
import { SaleTable } from "./sale-table.tsx";

/** A sale that never was, under every method. */
export function SalePanel({ portfolio }: { portfolio: Portfolio }) {
  const answer = useSignal<WhatIf | null>(null);
  const coin = useSignal("");
  const choices = useComputed(() =>
    order.value
      .filter((asset) => !asset.startsWith("fiat:"))
      .map((asset) => ({ value: asset, label: `${symbolOf(asset)} – ${nameOf(asset)}` })),
  );
  const chosen = coin.value === "" ? (choices.value[0]?.value ?? "") : coin.value;
  const held = holdingOf(chosen)?.value.quantity ?? "";
  return (
    <Panel title="The same sale under every method">
      <p class="muted">Nothing is sold: this shows which lots each method would take, and what gain that makes.</p>
      <Form
        submit="Compare"
        label="A sale to compare"
        keep
        onSubmit={async ({ quantity = "", price = "" }) => {
          answer.value = await reports.whatIf(portfolio.id, {
            asset: chosen,
            ...(quantity === "" ? {} : { quantity }),
            ...(price === "" ? {} : { price }),
          });
        }}
      >
        <div class="fields">
          <Select
            label="Coin"
            name="asset"
            choices={choices.value}
            value={chosen}
            onChange={(value) => {
              coin.value = value;
            }}
          />
          <AmountField
            key={chosen}
            label="Quantity"
            name="quantity"
            value={held}
            hint="All that is held, unless you change it."
          />
          <AmountField label="Price of one" name="price" required={false} hint="Left empty: the price now." />
        </div>
      </Form>
      {answer.value !== null && <SaleTable answer={answer.value} />}
    </Panel>
  );
}
