import { ledger } from "../api/ledger.ts";
import type { Portfolio } from "../api/types.ts";
import { Button } from "../components/button.tsx";
import { Field, Select } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { loadPortfolios } from "../state/portfolios.ts";
import { failed } from "../transactions/take-back.ts";

const KINDS = [
  { value: "exchange", label: "Exchange" },
  { value: "wallet", label: "Wallet" },
  { value: "cold", label: "Cold storage" },
  { value: "other", label: "Other" },
] as const;
type Kind = (typeof KINDS)[number]["value"];

/** The places where the coins lie. One that holds something cannot go; the service says so. */
export function Accounts({ portfolio: { id, accounts } }: { portfolio: Portfolio }) {
  return (
    <>
      <ul class="rows">
        {accounts.map((account) => (
          <li key={account.id}>
            <span>
              <b class="foreign">{account.name}</b>{" "}
              <span class="muted small">{KINDS.find(({ value }) => value === account.kind)?.label}</span>
            </span>
            {accounts.length > 1 && (
              <Button
                look="link"
                onClick={() => void ledger.deleteAccount(id, account.id).then(loadPortfolios).catch(failed)}
              >
                Delete {account.name}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Form
        submit="Add"
        label="Add an account"
        onSubmit={async ({ name = "", kind }, key) => {
          await ledger.addAccount(id, { name, kind: kind as Kind }, key);
          await loadPortfolios();
        }}
      >
        <div class="fields">
          <Field label="Name" name="name" maxLength={100} />
          <Select label="Kind" name="kind" choices={KINDS} value="exchange" />
        </div>
      </Form>
    </>
  );
}
