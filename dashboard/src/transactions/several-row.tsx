import { useSignal } from "@preact/signals";
import { AmountField } from "../components/amount-field.tsx";
import { AssetField } from "../components/asset-field.tsx";
import { Button } from "../components/button.tsx";
import { Field, Select } from "../components/field.tsx";
import { EVENTS, type EventType } from "./event-types.ts";
import "./several-row.css";

/** Types that one amount of one coin, and at most a sum of money, say all about. */
const SIMPLE = ["buy", "sell", "deposit", "withdrawal", "reward", "gift_in", "gift_out", "fee", "loss"] as const;
const CHOICES = SIMPLE.map((value) => ({ value, label: EVENTS[value].label }));

interface SeveralRowProps {
  /** Before the name of each of its fields. */
  readonly prefix: string;
  readonly number: number;
  readonly base: string;
  readonly at: string;
  readonly onRemove?: () => void;
}

export function SeveralRow({ prefix, number, base, at, onRemove }: SeveralRowProps) {
  const type = useSignal<EventType>("buy");
  const { money, worth = false } = EVENTS[type.value];
  const isTrade = money !== undefined;
  return (
    <fieldset class="several-row">
      <legend class="visually-hidden">Row {number}</legend>
      <Select
        label="Type"
        name={`${prefix}type`}
        choices={CHOICES}
        value={type.value}
        onChange={(value) => {
          type.value = value as EventType;
        }}
      />
      <AmountField label="Quantity" name={`${prefix}quantity`} />
      <AssetField label="Coin" name={`${prefix}coin`} of={isTrade ? "coins" : "all"} />
      {(isTrade || worth) && (
        <>
          <AmountField
            label={isTrade ? "Total" : "Worth then"}
            name={`${prefix}money`}
            required={isTrade}
            {...(isTrade ? {} : { placeholder: "By the market" })}
          />
          <AssetField label="Currency" name={`${prefix}currency`} of="currencies" value={base} />
        </>
      )}
      <div class="when">
        <Field label="When" name={`${prefix}at`} type="datetime-local" value={at} />
        {onRemove !== undefined && (
          <Button look="ghost" icon="trash" label={`Remove row ${number}`} onClick={onRemove} />
        )}
      </div>
    </fieldset>
  );
}
