import { drizzle, type DrizzleD1Database } from "drizzle-orm/d1";
import type { PortfolioId } from "../domain/ids.ts";
import { ledgerDbOf } from "../domain/ids.ts";
import { measuredD1 } from "./measured-d1.ts";
import * as core from "./schema/core.ts";
import * as ledger from "./schema/ledger.ts";
import * as people from "./schema/people.ts";

const coreSchema = { ...core, ...people };
export type CoreDb = DrizzleD1Database<typeof coreSchema>;
export type LedgerDb = DrizzleD1Database<typeof ledger>;

/** The database that new portfolios are created in. */
export const NEWEST_LEDGER = "01";

/** Drizzle walks all tables when it is made, which cost a quarter of a cached read: it is made once a database. */
const cores = new WeakMap<D1Database, CoreDb>();
const ledgers = new WeakMap<D1Database, LedgerDb>();

export function coreDb({ DB }: Pick<Env, "DB">): CoreDb {
  const db = cores.get(DB) ?? drizzle(measuredD1(DB), { schema: coreSchema });
  cores.set(DB, db);
  return db;
}

/** The database a portfolio's ledger lives in; its id says which. The only way to ledger tables. */
export function ledgerDb({ DB }: Pick<Env, "DB">, portfolioId: PortfolioId): LedgerDb {
  const name = ledgerDbOf(portfolioId);
  if (name !== NEWEST_LEDGER) throw new Error(`no ledger database ${name}`);
  const db = ledgers.get(DB) ?? drizzle(measuredD1(DB), { schema: ledger });
  ledgers.set(DB, db);
  return db;
}
