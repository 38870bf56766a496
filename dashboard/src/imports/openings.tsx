import { useSignal } from "@preact/signals";
import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { AmountField } from "../components/amount-field.tsx";
import { Field, Select } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { Quantity } from "../components/money.tsx";
import { Panel } from "../components/panel.tsx";
import { Time } from "../components/time.tsx";
import { fromLocalField } from "../format/zoned.ts";
import { symbolOf } from "../state/catalogue.ts";
import type { DraftView } from "./decisions.tsx";
import type { Decide } from "./use-draft.ts";
import type { Portfolio } from "../api/types.ts";

type Missing = DraftView["missing"][number];

const CHOICES = [
  { value: "market", label: "At its market value then" },
  { value: "cost", label: "At what it cost" },
  { value: "zero", label: "At no cost" },
  { value: "leave_out", label: "Leave its rows out" },
];

interface OpeningsProps {
  readonly portfolio: Portfolio;
  readonly draft: DraftView;
  readonly decide: Decide;
}

/** The file begins in the middle of a history: what it spends must have come from somewhere. */
export function Openings({ portfolio, draft: { missing, choices }, decide }: OpeningsProps) {
  const open = missing.filter(({ decided }) => !decided);
  const all = () =>
    decide({ openings: Object.fromEntries(open.map(({ asset }) => [asset, { as: "market" as const }])) });
  return (
    <Panel
      title="What was held before"
      actions={open.length > 1 && <Button onClick={all}>All at their market value</Button>}
    >
      <p class="muted">
        The file spends coins that it never shows arriving. Each needs an opening balance, or its rows are left out.
      </p>
      <ul class="rows">
        {missing.map((one) => (
          <Opening
            key={`${one.asset} ${one.account}`}
            missing={one}
            base={portfolio.base}
            chosen={choices.openings[one.asset]?.as ?? null}
            decide={decide}
          />
        ))}
      </ul>
    </Panel>
  );
}

interface OpeningProps {
  readonly missing: Missing;
  readonly base: string;
  readonly chosen: string | null;
  readonly decide: Decide;
}

function Opening({ missing: { asset, amount, line, at, decided }, base, chosen, decide }: OpeningProps) {
  const as = useSignal(chosen ?? "market");
  return (
    <li>
      <span>
        <b>
          <Quantity amount={amount} /> {symbolOf(asset)}
        </b>{" "}
        <Badge tone={decided ? "accent" : "warn"}>{decided ? "decided" : "open"}</Badge>
        <span class="muted small block">
          {line === null ? "first spent by a row of the ledger" : `first spent in line ${line}`}, needed on{" "}
          <Time at={at} as="day" />
        </span>
      </span>
      <Form
        submit={decided ? "Change" : "Decide"}
        label={`Opening balance of ${symbolOf(asset)}`}
        keep
        onSubmit={({ cost = "", acquiredAt = "" }) => {
          const since = acquiredAt === "" ? {} : { acquiredAt: fromLocalField(acquiredAt) };
          const opening =
            as.value === "cost"
              ? { as: "cost" as const, cost, ...since }
              : { as: as.value as "market" | "zero" | "leave_out" };
          decide({ openings: { [asset]: opening } });
          return Promise.resolve();
        }}
      >
        <Select
          label="Take it"
          name="as"
          choices={CHOICES}
          value={as.value}
          onChange={(value) => {
            as.value = value;
          }}
        />
        {as.value === "cost" && (
          <>
            <AmountField label={`All of it cost, in ${symbolOf(base)}`} name="cost" />
            <Field label="Owned since" name="acquiredAt" type="datetime-local" required={false} />
          </>
        )}
      </Form>
    </li>
  );
}
