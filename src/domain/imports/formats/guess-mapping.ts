import { columnName } from "../format.ts";
import type { Line } from "../text/read-csv.ts";
import { readNumber } from "../text/read-number.ts";
import type { DateForm } from "../text/read-time.ts";
import { DATE_FORMS, readTime } from "../text/read-time.ts";
import type { MappedField, Mapping } from "./mapped.ts";

/** What columns are called by those who export, the surest first. */
const NAMES: readonly (readonly [field: MappedField, pattern: RegExp])[] = [
  ["inAmount", /^(received|buy|in|bought|credit) ?(amount|quantity)$|^amount received$/],
  ["inAsset", /^(received|buy|in|bought) ?(currency|coin|asset|symbol|curr?\.?)$/],
  ["outAmount", /^(sent|sell|out|sold|debit) ?(amount|quantity)$|^amount sent$/],
  ["outAsset", /^(sent|sell|out|sold) ?(currency|coin|asset|symbol|curr?\.?)$/],
  ["feeAmount", /^(fee|fees|commission|gebühr|frais)( amount)?$/],
  ["feeAsset", /^fee ?(currency|coin|asset|symbol)$/],
  ["time", /date|^time|timestamp|datum|zeit/],
  ["type", /^(transaction )?(type|side|action|operation|label|kind|typ|way)$/],
  ["asset", /^(asset|coin|symbol|base currency|cryptocurrency|ticker|crypto)$/],
  ["amount", /^(amount|quantity|qty|volume|size|menge|units)$/],
  ["price", /price|rate|kurs/],
  ["total", /^(total|subtotal|cost|value|proceeds|quote amount|betrag)/],
  ["currency", /^((price|quote|fiat) )?currency$|währung/],
  ["externalId", /^(id|txid|tx-?id|trade ?id|transaction id|order ?id|reference|txhash)$/],
  ["note", /note|comment|description|memo/],
];
const SAMPLES = 50;

/** A first guess at how to read an unknown file, for a person to mend. */
export function guessMapping(header: readonly string[], lines: readonly Line[]): Mapping {
  const columns: Partial<Record<MappedField, string>> = {};
  const taken = new Set<number>();
  for (const [field, pattern] of NAMES) {
    const place = header.findIndex((cell, i) => !taken.has(i) && pattern.test(columnName(cell)));
    const name = header[place];
    if (name === undefined) continue;
    taken.add(place);
    columns[field] = name;
  }
  const time = header.findIndex((_cell, i) => !taken.has(i) && isTimes(lines, i));
  if (columns.time === undefined && time >= 0) columns.time = header[time] as string;
  const cellsOf = (field: MappedField) => {
    const place = header.indexOf(columns[field] ?? "\u0000");
    return lines
      .slice(0, SAMPLES)
      .flatMap(({ cells }) => (place < 0 ? [] : [(cells[place] ?? "").trim()]))
      .filter((cell) => cell !== "");
  };
  const amounts = (["amount", "inAmount", "outAmount", "total", "price"] as const).flatMap(cellsOf);
  const comma =
    amounts.some((cell) => readNumber(cell) === null) &&
    amounts.every((cell) => readNumber(cell, { decimal: "," }) !== null);
  return { columns, dates: dateForm(cellsOf("time")), decimal: comma ? "," : ".", zone: null, types: {} };
}

/** A column of nothing but dates, with something between day, month and year. */
function isTimes(lines: readonly Line[], place: number): boolean {
  const cells = lines.slice(0, SAMPLES).map(({ cells: row }) => (row[place] ?? "").trim());
  return cells.every((cell) => /\D/.test(cell) && readTime(cell, DATE_FORMS, "UTC") !== null);
}

/** The first form in which all of them can be read: where days and months cannot be told apart, day first. */
const dateForm = (cells: readonly string[]): DateForm =>
  DATE_FORMS.find((form) => cells.length > 0 && cells.every((cell) => readTime(cell, [form], "UTC") !== null)) ??
  "y-m-d";
