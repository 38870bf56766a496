import type { PortfolioId } from "../../domain/ids.ts";
import { systemClock } from "../../platform/clock.ts";
import { configOf } from "../../platform/config.ts";
import { objectsOf } from "../../platform/objects.ts";
import { coreDb, ledgerDb } from "../../storage/database.ts";
import { findDirectoryEntry } from "../../storage/queries/portfolio-directory.ts";
import { insertSnapshot } from "../../storage/queries/snapshots.ts";
import { Imports } from "./imports/imports.ts";
import { Live } from "./live/live.ts";
import { marketOf } from "./market-of.ts";
import { PortfolioLedger } from "./portfolio-ledger.ts";
import { boardOf } from "./reads/board-of.ts";
import { PortfolioReads } from "./reads/portfolio-reads.ts";
import { PriceShelf } from "./reads/price-shelf.ts";

export interface Surroundings {
  readonly ctx: DurableObjectState;
  /** Asked for at each use: bindings belong to the object. */
  readonly env: () => Env;
  /** See to it that the alarm runs at this time at the latest. */
  readonly wakeBy: (at: number) => Promise<void>;
}

export interface Parts {
  readonly ledger: PortfolioLedger;
  readonly live: Live;
  readonly imports: Imports;
  readonly reads: PortfolioReads;
}

const now = () => systemClock.now();

/** What a portfolio's object is made of, and who knows whom. */
export function composed({ ctx, env, wakeBy }: Surroundings): Parts {
  // Only ever reached by name: services take stubs from platform/objects.ts.
  const id = ctx.id.name as PortfolioId;
  const core = () => coreDb(env());
  const db = () => ledgerDb(env(), id);
  const shelf = new PriceShelf(core);
  const ledger: PortfolioLedger = new PortfolioLedger({
    id,
    storage: ctx.storage,
    db,
    core,
    now,
    market: marketOf(shelf, now),
    receiver: (other) => objectsOf(env()).portfolio(other),
    wakeBy,
    changed: (state) => live.ledgerChanged(state),
    deleted: () => ctx.waitUntil(live.deleted()),
  });
  const live = new Live({
    ctx,
    portfolioId: id,
    relay: () => objectsOf(env()).relayOf(id),
    ledger: () => ledger.state(),
    rows: () => ledger.whole(),
    owner: async () => (await findDirectoryEntry(core(), id))?.userId ?? null,
    shelf: new PriceShelf(core),
    config: () => configOf(env()),
    clock: systemClock,
  });
  const imports = new Imports({ id, storage: ctx.storage, ledger, db, core, now, wakeBy });
  const reads = new PortfolioReads({
    shelf,
    now,
    ledger: () => ledger.whole(),
    board: async () => boardOf(await live.prices(), now()),
    simulated: () => configOf(env()).market === "simulated",
    sql: ctx.storage.sql,
    wakeBy,
    store: (snapshot) => insertSnapshot(db(), id, snapshot),
  });
  return { ledger, live, imports, reads };
}
