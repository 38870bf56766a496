import Papa from "papaparse/papaparse.min.js";

/** A row of a file, with the number of the line that it begins on. */
export interface Line {
  readonly number: number;
  readonly cells: readonly string[];
}

/** The file as a whole cannot be read: where, and what was expected. */
export class Unreadable extends Error {
  readonly line: number;

  constructor(line: number, expected: string) {
    super(expected);
    this.line = line;
  }
}

export const MOST_COLUMNS = 100;
/** The picks of a sale of hundreds of lots. */
export const MOST_CELL = 100_000;
const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Rows of CSV text, empty ones left out. Throws `Unreadable`. */
export function readCsv(text: string, delimiter: Delimiter): Line[] {
  const { data, errors } = Papa.parse(text, {
    delimiter,
    newline: "\n",
    header: false,
  });
  const broken = errors.find(({ type }) => type === "Quotes");
  const lines: Line[] = [];
  let number = 1;
  for (const [row, cells] of data.entries()) {
    if (broken?.row === row) throw new Unreadable(number, "quotes that are closed, and doubled inside of quotes");
    if (cells.length > MOST_COLUMNS) throw new Unreadable(number, `at most ${MOST_COLUMNS} columns`);
    if (cells.some((cell) => cell.length > MOST_CELL))
      throw new Unreadable(number, `cells of at most ${MOST_CELL} characters`);
    if (cells.some((cell) => cell.trim() !== "")) lines.push({ number, cells });
    number += 1;
    for (const cell of cells) if (cell.includes("\n")) number += cell.split("\n").length - 1;
  }
  if (broken !== undefined && broken.row === undefined) throw new Unreadable(number, "quotes that are closed");
  return lines;
}

/** What may stand between cells, the most used in these first lines first. */
export function likelyDelimiters(text: string): Delimiter[] {
  const head = text.slice(0, 4000);
  const count = (delimiter: Delimiter) => head.split(delimiter).length;
  return DELIMITERS.toSorted((a, b) => count(b) - count(a));
}

/** One kind of line break and no mark before the first character. Throws `Unreadable` for what is no text. */
export function cleanText(text: string): string {
  const clean = text
    .replace(/^\uFEFF/, "")
    .replaceAll("\r\n", "\n")
    .replaceAll("\r", "\n");
  const bad = /[^\P{Cc}\n\t]|\uFFFD/u.exec(clean);
  if (bad === null) return clean;
  const line = clean.slice(0, bad.index).split("\n").length;
  const wrong = bad[0] === "\uFFFD" ? "text that was read in its own encoding" : "text without control characters";
  throw new Unreadable(line, `${wrong}; save the file as CSV in UTF-8`);
}
