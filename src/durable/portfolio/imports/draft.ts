import type { AssetId } from "../../../domain/ids.ts";
import { newAccountId, transactionIds } from "../../../domain/ids.ts";
import type { Choices } from "../../../domain/imports/choices.ts";
import type { Ids, Target } from "../../../domain/imports/judge/judge.ts";
import type { Fate, Judged } from "../../../domain/imports/judge/judged.ts";
import { FATES } from "../../../domain/imports/judge/judged.ts";
import type { Reading } from "../../../domain/imports/read-file.ts";
import { readFile } from "../../../domain/imports/read-file.ts";
import type { Resolution } from "../../../domain/imports/resolve-names.ts";
import { Unreadable } from "../../../domain/imports/text/read-csv.ts";
import type { DraftView, ImportFile, ImportView } from "../../../domain/imports/views.ts";
import { problem } from "../../../platform/problem.ts";
import type { StoredLedger } from "../../../storage/queries/ledger.ts";
import { foldSettingsOf } from "../bookkeeper.ts";
import type { StoredDraft } from "./draft-store.ts";

/** All of a draft but its file and its rows. */
export interface DraftHead extends Omit<DraftView, "expiresAt" | "working"> {
  readonly fileName: string;
  readonly fileHash: string;
  readonly format: string | null;
  readonly formatName: string | null;
  readonly rows: number;
  readonly at: number;
  /** The ledger by which it was looked at. */
  readonly version: number;
  /** Tells one outcome from another: a commit does what was shown, or nothing. */
  readonly digest: string;
}

/** What the file says, or the problem that it is no file. */
export function readOrRefuse(file: ImportFile, choices: Choices): Reading {
  try {
    return readFile({ ...file, zone: choices.zone, mapping: choices.mapping });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const errors = [{ path: "body.text", expected: `in line ${error.line}: ${error.message}` }];
    throw problem("VALIDATION_ERROR", { detail: "This cannot be read as a table.", errors });
  }
}

export const targetOf = ({ portfolio, accounts, transactions }: StoredLedger): Target => ({
  transactions,
  accounts,
  settings: foldSettingsOf(portfolio),
});

/** Ids for rows that are to be stored with this version; also good for a look, which stores none. */
export const idsAt = (version: number, now: number): Ids => ({
  now,
  transaction: transactionIds(now),
  account: () => newAccountId(now),
  // Short, and as unique as the version is.
  ref: (n) => `${version.toString(36)}.${n.toString(36)}`,
});

export const NOTHING_JUDGED: Judged = {
  rows: [],
  counts: Object.fromEntries(FATES.map((fate) => [fate, 0])) as Record<Fate, number>,
  missing: [],
  dust: [],
  transactions: [],
  newAccounts: [],
  ready: false,
};

/** What a commit would do, in so far as a person has seen it. */
export const digestOf = ({ rows, missing, dust }: Judged): string =>
  JSON.stringify([rows.map(({ fate }) => FATES.indexOf(fate)).join(""), missing, dust]);

/** What of a look is kept. */
export const headOf = (
  given: Pick<
    DraftHead,
    "revision" | "fileName" | "fileHash" | "at" | "version" | "choices" | "ownCoins" | "sameFileAs"
  >,
  reading: Reading,
  coins: readonly Resolution[],
  judged: Judged,
): DraftHead => ({
  ...given,
  format: reading.known ? reading.format : null,
  formatName: reading.known ? reading.formatName : null,
  header: reading.header,
  rows: reading.rows,
  zone: reading.known ? reading.zone : null,
  unknown: reading.known ? null : { samples: reading.samples, suggestion: reading.suggestion },
  counts: judged.counts,
  toStore: judged.transactions.length,
  coins,
  missing: judged.missing,
  dust: judged.dust,
  newAccounts: judged.newAccounts,
  ready: judged.ready && reading.known && judged.transactions.length > 0,
  digest: digestOf(judged),
});

export function viewDraft({ id, expiresAt, head }: StoredDraft, working: DraftView["working"]): ImportView {
  const { fileName, fileHash: _hash, format, formatName, rows, at, version, digest: _digest, ...draft } = head;
  const common = { id, status: "draft" as const, format, formatName, profileId: draft.choices.profileId, fileName };
  return { ...common, rows, at, version, draft: { ...draft, expiresAt, working } };
}

/** The id that a name gets which is to be a coin of the person's own; the same at every look. */
export function ownIds(
  { coins }: Choices,
  known: Readonly<Record<string, AssetId>>,
  make: () => AssetId,
): Readonly<Record<string, AssetId>> {
  const names = Object.entries(coins).flatMap(([name, choice]) => (choice === "own" ? [name] : []));
  return Object.fromEntries(names.map((name) => [name, known[name] ?? make()]));
}

export const isAlive = ({ expiresAt }: { readonly expiresAt: number }, now: number): boolean => expiresAt > now;
