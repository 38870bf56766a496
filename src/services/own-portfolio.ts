import type { PortfolioId, UserId } from "../domain/ids.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import { problem } from "../platform/problem.ts";
import { coreDb } from "../storage/database.ts";
import { findDirectoryEntry } from "../storage/queries/portfolio-directory.ts";
import { reading } from "../storage/answering.ts";
import type { ServiceContext } from "./context.ts";

/** A portfolio never changes its owner, so an isolate remembers; ids that nobody has are not remembered. */
const owners = new Map<PortfolioId, UserId>();
const MOST_REMEMBERED = 10_000;

/** Passes for the owner; for anyone else there is no such portfolio. */
export async function ownPortfolio(context: ServiceContext, viewer: Viewer, id: PortfolioId): Promise<void> {
  const owner = owners.get(id) ?? (await lookUp(context, id));
  if (owner !== viewer.userId) throw noSuchPortfolio();
}

export const noSuchPortfolio = () =>
  problem("RESOURCE_NOT_FOUND_ERROR", { detail: "There is no such portfolio of yours." });

export function forgetOwner(id: PortfolioId): void {
  owners.delete(id);
}

async function lookUp(context: ServiceContext, id: PortfolioId): Promise<UserId | null> {
  const entry = await reading(findDirectoryEntry(coreDb(context.env), id));
  if (entry === null) return null;
  const oldest = owners.keys().next();
  if (owners.size >= MOST_REMEMBERED && oldest.done === false) owners.delete(oldest.value);
  owners.set(id, entry.userId);
  return entry.userId;
}
