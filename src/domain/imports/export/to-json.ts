import type { Transaction } from "../../ledger/transaction.ts";
import { OWN_JSON } from "../text/read-json.ts";
import type { ExportContext } from "./own-row.ts";
import { inFileOrder, ownRow } from "./own-row.ts";

/** A ledger as JSON that import reads back to the same ledger; a line a row. */
export const toJson = (rows: readonly Transaction[], context: ExportContext): string => {
  const lines = inFileOrder(rows).map((row) => JSON.stringify(ownRow(row, context)));
  return `{"format":"${OWN_JSON}","transactions":[\n${lines.join(",\n")}\n]}\n`;
};
