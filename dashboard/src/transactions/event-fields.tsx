import type { Portfolio, Transaction } from "../api/types.ts";
import { AmountField } from "../components/amount-field.tsx";
import { AssetField } from "../components/asset-field.tsx";
import { Field, Select, TextArea } from "../components/field.tsx";
import { toLocalField } from "../format/zoned.ts";
import { EVENTS, wordsOf, type EventType } from "./event-types.ts";
import "./event-fields.css";

interface LegProps {
  readonly side: "in" | "out" | "fee";
  readonly label: string;
  readonly asset: string;
  readonly amount: string;
  readonly of?: "coins" | "currencies" | "all";
  readonly required?: boolean;
}

function Leg({ side, label, asset, amount, of = "all", required = true }: LegProps) {
  return (
    <fieldset class="leg">
      <legend>{label}</legend>
      <AmountField label="Amount" name={`${side}.amount`} value={amount} required={required} />
      <AssetField
        label={of === "currencies" ? "Currency" : "Coin"}
        name={`${side}.asset`}
        value={asset}
        of={of}
        required={required}
      />
    </fieldset>
  );
}

interface EventFieldsProps {
  readonly type: EventType;
  readonly portfolio: Portfolio;
  /** What is edited; without it everything is new. */
  readonly event?: Transaction;
}

/** The fields of one type of event. */
export function EventFields({ type, portfolio, event }: EventFieldsProps) {
  const shape = EVENTS[type];
  const accounts = portfolio.accounts.map(({ id, name }) => ({ value: id, label: name }));
  const { base } = portfolio;
  const leg = (side: "in" | "out") => {
    const label = shape[side];
    if (label === undefined) return null;
    const isMoney = shape.money === side;
    return (
      <Leg
        key={side}
        side={side}
        label={label}
        amount={event?.[side]?.amount ?? ""}
        asset={event?.[side]?.asset ?? (isMoney ? base : "")}
        of={isMoney ? "currencies" : shape.money === undefined ? "all" : "coins"}
        required={!isMoney}
      />
    );
  };
  const sides =
    shape.money === undefined || shape.money === "out" ? (["in", "out"] as const) : (["out", "in"] as const);
  return (
    <>
      <div class="legs">{sides.map(leg)}</div>
      <div class="fields">
        {shape.money !== undefined && (
          <AmountField label="or price of one" name="price" value={event?.price ?? ""} required={false} />
        )}
        <Field label="When" name="at" type="datetime-local" step="any" value={toLocalField(event?.at ?? now())} />
        {shape.subtypes !== undefined && (
          <Select
            label="Kind"
            name="subtype"
            value={event?.subtype ?? ""}
            required={false}
            choices={[
              { value: "", label: "Not said" },
              ...shape.subtypes.map((value) => ({ value, label: wordsOf(value) })),
            ]}
          />
        )}
        {(accounts.length > 1 || shape.toAccount === true) && (
          <Select
            label={shape.toAccount === true ? "From account" : "Account"}
            name="accountId"
            choices={accounts}
            value={event?.accountId ?? accounts[0]?.value ?? ""}
          />
        )}
        {shape.toAccount === true && (
          <Select
            label="To account"
            name="toAccountId"
            choices={accounts}
            value={event?.toAccountId ?? accounts[1]?.value ?? ""}
          />
        )}
        {shape.worth === true && (
          <>
            <AmountField
              label="Worth then"
              name="value"
              value={event?.value ?? ""}
              required={false}
              hint="All of it, in the base currency; left empty, the market's price counts."
            />
            <input type="hidden" name="valueCurrency" value={event?.valueCurrency ?? ""} />
          </>
        )}
        {shape.history === true && (
          <>
            <AmountField
              label="What it cost"
              name="basis"
              value={event?.basis ?? ""}
              required={false}
              hint="In the base currency; left empty, its market value then."
            />
            <Field
              label="Owned since"
              name="acquiredAt"
              type="datetime-local"
              step="any"
              required={false}
              value={event?.acquiredAt ? toLocalField(event.acquiredAt) : ""}
            />
          </>
        )}
      </div>
      <details
        class="more-fields"
        open={event !== undefined && (event.fee !== null || event.note !== null || event.tags.length > 0)}
      >
        <summary>Fee, note, tags{shape.lots === true && ", lots"}</summary>
        <Leg
          side="fee"
          label="Fee"
          amount={event?.fee?.amount ?? ""}
          asset={event?.fee?.asset ?? base}
          required={false}
        />
        <TextArea label="Note" name="note" value={event?.note ?? ""} maxLength={1_000} required={false} />
        <Field
          label="Tags"
          name="tags"
          value={event?.tags.join(", ") ?? ""}
          required={false}
          hint="Separated by commas."
        />
        {shape.lots === true && (
          <Field
            label="Lots it takes"
            name="lots"
            value={lotsText(event)}
            required={false}
            hint="For the method “specific”: reference and quantity, separated by semicolons."
          />
        )}
      </details>
    </>
  );
}

const now = (): number => Math.floor(Date.now() / 60_000) * 60_000;

const lotsText = (event: Transaction | undefined): string =>
  (event?.lots ?? []).flatMap((lot) => ("ref" in lot ? [`${lot.ref} ${lot.quantity}`] : [])).join("; ");
