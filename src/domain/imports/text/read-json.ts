import { columnName } from "../format.ts";
import { OWN_COLUMNS, WORDS } from "../formats/own.ts";
import { toCell } from "./cell.ts";
import type { Line } from "./read-csv.ts";
import { Unreadable } from "./read-csv.ts";

export const OWN_JSON = "coinsight-ledger-1";
const GHOSTFOLIO: Readonly<Record<string, string>> = {
  id: "id",
  date: "date",
  code: "symbol",
  datasource: "dataSource",
  currency: "currency",
  price: "unitPrice",
  quantity: "quantity",
  action: "type",
  fee: "fee",
  note: "comment",
};

/**
 * A JSON export as the rows that the CSV of the same kind has, so that one reader serves both: ours, and Ghostfolio's. The
 * number of a line is the place of the transaction in its list.
 */
export function readJson(text: string): Line[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Unreadable(1, "well-formed JSON, or CSV");
  }
  if (isRecord(parsed) && parsed["format"] === OWN_JSON && Array.isArray(parsed["transactions"])) {
    return rows(OWN_COLUMNS, parsed["transactions"], ownField);
  }
  if (isRecord(parsed) && Array.isArray(parsed["activities"])) {
    const columns = Object.keys(GHOSTFOLIO);
    return rows(columns, parsed["activities"], (item, column) => ghostfolio(item, column));
  }
  throw new Unreadable(1, `an export of ours ("format": "${OWN_JSON}") or of Ghostfolio ("activities"), or CSV`);
}

function rows(
  columns: readonly string[],
  items: readonly unknown[],
  of: (item: Readonly<Record<string, unknown>>, column: string) => unknown,
): Line[] {
  const lines = items.map((item, i) => {
    if (!isRecord(item)) throw new Unreadable(i + 1, "an object for each transaction");
    return { number: i + 1, cells: columns.map((column) => cellOf(of(item, column))) };
  });
  return [{ number: 0, cells: columns.map(columnName) }, ...lines];
}

/** Words stand in JSON as they are; the reader of rows expects them as in cells. */
const ownField = (item: Readonly<Record<string, unknown>>, column: string): unknown => {
  const value = item[column];
  return typeof value === "string" && WORDS.has(column) ? toCell(value) : value;
};

/** Newer exports have the symbol inside of its profile. */
function ghostfolio(item: Readonly<Record<string, unknown>>, column: string): unknown {
  const field = GHOSTFOLIO[column] ?? column;
  const profile = item["SymbolProfile"] ?? item["assetProfile"];
  return item[field] ?? (isRecord(profile) ? profile[field] : undefined);
}

const cellOf = (value: unknown): string => {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : JSON.stringify(value);
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
