import type { Amount } from "../money/amount.ts";
import type { AssetName, CellError, Entry, IgnoredReason, NeutralEvent, NeutralLeg, Remark } from "./neutral.ts";
import type { Line } from "./text/read-csv.ts";
import type { NumberForm, ReadNumber } from "./text/read-number.ts";
import { PLAIN_NUMBERS, readNumber } from "./text/read-number.ts";
import type { DateForm } from "./text/read-time.ts";
import { readTime } from "./text/read-time.ts";

/** A file's columns by name: the first of a name; later ones of the same are asked for by place. */
export type Columns = ReadonlyMap<string, number>;

export interface RowOptions {
  /** Of times that name none; `null`: not known. */
  readonly zone: string | null;
  readonly numbers?: NumberForm;
}

const ONLY_A_MARK = /^[-+]?\p{Sc}$/u;
const LONGEST_NOTE = 1000;

/**
 * One row while it is read: cells by their column, and every fault by line and column. What is wrong reads as nothing, so that
 * all faults of a row are found at once; `entry` says then what became of it.
 */
export class Row {
  readonly line: number;
  readonly #cells: readonly string[];
  readonly #columns: Columns;
  readonly #header: readonly string[];
  readonly #options: RowOptions;
  readonly #errors: CellError[] = [];
  readonly #remarks: Remark[] = [];
  #needsZone = false;

  constructor(line: Line, columns: Columns, header: readonly string[], options: RowOptions) {
    this.line = line.number;
    this.#columns = columns;
    this.#header = header;
    this.#options = options;
    this.#cells = this.#fitted(line.cells, header.length);
  }

  /** Of times that name none, as far as it is known. */
  get zone(): string | null {
    return this.#options.zone;
  }

  has(column: string): boolean {
    return this.#columns.has(column);
  }

  /** Trimmed; empty where the column or the cell is missing. */
  text(column: string | number): string {
    const place = typeof column === "number" ? column : this.#columns.get(column);
    return place === undefined ? "" : (this.#cells[place] ?? "").trim();
  }

  /** As a note may be: `null` for nothing, cut to what is kept. */
  note(column: string): string | null {
    const text = this.text(column);
    return text === "" ? null : text.slice(0, LONGEST_NOTE);
  }

  id(column: string | number): string | null {
    const text = this.text(column);
    return text === "" ? null : text.slice(0, 200);
  }

  asset(column: string | number): AssetName | null {
    const text = this.text(column);
    return text === "" ? null : assetName(text);
  }

  number(column: string | number, required = false): ReadNumber | null {
    return this.numberIn(this.text(column), column, required);
  }

  /** A number that is part of a cell. */
  numberIn(text: string, column: string | number, required = false): ReadNumber | null {
    if (text === "") {
      if (required) this.wrong(column, "an amount");
      return null;
    }
    const form = this.#options.numbers ?? PLAIN_NUMBERS;
    const read = readNumber(text, form);
    if (read === null)
      this.wrong(column, `an amount such as 1234${form.decimal}56, with at most 20 digits before the ${form.decimal}`);
    if (read?.rounded === true) this.remark("rounded", this.#nameOf(column), text);
    return read;
  }

  /** Its size, whatever its sign. */
  amount(column: string | number, required = false): Amount | null {
    return this.number(column, required)?.amount ?? null;
  }

  /** `null` where there is nothing or zero of it. */
  leg(amountColumn: string | number, assetColumn: string | number, required = false): NeutralLeg | null {
    const amount = this.amount(amountColumn, required);
    const asset = this.asset(assetColumn);
    if (amount === null || amount === "0") {
      if (required && amount === "0") this.wrong(amountColumn, "more than 0");
      return null;
    }
    if (asset === null) {
      this.wrong(assetColumn, "the name of a coin or currency");
      return null;
    }
    return { asset, amount };
  }

  time(column: string | number, forms: readonly DateForm[], zone: string | null = this.#options.zone): number {
    return this.timeIn(this.text(column), column, forms, zone);
  }

  timeIn(text: string, column: string | number, forms: readonly DateForm[], zone: string | null): number {
    const read = readTime(text, forms, zone);
    if (read === null) {
      this.wrong(column, `a date and time, written as ${forms.join(" or ")}`);
      return 0;
    }
    if ("needsZone" in read) {
      this.#needsZone = true;
      return 0;
    }
    return read.at;
  }

  wrong(column: string | number | null, expected: string): void {
    const name = this.#nameOf(column);
    // The first fault of a cell says enough.
    if (name !== null && this.#errors.some((error) => error.column === name)) return;
    this.#errors.push({ line: this.line, column: name, expected });
  }

  remark(kind: Remark["kind"], column: string | null = null, text: string | null = null): void {
    this.#remarks.push({ kind, column, text: text === null ? null : text.slice(0, 200) });
  }

  /** What became of the row: an event, or each fault of it. */
  entry(event: NeutralEvent | IgnoredReason | null): Entry {
    return entryOf([this], event);
  }

  get errors(): readonly CellError[] {
    return this.#errors;
  }

  get remarks(): readonly Remark[] {
    return this.#remarks;
  }

  get needsZone(): boolean {
    return this.#needsZone;
  }

  /** Some exports write "€,1.5" without quotes, which moves all that follows by one: a mark alone goes with what is next. */
  #fitted(cells: readonly string[], width: number): readonly string[] {
    if (cells.length <= width) return cells;
    const joined: string[] = [];
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i] ?? "";
      if (joined.length + cells.length - i > width && ONLY_A_MARK.test(cell.trim()) && i + 1 < cells.length) {
        joined.push(`${cell.trim()}${cells[++i]}`);
        this.remark("rejoined", null, joined.at(-1) ?? null);
      } else joined.push(cell);
    }
    while (joined.length > width && joined.at(-1)?.trim() === "") joined.pop();
    if (joined.length > width)
      this.wrong(null, `at most ${width} cells, one for each column; here are ${cells.length}`);
    return joined;
  }

  /** As it stands in the file. */
  #nameOf(column: string | number | null): string | null {
    if (column === null) return null;
    const place = typeof column === "number" ? column : this.#columns.get(column);
    return (place === undefined ? null : this.#header[place]) ?? String(column);
  }
}

/** What became of rows that are one event together. */
export function entryOf(rows: readonly Row[], event: NeutralEvent | IgnoredReason | null): Entry {
  const lines = rows.map(({ line }) => line);
  const errors = rows.flatMap((row) => row.errors);
  if (errors.length > 0) return { kind: "error", lines, errors };
  if (rows.some(({ needsZone }) => needsZone)) return { kind: "needs_zone", lines };
  if (event === null) throw new RangeError(`line ${lines[0]}: a row without an event and without a fault`);
  if (typeof event === "string") return { kind: "ignored", lines, reason: event };
  const remarks = rows.flatMap((row) => row.remarks);
  if (lines.length > 1) remarks.push({ kind: "joined", column: null, text: null });
  return { kind: "event", lines, event, remarks };
}

/** As the file has it, without what surrounds it; upper and lower case mean the same. */
export const assetName = (text: string): AssetName => {
  const [, symbol = "", name] = /^(\S+?)\s*(?:\((.+)\))?$/.exec(text.trim()) ?? [null, text.trim()];
  const upper = symbol.startsWith("=") || symbol.includes(":") ? symbol : symbol.toUpperCase();
  return (name === undefined ? upper : `${upper} (${name})`).slice(0, 120) as AssetName;
};

/** An event of which nothing is known but what is given. */
export const eventOf = (given: Pick<NeutralEvent, "type" | "at" | "source"> & Partial<NeutralEvent>): NeutralEvent => ({
  subtype: null,
  in: null,
  out: null,
  fee: null,
  price: null,
  value: null,
  valueCurrency: null,
  note: null,
  externalId: null,
  own: null,
  ...given,
});
