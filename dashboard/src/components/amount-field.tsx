import { Field, type FieldProps } from "./field.tsx";

/** Decimal as text; what a person types may also group by blanks. */
const AMOUNT = String.raw`[\d\s]*\.?\d{0,18}`;

/** A decimal, exact: it is sent as it is typed. */
export const AmountField = (
  props: Pick<FieldProps, "label" | "name" | "value" | "required" | "hint" | "placeholder">,
) => (
  <Field
    {...props}
    inputMode="decimal"
    autocomplete="off"
    pattern={AMOUNT}
    title="A decimal, with a point and at most 18 digits behind it"
  />
);
