import type { UserId } from "../domain/ids.ts";
import { problem } from "../platform/problem.ts";
import { reading } from "../storage/answering.ts";
import { coreDb, ledgerDb } from "../storage/database.ts";
import type { Row } from "../storage/queries/belongings.ts";
import { belongingsOf, ledgerOf, portfolioRow } from "../storage/queries/belongings.ts";
import * as people from "../storage/queries/people.ts";
import type { ServiceContext } from "./context.ts";
import type { Person } from "./get-me.ts";
import { toPerson } from "./get-me.ts";

/** Grows by one when a field changes its meaning or goes. */
export const EXPORT_FORMAT = "coinsight-export-1";

/**
 * Everything a person has, as the text of one JSON document, piece by piece: a page of rows is in memory at a time, however
 * much it is. Fails before its first piece, or by ending early, which no reader takes for a whole document.
 */
export async function exportMe(context: ServiceContext, userId: UserId): Promise<AsyncGenerator<string>> {
  const row = await reading(people.find(coreDb(context.env), userId));
  if (row === null) throw problem("AUTHENTICATION_ERROR");
  return pieces(context, toPerson(context, row), userId);
}

async function* pieces(context: ServiceContext, person: Person, userId: UserId): AsyncGenerator<string> {
  const db = coreDb(context.env);
  const exportedAt = new Date(context.clock.now()).toISOString();
  yield `{"format":${JSON.stringify(EXPORT_FORMAT)},"exportedAt":${JSON.stringify(exportedAt)},"person":${JSON.stringify(person)}`;
  for (const [name, rows] of belongingsOf(db, userId)) yield* list(name, rows);
  yield ',"portfolios":[';
  let separator = "";
  for (const id of await people.portfoliosOf(db, userId)) {
    const ledger = ledgerDb(context.env, id);
    const head = await portfolioRow(ledger, id);
    if (head === null) continue;
    yield `${separator}{"portfolio":${textOf(head)}`;
    for (const [name, rows] of ledgerOf(ledger, id)) yield* list(name, rows);
    yield "}";
    separator = ",";
  }
  yield "]}\n";
}

/** A further field that is a list. Rows come one by one; pieces of some size spare the stream. */
async function* list(name: string, rows: AsyncIterable<Row>): AsyncGenerator<string> {
  let piece = `,${JSON.stringify(name)}:[`;
  let separator = "";
  for await (const row of rows) {
    piece += separator + textOf(row);
    separator = ",";
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  yield `${piece}]`;
}

const PIECE = 16_384;
/** Columns that hold a time in milliseconds. */
const TIME = /(^|[a-z])(At|at|until)$/;

/** A row as JSON: times as the API writes them. */
const textOf = (row: Row): string =>
  JSON.stringify(row, (key, value: unknown) =>
    typeof value === "number" && TIME.test(key) ? new Date(value).toISOString() : value,
  );
