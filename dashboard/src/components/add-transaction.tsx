import { api } from "../api/client.ts";
import type { NewTransaction } from "../api/types.ts";
import { coins, selected } from "../state/portfolio.ts";
import { Field, Form } from "./form.tsx";

const AMOUNT = String.raw`\d{1,20}(\.\d{1,18})?`;
const USD = "fiat:usd";

export function AddTransaction() {
  const portfolio = selected.value;
  if (portfolio === null) return null;
  return (
    <Form
      submit="Add"
      label="Add a transaction"
      onSubmit={async (fields, key) => {
        await api.addTransaction(portfolio.id, transactionOf(fields), key);
      }}
    >
      <div class="row">
        <label class="field">
          <span>Type</span>
          <select name="type">
            <option value="buy">Buy</option>
            <option value="sell">Sell</option>
          </select>
        </label>
        <label class="field">
          <span>Coin</span>
          <select name="coin">
            {[...coins.value.values()].map((coin) => (
              <option key={coin.id} value={coin.id}>
                {coin.symbol} – {coin.name}
              </option>
            ))}
          </select>
        </label>
        <Field label="Quantity" name="quantity" inputMode="decimal" pattern={AMOUNT} />
        <Field label="Total in USD" name="total" inputMode="decimal" pattern={AMOUNT} />
        <Field label="When" name="at" type="datetime-local" value={localNow()} />
      </div>
    </Form>
  );
}

function transactionOf(fields: Record<string, string>): NewTransaction {
  const coin = { asset: fields["coin"] ?? "", amount: fields["quantity"] ?? "" };
  const money = { asset: USD, amount: fields["total"] ?? "" };
  const at = new Date(fields["at"] ?? "").toISOString();
  return fields["type"] === "sell"
    ? { type: "sell", at, in: money, out: coin }
    : { type: "buy", at, in: coin, out: money };
}

/** Now, in the form a datetime-local field wants: local, without a zone. */
function localNow(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
