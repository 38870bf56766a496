import type { Transaction } from "../../ledger/transaction.ts";
import { OWN_COLUMNS, WORDS } from "../formats/own.ts";
import { toCell, toLine } from "../text/cell.ts";
import type { ExportContext, OwnRow } from "./own-row.ts";
import { inFileOrder, ownRow } from "./own-row.ts";

/** A ledger as CSV that import reads back to the same ledger, and that no spreadsheet takes for formulas. */
export const toCsv = (rows: readonly Transaction[], context: ExportContext): string =>
  toLine(OWN_COLUMNS) +
  inFileOrder(rows)
    .map((row) => lineOf(ownRow(row, context)))
    .join("");

const lineOf = (row: OwnRow): string =>
  toLine(
    OWN_COLUMNS.map((column) => {
      const value = row[column];
      if (value === undefined) return "";
      if (typeof value === "string") return WORDS.has(column) ? toCell(value) : value;
      return typeof value === "number" ? String(value) : JSON.stringify(value);
    }),
  );
