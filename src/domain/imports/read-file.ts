import type { Format } from "./format.ts";
import { columnName, tableOf } from "./format.ts";
import { FORMATS } from "./formats/formats.ts";
import { guessMapping } from "./formats/guess-mapping.ts";
import type { Mapping } from "./formats/mapped.ts";
import { MAPPED, readMapped } from "./formats/mapped.ts";
import type { Entry } from "./neutral.ts";
import type { Line } from "./text/read-csv.ts";
import { cleanText, likelyDelimiters, readCsv, Unreadable } from "./text/read-csv.ts";
import { readJson } from "./text/read-json.ts";

export const MOST_ROWS = 10_000;
/** Lines that may stand before a header. */
const MOST_PREAMBLE = 30;

export interface FileToRead {
  readonly name: string;
  readonly text: string;
  /** Of times that name none, as the person says; what the file itself says wins. */
  readonly zone: string | null;
  /** For files that no format knows. */
  readonly mapping: Mapping | null;
}

export type Reading = Recognised | Unknown;

export interface Recognised {
  readonly known: true;
  readonly format: string;
  readonly formatName: string;
  readonly header: readonly string[];
  /** Rows with content below the header. */
  readonly rows: number;
  /** Of times that name none; `null`: of none, or not known. */
  readonly zone: string | null;
  readonly entries: readonly Entry[];
}

/** No format knows it: what it looks like, and a first guess at a mapping. */
export interface Unknown {
  readonly known: false;
  readonly header: readonly string[];
  readonly samples: readonly Line[];
  readonly rows: number;
  readonly suggestion: Mapping;
}

/** What a file says, row by row. Throws `Unreadable` where it is no table at all. */
export function readFile(file: FileToRead): Reading {
  const text = cleanText(file.text);
  const found = text.trimStart().startsWith("{") ? withHeader(readJson(text)) : tableIn(text);
  const { lines, header, format } = found;
  const rows = lines.length - header - 1;
  if (rows < 1) throw new Unreadable(1, "a header and at least one row below it");
  if (rows > MOST_ROWS) {
    const next = lines[header + 1 + MOST_ROWS]?.number ?? 0;
    throw new Unreadable(next, `at most ${MOST_ROWS} rows; split the file, nothing is taken twice`);
  }
  const cells = lines[header]?.cells ?? [];
  if (format === null && file.mapping === null) return unknown(lines, header, rows);
  const stated = format?.zoneOf?.(file.name, cells) ?? file.mapping?.zone ?? null;
  const zone = stated ?? file.zone;
  const numbers = { decimal: format === null ? (file.mapping?.decimal ?? ".") : "." } as const;
  const table = tableOf(lines, header, { zone, numbers });
  const entries = format === null ? readMapped(table, file.mapping as Mapping) : format.read(table);
  return {
    known: true,
    format: format?.id ?? MAPPED,
    formatName: format?.name ?? "by mapping",
    header: table.header,
    rows,
    zone,
    entries: oldestFirst(entries),
  };
}

interface Found {
  readonly lines: readonly Line[];
  readonly header: number;
  readonly format: Format | null;
}

/** By the first separator with which some format knows the header; else by the likeliest. */
function tableIn(text: string): Found {
  let first: Found | Unreadable | null = null;
  for (const delimiter of likelyDelimiters(text)) {
    const found = attempt(() => withHeader(readCsv(text, delimiter)));
    if (!(found instanceof Unreadable) && found.format !== null) return found;
    first ??= found;
  }
  if (first instanceof Unreadable) throw first;
  if (first === null) throw new Unreadable(1, "text");
  return first;
}

function attempt(work: () => Found): Found | Unreadable {
  try {
    return work();
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
}

/** Where no line is a header that is known: the first with most cells. */
function withHeader(lines: readonly Line[]): Found {
  const head = lines.slice(0, MOST_PREAMBLE);
  for (const [header, { cells }] of head.entries()) {
    const names = cells.map(columnName);
    const format = FORMATS.find((candidate) => candidate.matches(names));
    if (format !== undefined) return { lines, header, format };
  }
  const widest = Math.max(0, ...head.map(({ cells }) => cells.length));
  return {
    lines,
    header: Math.max(
      0,
      head.findIndex(({ cells }) => cells.length === widest),
    ),
    format: null,
  };
}

function unknown(lines: readonly Line[], header: number, rows: number): Unknown {
  const cells = (lines[header]?.cells ?? []).map((cell) => cell.trim());
  const below = lines.slice(header + 1);
  return { known: false, header: cells, samples: below.slice(0, 5), rows, suggestion: guessMapping(cells, below) };
}

/** A file that is newest first is turned round, so that events of one time keep the order in which they happened. */
function oldestFirst(entries: Entry[]): Entry[] {
  const times = entries.flatMap((entry) => (entry.kind === "event" ? [entry.event.at] : []));
  let [up, down] = [0, 0];
  for (let i = 1; i < times.length; i++) {
    const step = (times[i] ?? 0) - (times[i - 1] ?? 0);
    if (step > 0) up += 1;
    if (step < 0) down += 1;
  }
  return down > up ? entries.toReversed() : entries;
}
