import type { Expected } from "../../domain/ledger/commands.ts";
import { problem } from "../../platform/problem.ts";
import type { StoredLedger } from "../../storage/queries/ledger.ts";

/** Refuses a change that was meant for the ledger as it no longer is. */
export function expectVersion({ portfolio }: StoredLedger, { versions }: Expected): void {
  if (versions !== null && !versions.includes(portfolio.version))
    throw problem("PRECONDITION_FAILED", { detail: "The portfolio has changed since it was read." });
}
