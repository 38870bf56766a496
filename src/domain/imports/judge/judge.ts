import type { AccountId, TransactionId } from "../../ids.ts";
import type { FoldSettings } from "../../ledger/settings.ts";
import type { Transaction } from "../../ledger/transaction.ts";
import type { Choices } from "../choices.ts";
import type { Entry, EventEntry } from "../neutral.ts";
import type { Resolution } from "../resolve-names.ts";
import { balance } from "./balance.ts";
import { Twins } from "./find-twins.ts";
import type { Fate, Judged, JudgedRow, Other } from "./judged.ts";
import { eventOfRow, FATES, OPEN_FATES } from "./judged.ts";
import type { Body } from "./to-event.ts";
import { toEvent } from "./to-event.ts";

/** The ledger that a file is to go into. */
export interface Target {
  readonly transactions: readonly Transaction[];
  readonly accounts: readonly { readonly id: AccountId; readonly name: string }[];
  readonly settings: FoldSettings;
}

export interface Ids {
  readonly now: number;
  transaction(): TransactionId;
  account(): AccountId;
  /** A reference that no row has, for the nth new one. */
  ref(n: number): string;
}

/** A row that is to be stored, while it is looked at. */
export interface Draft {
  readonly row: Transaction;
  /** Of the file; `null`: added to make it whole. */
  readonly line: number | null;
}

/** What becomes of every row of a file in this ledger, and what would be stored. Stores nothing. */
export function judge(
  entries: readonly Entry[],
  names: ReadonlyMap<string, Resolution>,
  target: Target,
  choices: Choices,
  ids: Ids,
): Judged {
  const accounts = new AccountNames(target, choices, ids);
  const leftOut = new Set(choices.leaveOut);
  const assetOf = (name: string) => names.get(name)?.asset ?? null;
  const rows: JudgedRow[] = [];
  const wanted: { entry: EventEntry; body: Body; at: number }[] = [];
  for (const entry of entries) {
    const at = rows.length;
    if (entry.lines.some((line) => leftOut.has(line))) rows.push(rowOf(entry, "left_out"));
    else if (entry.kind !== "event") rows.push(rowOf(entry, entry.kind));
    else {
      const told = toEvent(entry, { asset: assetOf, account: (name) => accounts.idOf(name) }, target.settings, ids.now);
      if (told.ok) wanted.push({ entry, body: told.body, at });
      rows.push(
        told.ok
          ? { ...rowOf(entry, "new"), event: eventOfRow(told.body) }
          : "unknown" in told
            ? { ...rowOf(entry, "needs_coin"), names: told.unknown }
            : {
                ...rowOf(entry, "error"),
                errors: told.errors.map((expected) => ({ line: entry.lines[0] ?? 0, column: null, expected })),
              },
      );
    }
  }
  const drafts = withoutTwins(wanted, rows, target, choices, ids);
  // What is replaced is not there any more.
  const replaced = new Set(drafts.map(({ row }) => row.id));
  const transactions = target.transactions.filter(({ id }) => !replaced.has(id));
  for (const [i, row] of rows.entries())
    if ((choices.leaveOutFates as readonly Fate[]).includes(row.fate)) rows[i] = { ...row, fate: "left_out" };
  const balanced = balance(drafts, { ...target, transactions }, choices, ids);
  const lines = new Map(rows.map((row, i) => [row.lines[0] ?? 0, i]));
  for (const { line, fate } of balanced.fates) {
    const i = lines.get(line);
    const row = i === undefined ? undefined : rows[i];
    if (i !== undefined && row !== undefined) rows[i] = { ...row, fate };
  }
  const counts = Object.fromEntries(
    FATES.map((fate) => [fate, rows.filter((row) => row.fate === fate).length]),
  ) as Judged["counts"];
  const ready =
    OPEN_FATES.every((fate) => counts[fate] === 0) && balanced.missing.every(({ choice }) => choice !== null);
  return {
    rows,
    counts,
    missing: balanced.missing,
    dust: balanced.dust,
    transactions: balanced.rows,
    newAccounts: accounts.made,
    ready,
  };
}

function rowOf(entry: Entry, fate: Fate | "event"): JudgedRow {
  return {
    lines: entry.lines,
    fate: fate === "event" ? "new" : fate,
    reason: entry.kind === "ignored" ? entry.reason : null,
    errors: entry.kind === "error" ? entry.errors : [],
    remarks: entry.kind === "event" ? entry.remarks : [],
    names: [],
    event: null,
    other: null,
  };
}

/** Rows that are not there yet, in the order of the file's events; what is there is marked. */
function withoutTwins(
  wanted: readonly { entry: EventEntry; body: Body; at: number }[],
  rows: JudgedRow[],
  target: Target,
  choices: Choices,
  ids: Ids,
): Draft[] {
  const twins = new Twins(target.transactions);
  const add = new Set(choices.add);
  const replace = new Set(choices.replace);
  const stored = new Map(replace.size === 0 ? [] : target.transactions.map((row) => [row.ref, row]));
  const added = new Set<EventEntry>();
  const replaced = new Map<EventEntry, Transaction>();
  const fresh = new Set<EventEntry>();
  // The first line of the file is the first to come, however the file is sorted.
  for (const { entry, body, at } of wanted.toSorted((a, b) => (a.entry.lines[0] ?? 0) - (b.entry.lines[0] ?? 0))) {
    const line = entry.lines[0] ?? 0;
    const twin = twins.find(body, entry.event.externalId, entry.event.own?.ref ?? null, line);
    const row = rows[at];
    if (row === undefined) continue;
    if (twin.is === "new") fresh.add(entry);
    else if (twin.is === "conflict" && entry.lines.some((one) => add.has(one))) added.add(entry);
    else {
      const before =
        twin.is === "conflict" && entry.lines.some((one) => replace.has(one)) ? takenOut(twin.other) : null;
      if (before !== null) replaced.set(entry, before);
      rows[at] = { ...row, fate: before === null ? twin.is : "new", other: twin.other };
    }
  }
  const places = new Places(target.transactions);
  const refs = new Refs(target.transactions, ids);
  const drafts = wanted
    .filter(({ entry }) => fresh.has(entry) || added.has(entry) || replaced.has(entry))
    .map(({ entry, body }): Draft => {
      const { own } = entry.event;
      const before = replaced.get(entry);
      if (before !== undefined) return { line: entry.lines[0] ?? null, row: inPlaceOf(before, body) };
      const position = own?.position ?? places.next(body.at);
      return {
        line: entry.lines[0] ?? null,
        row: {
          ...body,
          id: ids.transaction(),
          ref: refs.take(own?.ref ?? null),
          position,
          // An id is there once.
          externalId: added.has(entry) ? null : entry.event.externalId,
          tags: [...new Set(own?.tags)].toSorted(),
          createdAt: ids.now,
          updatedAt: ids.now,
        },
      };
    });
  return refs.renamed.size === 0 ? drafts : drafts.map((draft) => renamed(draft, refs.renamed));

  /** The row of the ledger that makes room, once; what two portfolios have agreed on stays. */
  function takenOut({ ref }: Other): Transaction | null {
    const before = ref === null ? undefined : stored.get(ref);
    if (ref === null || before === undefined || before.transferId) return null;
    stored.delete(ref);
    return before;
  }

  /** It stays the same row, by its id and reference, with the file's content. */
  function inPlaceOf(before: Transaction, body: Body): Transaction {
    const position = before.at === body.at ? before.position : places.next(body.at);
    const { id, ref, externalId = null, importId = null, source, tags = [], note, createdAt } = before;
    const kept = { id, ref, externalId, importId, source, tags, note: body.note ?? note, createdAt };
    return { ...body, ...kept, position, updatedAt: ids.now };
  }
}

/** Rows name each other by references; who got another one is named by that. */
function renamed(draft: Draft, refs: ReadonlyMap<string, string>): Draft {
  const { lots } = draft.row;
  if (!lots) return draft;
  const named = lots.map((lot) => ("ref" in lot ? { ...lot, ref: refs.get(lot.ref) ?? lot.ref } : lot));
  return { ...draft, row: { ...draft.row, lots: named as typeof lots } };
}

class Refs {
  readonly renamed = new Map<string, string>();
  readonly #taken: Set<string>;
  readonly #ids: Ids;
  #n = 0;

  constructor(rows: readonly Transaction[], ids: Ids) {
    this.#taken = new Set(rows.map(({ ref }) => ref));
    this.#ids = ids;
  }

  /** The one that was asked for, if nobody has it. */
  take(wanted: string | null): string {
    let ref = wanted;
    while (ref === null || this.#taken.has(ref)) ref = this.#ids.ref(this.#n++);
    if (wanted !== null && ref !== wanted) this.renamed.set(wanted, ref);
    this.#taken.add(ref);
    return ref;
  }
}

/** After what is there at the same time, in the order of the file. */
export class Places {
  readonly #next = new Map<number, number>();

  constructor(rows: readonly Transaction[]) {
    for (const { at, position } of rows) this.#next.set(at, Math.max(this.#next.get(at) ?? 0, position + 1));
  }

  next(at: number): number {
    const place = this.#next.get(at) ?? 0;
    this.#next.set(at, place + 1);
    return place;
  }
}

/** Accounts by name; one that is named and not there is to be made. */
class AccountNames {
  readonly made: { readonly id: AccountId; readonly name: string }[] = [];
  readonly #byName: Map<string, AccountId>;
  readonly #usual: AccountId;
  readonly #ids: Ids;

  constructor({ accounts }: Target, { account }: Choices, ids: Ids) {
    this.#byName = new Map(accounts.toReversed().map(({ id, name }) => [name, id]));
    this.#usual = account ?? accounts[0]?.id ?? ("" as AccountId);
    this.#ids = ids;
  }

  idOf(name: string | null): AccountId {
    if (name === null) return this.#usual;
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    const made = { id: this.#ids.account(), name };
    this.made.push(made);
    this.#byName.set(name, made.id);
    return made.id;
  }
}
