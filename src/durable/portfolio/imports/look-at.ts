import type { UserId } from "../../../domain/ids.ts";
import { newOwnAssetId } from "../../../domain/ids.ts";
import type { Choices } from "../../../domain/imports/choices.ts";
import { judge } from "../../../domain/imports/judge/judge.ts";
import type { JudgedRow } from "../../../domain/imports/judge/judged.ts";
import type { AssetName } from "../../../domain/imports/neutral.ts";
import type { Reading } from "../../../domain/imports/read-file.ts";
import type { Resolution } from "../../../domain/imports/resolve-names.ts";
import { namesIn, resolveName } from "../../../domain/imports/resolve-names.ts";
import type { ImportFile } from "../../../domain/imports/views.ts";
import { problem } from "../../../platform/problem.ts";
import { reading } from "../../../storage/answering.ts";
import type { CoreDb } from "../../../storage/database.ts";
import { candidatesFor } from "../../../storage/queries/import-names.ts";
import { notFound } from "../ledger-writer.ts";
import type { PortfolioLedger } from "../portfolio-ledger.ts";
import type { DraftHead } from "./draft.ts";
import { headOf, idsAt, NOTHING_JUDGED, ownIds, readOrRefuse, targetOf } from "./draft.ts";

export interface LookDeps {
  readonly ledger: PortfolioLedger;
  readonly core: () => CoreDb;
  readonly now: () => number;
}

const MOST_NAMES = 500;

/** What would become of a file in the ledger as it is now. Stores nothing. */
export async function lookAt(
  deps: LookDeps,
  actor: UserId,
  file: ImportFile,
  choices: Choices,
  ownBefore: DraftHead["ownCoins"],
  given: Pick<DraftHead, "revision" | "fileName" | "fileHash" | "at" | "sameFileAs">,
): Promise<{ readonly head: DraftHead; readonly rows: readonly JudgedRow[] }> {
  const now = deps.now();
  const read = readOrRefuse(file, choices);
  const ownCoins = ownIds(choices, ownBefore, () => newOwnAssetId(now));
  const coins = await resolved(deps, actor, read, choices, ownCoins);
  const ledger = await deps.ledger.whole();
  if (ledger === null) throw notFound();
  const { version } = ledger.portfolio;
  if (choices.account !== null && !ledger.accounts.some((account) => account.id === choices.account))
    throw problem("VALIDATION_ERROR", {
      errors: [{ path: "body.account", expected: "an account of this portfolio" }],
    });
  const judged = read.known
    ? judge(read.entries, byName(coins), targetOf(ledger), choices, idsAt(version, now))
    : NOTHING_JUDGED;
  return { head: headOf({ ...given, version, choices, ownCoins }, read, coins, judged), rows: judged.rows };
}

async function resolved(
  { core }: LookDeps,
  actor: UserId,
  read: Reading,
  choices: Choices,
  own: DraftHead["ownCoins"],
): Promise<Resolution[]> {
  const names = read.known ? namesIn(read.entries) : [];
  if (names.length > MOST_NAMES)
    throw problem("VALIDATION_ERROR", {
      errors: [{ path: "body.text", expected: `at most ${MOST_NAMES} different coins` }],
    });
  const chosen = Object.entries(choices.coins).filter(([, choice]) => choice !== "own");
  const asked = [...names, ...chosen.map(([, id]) => `=${id}` as AssetName)];
  const candidates = await reading(candidatesFor(core(), actor, asked));
  const errors = chosen
    .filter(([, id]) => !candidates.get(`=${id}` as AssetName)?.some((candidate) => candidate.id === id))
    .map(([name]) => ({ path: `body.coins.${name}`, expected: "a coin or currency of the catalogue, or own" }));
  if (errors.length > 0) throw problem("VALIDATION_ERROR", { errors: errors.slice(0, 100) });
  return names.map((name) => resolveName(name, candidates.get(name) ?? [], choices.coins[name], own[name]));
}

export const byName = (coins: readonly Resolution[]): Map<AssetName, Resolution> =>
  new Map(coins.map((coin) => [coin.name, coin]));
