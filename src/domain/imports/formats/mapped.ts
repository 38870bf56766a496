import { REWARD_KINDS, TRANSACTION_TYPES } from "../../ledger/transaction.ts";
import type { TransactionType } from "../../ledger/transaction.ts";
import type { Table } from "../format.ts";
import { columnName, rowsOf } from "../format.ts";
import type { Entry, NeutralEvent, NeutralLeg } from "../neutral.ts";
import type { Row } from "../row.ts";
import { eventOf } from "../row.ts";
import type { DateForm } from "../text/read-time.ts";
import { product } from "../text/product.ts";

/** What of an event a column can hold. */
export const MAPPED_FIELDS = [
  /** Date and time, or the date where `clock` has the time. */
  "time",
  "clock",
  /** A word for what happened. */
  "type",
  /** Two legs: what arrived and what left. */
  "inAmount",
  "inAsset",
  "outAmount",
  "outAsset",
  /** Or one coin and the money against it. */
  "amount",
  "asset",
  "total",
  "price",
  "currency",
  "feeAmount",
  "feeAsset",
  "externalId",
  "note",
] as const;
export type MappedField = (typeof MAPPED_FIELDS)[number];

/** What a file's word means: one of ours, a kind of reward, or nothing that is an event. */
export const MAPPED_TYPES = [...TRANSACTION_TYPES, ...REWARD_KINDS, "trade", "ignore"] as const;
export type MappedType = (typeof MAPPED_TYPES)[number];

/** How to read files that no format knows. */
export interface Mapping {
  readonly columns: Readonly<Partial<Record<MappedField, string>>>;
  readonly dates: DateForm;
  readonly decimal: "." | ",";
  /** Of times that name none; `null`: ask. */
  readonly zone: string | null;
  /** The file's words, in small letters. */
  readonly types: Readonly<Record<string, MappedType>>;
}

export const MAPPED = "mapped";

export function readMapped(table: Table, mapping: Mapping): Entry[] {
  return rowsOf(table).map((row) => read(new Cells(row, mapping)));
}

/** A row by our fields instead of its columns. */
class Cells {
  readonly row: Row;
  readonly mapping: Mapping;

  constructor(row: Row, mapping: Mapping) {
    this.row = row;
    this.mapping = mapping;
  }

  column(field: MappedField): string | null {
    const name = this.mapping.columns[field];
    return name === undefined ? null : columnName(name);
  }

  text(field: MappedField): string {
    const column = this.column(field);
    return column === null ? "" : this.row.text(column);
  }

  amount(field: MappedField) {
    const column = this.column(field);
    return column === null ? null : this.row.number(column);
  }

  leg(amount: MappedField, asset: MappedField): NeutralLeg | null {
    const [a, b] = [this.column(amount), this.column(asset)];
    return a === null || b === null ? null : this.row.leg(a, b);
  }
}

function read(cells: Cells): Entry {
  const { row, mapping } = cells;
  const clock = cells.text("clock");
  const time = clock === "" ? cells.text("time") : `${cells.text("time")} ${clock}`;
  const at = row.timeIn(time, cells.column("time") ?? "time", [mapping.dates], mapping.zone ?? row.zone);
  const type = typeOf(cells);
  if (type === "ignore") return row.entry("nothing_moved");
  const fee = cells.leg("feeAmount", "feeAsset");
  const legs =
    cells.column("inAmount") !== null || cells.column("outAmount") !== null ? bothLegs(cells) : oneCoin(cells, type);
  if (row.errors.length > 0 || legs === null) return row.entry(null);
  if (legs.in === null && legs.out === null && fee === null) return row.entry("nothing_moved");
  const note = cells.text("note");
  const common = { at, source: MAPPED, fee, note: note === "" ? null : note.slice(0, 1000), externalId: idOf(cells) };
  return row.entry(eventOf({ ...common, ...legs, ...kindOf(type, legs) }));
}

const idOf = (cells: Cells) => cells.text("externalId").slice(0, 200) || null;

function typeOf(cells: Cells): MappedType | null {
  const column = cells.column("type");
  if (column === null) return null;
  const word = cells.text("type").toLowerCase();
  const { types } = cells.mapping;
  const known = types[word] ?? MAPPED_TYPES.find((type) => type === word.replaceAll(" ", "_"));
  if (known === undefined) cells.row.wrong(column, "a word that the mapping's types know");
  return known ?? null;
}

interface Legs {
  readonly in: NeutralLeg | null;
  readonly out: NeutralLeg | null;
  readonly price?: NeutralEvent["price"];
  readonly valueCurrency?: NeutralEvent["valueCurrency"];
}

const bothLegs = (cells: Cells): Legs => ({
  in: cells.leg("inAmount", "inAsset"),
  out: cells.leg("outAmount", "outAsset"),
});

/** Types of which the coin leaves. */
const LEAVING: ReadonlySet<MappedType> = new Set(["sell", "withdrawal", "gift_out", "fee", "loss"]);
const TRADING: ReadonlySet<MappedType> = new Set(["buy", "sell", "swap", "trade"]);

/** The coin, and for a trade the money: as a total, else price × amount. Without a type the sign says which way. */
function oneCoin(cells: Cells, type: MappedType | null): Legs | null {
  const { row } = cells;
  const size = cells.amount("amount");
  const coin = cells.leg("amount", "asset");
  if (size === null || coin === null) {
    row.wrong(cells.column("amount") ?? null, "how much of which coin");
    return null;
  }
  const leaves = type === null || type === "trade" || type === "swap" ? size.negative : LEAVING.has(type);
  const price = cells.amount("price")?.amount ?? null;
  const total = cells.amount("total")?.amount ?? product(price, coin.amount);
  const currency = cells.column("currency") === null ? null : row.asset(cells.column("currency") ?? "");
  const traded = type === null ? total !== null && total !== "0" && currency !== null : TRADING.has(type);
  if (!traded) return leaves ? { in: null, out: coin } : { in: coin, out: null };
  if (total === null || total === "0")
    row.wrong(cells.column("total") ?? cells.column("price"), "the money of the trade");
  if (currency === null) row.wrong(cells.column("currency"), "its currency");
  if (total === null || total === "0" || currency === null) return null;
  const money = { asset: currency, amount: total };
  return {
    ...(leaves ? { in: money, out: coin } : { in: coin, out: money }),
    price,
    valueCurrency: price === null ? null : currency,
  };
}

function kindOf(type: MappedType | null, { in: come, out }: Legs): Pick<NeutralEvent, "type" | "subtype"> {
  const kinds: readonly string[] = REWARD_KINDS;
  if (type !== null && kinds.includes(type)) return { type: "reward", subtype: type };
  if (type === null || type === "trade" || type === "buy" || type === "sell" || type === "swap") {
    if (come !== null && out !== null) return { type: "trade", subtype: null };
    if (come === null && out === null) return { type: "fee", subtype: null };
    return { type: come === null ? "withdrawal" : "deposit", subtype: null };
  }
  return { type: type as TransactionType, subtype: null };
}
