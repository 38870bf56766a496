import type { UserId } from "../../domain/ids.ts";
import type { PortfolioSeed } from "../../domain/ledger/views.ts";
import { FIRST_ACCOUNT } from "../../domain/ledger/views.ts";
import { errorFields, log } from "../../platform/log.ts";
import type { CoreDb } from "../../storage/database.ts";
import { insertFirstWrite, insertPortfolio, wasUndone } from "../../storage/queries/ledger.ts";
import { changeStatements } from "../../storage/queries/ledger-changes.ts";
import { findDirectoryEntry } from "../../storage/queries/portfolio-directory.ts";
import type { Bookkeeper, BookkeeperDeps } from "./bookkeeper.ts";
import { reading, writing } from "../../storage/answering.ts";
import { notFound, outcomeUnknown } from "./ledger-writer.ts";

/** The key of the first write; no client's key contains a space. */
const KEY = " create";

/**
 * Stores the portfolio's rows, once: a second call finds them. The directory comes first, so a portfolio that was deleted in
 * the meantime, or never promised to anyone, is not made.
 */
export async function createPortfolio(
  deps: BookkeeperDeps & { core(): CoreDb },
  keeper: Bookkeeper,
  seed: PortfolioSeed,
  userId: UserId,
): Promise<void> {
  if ((await keeper.look()) !== null) return;
  const entry = await reading(findDirectoryEntry(deps.core(), seed.id));
  if (entry?.userId !== userId) throw notFound();
  const { id, name, description, base, createdAt } = seed;
  const fields = { name, description, base, settings: {}, archivedAt: null };
  const account = { id: seed.accountId, ...FIRST_ACCOUNT, position: 0 };
  const db = deps.db();
  const at = deps.now();
  try {
    await writing(
      db.batch([
        insertFirstWrite(db, id, { key: KEY, version: createdAt, requestHash: "", answer: null, at }),
        insertPortfolio(db, { id, userId, ...fields, version: createdAt, createdAt }),
        ...changeStatements(db, { portfolioId: id, version: createdAt, at, actor: userId, op: "create" }, [
          { entity: "account", before: null, after: account },
        ]),
      ]),
    );
  } catch (error) {
    // A constraint says that an earlier, slower try has made it by now.
    if (!wasUndone(error)) {
      log("warn", "ledger_create_unknown", { portfolioId: id, ...errorFields(error) });
      throw outcomeUnknown();
    }
  }
  if ((await keeper.look()) === null) throw outcomeUnknown();
}
