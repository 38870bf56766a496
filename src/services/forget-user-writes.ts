import type { PortfolioId } from "../domain/ids.ts";
import { coreDb, ledgerDb } from "../storage/database.ts";
import { findPortfolios } from "../storage/queries/ledger.ts";
import { eraseDirectoryEntry, eraseUserWrites, oldUserWrites } from "../storage/queries/portfolio-directory.ts";
import type { ServiceContext } from "./context.ts";

const DAY_MS = 86_400_000;
const MOST_AT_ONCE = 500;
const MOST_ROUNDS = 20;

/**
 * Forgets the keys of creations a day after them. A portfolio that was promised then and never made (its client gave up
 * between the two steps) was never seen by anyone; its directory's row goes with the key.
 */
export async function forgetUserWrites(context: ServiceContext): Promise<void> {
  const db = coreDb(context.env);
  const before = context.clock.now() - DAY_MS;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const rows = await oldUserWrites(db, before, MOST_AT_ONCE);
    const promised = rows.flatMap(({ answer }) => promisedId(answer) ?? []);
    const first = promised[0];
    if (first !== undefined) {
      const made = await findPortfolios(ledgerDb(context.env, first), promised);
      for (const id of promised) if (!made.has(id)) await eraseDirectoryEntry(db, id);
    }
    await eraseUserWrites(db, rows);
    if (rows.length < MOST_AT_ONCE) return;
  }
}

function promisedId(answer: string | null): PortfolioId | null {
  const { id } = JSON.parse(answer ?? "{}") as { id?: string };
  return id?.startsWith("pf_") ? (id as PortfolioId) : null;
}
