import { useComputed, useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { named } from "../state/catalogue.ts";
import { currencies } from "../state/currencies.ts";
import { Field } from "./field.tsx";

interface AssetFieldProps {
  readonly label: string;
  readonly name: string;
  /** An asset's id. */
  readonly value?: string;
  readonly required?: boolean;
  readonly of?: "coins" | "currencies" | "all";
}

const labelOf = ({ symbol, name }: { symbol: string; name: string }): string => `${symbol} – ${name}`;

function labels(of: AssetFieldProps["of"]): ReadonlyMap<string, string> {
  const listed = of === "currencies" ? [] : [...named.value].map(([id, coin]) => [labelOf(coin), id] as const);
  const money =
    of === "coins" ? [] : currencies().map(({ id, code, name }) => [labelOf({ symbol: code, name }), id] as const);
  return new Map([...listed, ...money]);
}

/** What was chosen or typed, as the API names it; what nobody knows goes on as it is, for the API to say so. */
export function assetOf(text: string): string {
  const all = labels("all");
  const typed = text.trim();
  const exact = all.get(typed);
  if (exact !== undefined) return exact;
  const lower = typed.toLowerCase();
  const match = [...all].find(([label, id]) => id === lower || label.toLowerCase().startsWith(`${lower} – `));
  return match?.[1] ?? typed;
}

/** A coin or a currency, to be found by typing: symbol or name. */
export function AssetField({ label, name, value, required = true, of = "all" }: AssetFieldProps) {
  const id = useId();
  /** Hundreds of coins: listed when somebody is about to choose. */
  const wanted = useSignal(false);
  const all = useComputed(() => labels(of));
  const shown = [...all.value].find(([, asset]) => asset === value)?.[0] ?? value ?? "";
  return (
    <>
      <Field
        label={label}
        name={name}
        value={shown}
        required={required}
        list={id}
        autocomplete="off"
        placeholder="Symbol or name"
        onFocus={() => {
          wanted.value = true;
        }}
      />
      <datalist id={id}>
        {wanted.value && [...all.value.keys()].map((text) => <option key={text} value={text} />)}
      </datalist>
    </>
  );
}
