import type { ImportMapping } from "../api/types.ts";

export type MappedField = keyof ImportMapping["columns"];

/** Fields of an event that a column can hold. Rare ones are shown on request. */
export const MAPPED: Readonly<Record<MappedField, { readonly label: string; readonly rare?: true }>> = {
  time: { label: "Date and time" },
  type: { label: "What happened" },
  amount: { label: "Amount of the coin" },
  asset: { label: "Coin" },
  total: { label: "Money, in total" },
  price: { label: "Price of one" },
  currency: { label: "Currency of the money" },
  feeAmount: { label: "Fee" },
  feeAsset: { label: "Coin or currency of the fee" },
  note: { label: "Note" },
  clock: { label: "Time of day", rare: true },
  inAmount: { label: "What arrived: amount", rare: true },
  inAsset: { label: "What arrived: coin", rare: true },
  outAmount: { label: "What left: amount", rare: true },
  outAsset: { label: "What left: coin", rare: true },
  externalId: { label: "Id of the row", rare: true },
};

type Types = NonNullable<ImportMapping["types"]>;

/** The form's fields as the contract wants them; what has no column is left out. */
export function mappingFrom(fields: Readonly<Record<string, string>>): ImportMapping {
  const columns = Object.fromEntries(
    (Object.keys(MAPPED) as MappedField[]).flatMap((field) => (fields[field] ? [[field, fields[field]]] : [])),
  );
  return {
    columns,
    dates: (fields["dates"] ?? "y-m-d") as ImportMapping["dates"],
    decimal: (fields["decimal"] ?? ".") as ImportMapping["decimal"],
    zone: fields["zone"] ? fields["zone"] : null,
    types: typesFrom(fields["types"] ?? ""),
  };
}

/** "kauf = buy", a line each. What means nothing goes on as it is, for the service to say so. */
const typesFrom = (text: string): Types =>
  Object.fromEntries(
    text.split("\n").flatMap((line) => {
      const [word = "", meaning = ""] = line.split("=").map((part) => part.trim().toLowerCase());
      return word === "" || meaning === "" ? [] : [[word, meaning.replaceAll(" ", "_")]];
    }),
  ) as Types;

export const typesText = (types: Types): string =>
  Object.entries(types)
    .map(([word, meaning]) => `${word} = ${meaning}`)
    .join("\n");
