import type { Entry } from "./neutral.ts";
import type { Columns, RowOptions } from "./row.ts";
import { Row } from "./row.ts";
import type { Line } from "./text/read-csv.ts";

/** A file below its header. */
export interface Table {
  /** As they stand in the file. */
  readonly header: readonly string[];
  readonly columns: Columns;
  readonly lines: readonly Line[];
  readonly options: RowOptions;
}

/** A way of writing transactions, recognised by its columns. */
export interface Format {
  readonly id: string;
  /** For people. */
  readonly name: string;
  /** Whether a line is its header; `names` are its cells as `columnName` writes them. */
  matches(names: readonly string[]): boolean;
  /** Its zone, where the file says so outside of its rows: in its name or its header. */
  zoneOf?(fileName: string, header: readonly string[]): string | null;
  /** In the order of the file. */
  read(table: Table): Entry[];
}

/** A header's cell without what differs between exports of the same kind: superscript marks, case, space around. */
export const columnName = (cell: string): string =>
  cell
    .replaceAll(/[\u00B9\u00B2\u00B3\u2070-\u209F\uFEFF]/g, "")
    .trim()
    .toLowerCase();

/** Whether all of `wanted` are there. */
export const hasAll = (names: readonly string[], wanted: readonly string[]): boolean =>
  wanted.every((name) => names.includes(name));

export function tableOf(lines: readonly Line[], header: number, options: RowOptions): Table {
  const cells = (lines[header]?.cells ?? []).map((cell) => cell.trim());
  const columns = new Map<string, number>();
  for (const [place, cell] of cells.entries()) {
    const name = columnName(cell);
    if (!columns.has(name)) columns.set(name, place);
  }
  return { header: cells, columns, lines: lines.slice(header + 1), options };
}

export const rowsOf = ({ lines, columns, header, options }: Table): Row[] =>
  lines.map((line) => new Row(line, columns, header, options));

/** Formats in which each row is an event of its own. */
export const rowByRow =
  (read: (row: Row) => ReturnType<Row["entry"]>) =>
  (table: Table): Entry[] =>
    rowsOf(table).map(read);

/** `UTC+2` as it stands in names and headers: `Date(UTC+2)`, `(UTC+9)`. */
export function utcOffsetIn(text: string): string | null {
  const [whole, sign, hours, minutes = "00"] = /\(UTC(?:([+-])(\d{1,2})(?::?(\d{2}))?)?\)/i.exec(text) ?? [];
  if (whole === undefined) return null;
  return sign === undefined || hours === undefined ? "UTC" : `${sign}${hours.padStart(2, "0")}:${minutes}`;
}
