import { api } from "../api/client.ts";
import type { NewTransaction } from "../api/types.ts";
import { Field, Select } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { fromLocalField, toLocalField } from "../format/zoned.ts";
import { coins } from "../state/catalogue.ts";
import { toast } from "../state/toasts.ts";

const AMOUNT = String.raw`\d{1,20}(\.\d{1,18})?`;
const USD = "fiat:usd";
const TYPES = [
  { value: "buy", label: "Buy" },
  { value: "sell", label: "Sell" },
];

export function AddTransaction({ portfolioId }: { portfolioId: string }) {
  return (
    <Form
      submit="Add"
      label="Add a transaction"
      onSubmit={async (fields, key) => {
        await api.addTransaction(portfolioId, transactionOf(fields), key);
        toast("Recorded.");
      }}
    >
      <div class="fields">
        <Select label="Type" name="type" choices={TYPES} />
        <Select
          label="Coin"
          name="coin"
          choices={[...coins.value.values()].map(({ id, symbol, name }) => ({
            value: id,
            label: `${symbol} – ${name}`,
          }))}
        />
        <Field label="Quantity" name="quantity" inputMode="decimal" pattern={AMOUNT} />
        <Field label="Total in USD" name="total" inputMode="decimal" pattern={AMOUNT} />
        <Field label="When" name="at" type="datetime-local" value={toLocalField(Date.now()).slice(0, 16)} />
      </div>
    </Form>
  );
}

function transactionOf(fields: Record<string, string>): NewTransaction {
  const coin = { asset: fields["coin"] ?? "", amount: fields["quantity"] ?? "" };
  const money = { asset: USD, amount: fields["total"] ?? "" };
  const at = fromLocalField(fields["at"] ?? "");
  return fields["type"] === "sell"
    ? { type: "sell", at, in: money, out: coin }
    : { type: "buy", at, in: coin, out: money };
}
