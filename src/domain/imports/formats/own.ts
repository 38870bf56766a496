import { parseAmount } from "../../money/amount.ts";
import type { Amount } from "../../money/amount.ts";
import type { ArrivedLot, LotPick } from "../../ledger/transaction.ts";
import { TRANSACTION_TYPES } from "../../ledger/transaction.ts";
import type { Format } from "../format.ts";
import { hasAll, rowByRow } from "../format.ts";
import type { AssetName, NeutralLeg } from "../neutral.ts";
import type { Row } from "../row.ts";
import { assetName, eventOf } from "../row.ts";
import { fromCell } from "../text/cell.ts";

/** Columns of our own format. Only `at` and `type` must be there, and what the type needs. */
export const OWN_COLUMNS = [
  "ref",
  "at",
  "position",
  "type",
  "subtype",
  "account",
  "to_account",
  "in_amount",
  "in_asset",
  "out_amount",
  "out_asset",
  "fee_amount",
  "fee_asset",
  "price",
  "value",
  "value_currency",
  "basis",
  "basis_currency",
  "acquired_at",
  "lots",
  "tags",
  "note",
  "source",
  "external_id",
] as const;
export type OwnColumn = (typeof OWN_COLUMNS)[number];

/** Columns with words of a person or of another source, which could be taken for formulas. */
export const WORDS: ReadonlySet<string> = new Set(["ref", "account", "to_account", "note", "source", "external_id"]);

export const OWN = "coinsight";

export const own: Format = {
  id: OWN,
  name: "Coinsight",
  matches: (names) =>
    hasAll(names, ["at", "type"]) &&
    names.some((name) => name.endsWith("_amount")) &&
    names.every((name) => (OWN_COLUMNS as readonly string[]).includes(name)),
  read: rowByRow((row) => {
    const at = row.time("at", ["y-m-d"]);
    const type = TRANSACTION_TYPES.find((name) => name === row.text("type"));
    if (type === undefined) row.wrong("type", `one of ${TRANSACTION_TYPES.join(", ")}`);
    const position = row.text("position");
    if (!/^(\d{1,10})?$/.test(position)) row.wrong("position", "a whole number, or nothing");
    const acquired = row.text("acquired_at");
    const fields = {
      ref: refOf(row),
      position: position === "" ? null : Number(position),
      account: accountOf(row, "account"),
      toAccount: accountOf(row, "to_account"),
      basis: exact(row, "basis"),
      basisCurrency: assetIn(row, "basis_currency"),
      acquiredAt: acquired === "" ? null : row.time("acquired_at", ["y-m-d"]),
      lots: lotsOf(row),
      tags: tagsOf(row),
    };
    const event = {
      at,
      subtype: row.id("subtype"),
      in: leg(row, "in"),
      out: leg(row, "out"),
      fee: leg(row, "fee"),
      price: exact(row, "price"),
      value: exact(row, "value"),
      valueCurrency: assetIn(row, "value_currency"),
      note: textOf(row, "note"),
      source: textOf(row, "source") ?? OWN,
      externalId: textOf(row, "external_id"),
      own: fields,
    };
    return row.entry(type === undefined || row.errors.length > 0 ? null : eventOf({ ...event, type }));
  }),
};

const textOf = (row: Row, column: OwnColumn): string | null => {
  const text = fromCell(row.text(column));
  return text === "" ? null : text;
};

function refOf(row: Row): string | null {
  const ref = textOf(row, "ref");
  if (ref !== null && !/^[\x21-\x7e]{1,40}$/.test(ref)) row.wrong("ref", "1 to 40 printable characters without spaces");
  return ref;
}

function accountOf(row: Row, column: "account" | "to_account"): string | null {
  const name = textOf(row, column);
  if (name !== null && name.length > 100) row.wrong(column, "a name of at most 100 characters");
  return name;
}

/** Not rounded and not mended: what we wrote ourselves is exact. */
function exact(row: Row, column: OwnColumn): Amount | null {
  const text = row.text(column);
  if (text === "") return null;
  return row.amount(column);
}

const assetIn = (row: Row, column: OwnColumn): AssetName | null =>
  row.text(column) === "" ? null : assetName(`=${row.text(column)}`);

function leg(row: Row, side: "in" | "out" | "fee"): NeutralLeg | null {
  const amount = exact(row, `${side}_amount`);
  const asset = assetIn(row, `${side}_asset`);
  if (amount === null && asset === null) return null;
  if (amount === null) row.wrong(`${side}_amount`, "how much of it");
  else if (asset === null) row.wrong(`${side}_asset`, "a coin's id, or fiat:usd");
  return amount === null || asset === null ? null : { asset, amount };
}

const LOTS = '[{"ref":"…","quantity":"…"}], or acquiredAt, quantity, cost and price of each';

function lotsOf(row: Row): readonly LotPick[] | readonly ArrivedLot[] | null {
  const text = row.text("lots");
  if (text === "") return null;
  const parsed = jsonOf(text);
  const lots = Array.isArray(parsed) ? parsed.map((lot) => pickOf(lot) ?? arrivedOf(lot)) : [null];
  if (lots.some((lot) => lot === null) || lots.length === 0) row.wrong("lots", LOTS);
  return lots.filter((lot) => lot !== null) as LotPick[] | ArrivedLot[];
}

function pickOf(lot: unknown): LotPick | null {
  if (typeof lot !== "object" || lot === null || !("ref" in lot) || !("quantity" in lot)) return null;
  const quantity = amountIn(lot.quantity);
  return typeof lot.ref === "string" && lot.ref.length <= 40 && quantity !== null ? { ref: lot.ref, quantity } : null;
}

function arrivedOf(lot: unknown): ArrivedLot | null {
  if (typeof lot !== "object" || lot === null || !("acquiredAt" in lot) || !("quantity" in lot)) return null;
  const acquiredAt = typeof lot.acquiredAt === "string" ? Date.parse(lot.acquiredAt) : Number.NaN;
  const quantity = amountIn(lot.quantity);
  const [cost, price] = [knownIn("cost" in lot ? lot.cost : null), knownIn("price" in lot ? lot.price : null)];
  if (Number.isNaN(acquiredAt) || quantity === null || cost === undefined || price === undefined) return null;
  return { acquiredAt, quantity, cost, price };
}

const amountIn = (value: unknown): Amount | null => (typeof value === "string" ? parseAmount(value) : null);
/** `undefined`: neither an amount nor unknown. */
const knownIn = (value: unknown): Amount | null | undefined => (value === null ? null : (amountIn(value) ?? undefined));

function tagsOf(row: Row): readonly string[] {
  const text = row.text("tags");
  if (text === "") return [];
  const tags = jsonOf(text);
  const ok =
    Array.isArray(tags) && tags.length <= 20 && tags.every((tag) => typeof tag === "string" && tag.length <= 50);
  if (!ok) row.wrong("tags", 'a list such as ["tax","2024"] of at most 20');
  return ok ? (tags as string[]) : [];
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
