import { readFileSync } from "node:fs";
import type { Label } from "../../src/domain/sentiment/score.ts";

export interface Labelled {
  readonly text: string;
  readonly label: Label;
}

const LABELS: ReadonlySet<string> = new Set(["negative", "neutral", "positive"]);

/**
 * Rows of a CSV with the columns `text` and `label`; others are ignored, save `n_entities`: a headline that names several
 * has several labels, and one for the whole cannot be right, so such rows are left out and counted.
 */
export function readLabelled(file: string): { rows: Labelled[]; severalEntities: number } {
  const [header = [], ...records] = parseCsv(readFileSync(file, "utf8").replace(/^\ufeff/, ""));
  const at = (name: string) => header.findIndex((cell) => cell.trim().toLowerCase() === name);
  const [text, label, entities] = [at("text"), at("label"), at("n_entities")];
  if (text === -1 || label === -1) throw new Error(`${file}: needs the columns text and label`);
  const rows: Labelled[] = [];
  let severalEntities = 0;
  for (const [n, record] of records.entries()) {
    if (entities !== -1 && Number(record[entities]) > 1) {
      severalEntities++;
      continue;
    }
    const given = record[label]?.trim().toLowerCase() ?? "";
    if (!LABELS.has(given)) throw new Error(`${file}: record ${n + 2} has the label "${given}"`);
    rows.push({ text: record[text] ?? "", label: given as Label });
  }
  return { rows, severalEntities };
}

/** RFC 4180: quoted cells may hold commas, line breaks and doubled quotes. */
export function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  const cell = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|\n|\r|$)/y;
  while (cell.lastIndex < text.length) {
    const met = cell.exec(text);
    if (met === null) throw new Error(`not CSV at character ${cell.lastIndex}`);
    const [, raw = "", end] = met;
    record.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === ",") continue;
    if (record.length > 1 || record[0] !== "") records.push(record);
    record = [];
  }
  if (record.length > 0) records.push([...record, ""]);
  return records;
}
