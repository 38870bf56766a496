import { AssetField } from "../components/asset-field.tsx";
import { Button } from "../components/button.tsx";
import { Field, Select } from "../components/field.tsx";
import { AMOUNT } from "./event-fields.tsx";
import "./several-row.css";

const TYPES = [
  { value: "buy", label: "Buy" },
  { value: "sell", label: "Sell" },
];

interface SeveralRowProps {
  /** Before the name of each of its fields. */
  readonly prefix: string;
  readonly number: number;
  readonly base: string;
  readonly at: string;
  readonly onRemove?: () => void;
}

export function SeveralRow({ prefix, number, base, at, onRemove }: SeveralRowProps) {
  return (
    <fieldset class="several-row">
      <legend class="visually-hidden">Row {number}</legend>
      <Select label="Type" name={`${prefix}type`} choices={TYPES} value="buy" />
      <Field label="Quantity" name={`${prefix}quantity`} inputMode="decimal" pattern={AMOUNT} autocomplete="off" />
      <AssetField label="Coin" name={`${prefix}coin`} of="coins" />
      <Field label="Total" name={`${prefix}money`} inputMode="decimal" pattern={AMOUNT} autocomplete="off" />
      <AssetField label="Currency" name={`${prefix}currency`} of="currencies" value={base} />
      <Field label="When" name={`${prefix}at`} type="datetime-local" value={at} />
      {onRemove !== undefined && <Button look="ghost" icon="trash" label={`Remove row ${number}`} onClick={onRemove} />}
    </fieldset>
  );
}
