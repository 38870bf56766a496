import type { AccountId, AssetId } from "../../ids.ts";
import { fold } from "../../ledger/fold.ts";
import type { Transaction } from "../../ledger/transaction.ts";
import type { Amount } from "../../money/amount.ts";
import { toText, toUnits } from "../../money/fixed.ts";
import type { Choices, Opening } from "../choices.ts";
import type { Draft, Ids, Target } from "./judge.ts";
import type { Dust, Fate, Missing } from "./judged.ts";
import type { Lack } from "./walk.ts";
import { walk } from "./walk.ts";

export interface Balanced {
  /** To be stored. */
  readonly rows: readonly Transaction[];
  readonly missing: readonly Missing[];
  readonly dust: readonly Dust[];
  /** Rows by their first line that have another fate now. */
  readonly fates: readonly { readonly line: number; readonly fate: Fate }[];
}

/** So much smaller than the largest sum of its coin is noise: doubles keep 15 digits, and no one deals in such parts. */
const NOISE = 10n ** 12n;
/** Rounding at splits may need a further look. */
const MOST_LOOKS = 20;

/**
 * Makes a file whole that begins in the middle of a history: what it spends and nobody acquired becomes opening balances as
 * chosen, or the rows that spend it go. What the noise of floats leaves is named, and written off if that is chosen.
 */
export function balance(drafts: readonly Draft[], target: Target, choices: Choices, ids: Ids): Balanced {
  const { settings } = target;
  const own = new Map(drafts.map((draft) => [draft.row.id, draft]));
  const maker = new Maker(drafts, ids, choices);
  let rows = drafts.map(({ row }) => row);
  const first = walk(
    [...target.transactions, ...rows],
    settings,
    (row, asset) => own.has(row.id) && choices.openings[asset]?.as === "leave_out",
  );
  rows = rows.filter(({ id }) => !first.dropped.has(id));

  const largest = largestOf(rows);
  const lacks = new Map(first.lacks.map((lack) => [`${lack.accountId} ${lack.asset}`, lack]));
  const isNoise = ({ asset, units }: Pick<Lack, "asset" | "units">) =>
    units > 0n && units * NOISE <= (largest.get(asset) ?? 0n);
  const made = () => [...lacks.values()].flatMap((lack) => maker.opening(lack, isNoise(lack)));
  for (let look = 0; look < MOST_LOOKS; look++) {
    const folded = fold([...target.transactions, ...rows, ...made()], settings);
    if (folded.ok || folded.shortfall.lot !== undefined) break;
    const { asset, held, asked, transactionId } = folded.shortfall;
    const row = [...target.transactions, ...rows].find(({ id }) => id === transactionId);
    const key = `${row?.accountId ?? ""} ${asset}`;
    const known =
      lacks.get(key) ?? [...lacks.values()].find((lack) => lack.asset === asset && settings.lotScope === "portfolio");
    // Undecided: nothing was made, so the same shortfall comes again.
    if (row === undefined || (known !== undefined && maker.opening(known, isNoise(known)).length === 0)) break;
    const units = toUnits(asked) - toUnits(held) + (known?.units ?? 0n);
    const lack: Lack = { asset, accountId: known?.accountId ?? row.accountId, units, first: known?.first ?? row };
    lacks.set(`${lack.accountId} ${asset}`, lack);
  }

  const all = [...lacks.values()];
  const missing = all.filter((lack) => !isNoise(lack)).map((lack) => maker.missing(lack, own));
  const short = all.filter((lack) => maker.opening(lack, isNoise(lack)).length === 0);
  const left = [...first.balances.values()].filter((rest) => own.has(rest.last.id) && isNoise(rest));
  const dust = [
    ...all.filter(isNoise).map((lack) => dustOf(lack, lack.accountId, "missing", choices)),
    ...left.map((rest) => dustOf(rest, rest.last.accountId, "left", choices)),
  ];
  const written = choices.clearDust ? left.map((rest) => maker.writtenOff(rest.asset, rest.units, rest.last)) : [];
  const lineOf = (id: Transaction["id"]) => own.get(id)?.line ?? null;
  const fates = [
    ...[...first.dropped].map((id) => ({ line: lineOf(id), fate: "left_out" as const })),
    ...short.map((lack) => ({ line: lineOf(lack.first.id), fate: "short" as const })),
  ];
  return {
    rows: [...made(), ...rows, ...written],
    missing,
    dust,
    fates: fates.flatMap(({ line, fate }) => (line === null ? [] : [{ line, fate }])),
  };
}

const dustOf = (
  of: { asset: AssetId; units: bigint },
  account: AccountId,
  side: Dust["side"],
  { clearDust }: Choices,
): Dust => ({
  asset: of.asset,
  account,
  amount: toText(of.units),
  side,
  cleared: clearDust,
});

function largestOf(rows: readonly Transaction[]): Map<AssetId, bigint> {
  const largest = new Map<AssetId, bigint>();
  for (const row of rows)
    for (const leg of [row.in, row.out]) {
      if (leg === null) continue;
      const units = toUnits(leg.amount);
      if (units > (largest.get(leg.asset) ?? 0n)) largest.set(leg.asset, units);
    }
  return largest;
}

/** The rows that make a file whole. */
class Maker {
  readonly #ids: Ids;
  readonly #choices: Choices;
  /** When the file first touches a coin. */
  readonly #begins = new Map<AssetId, number>();
  readonly #made = new Map<string, Transaction>();
  #n = 0;

  constructor(drafts: readonly Draft[], ids: Ids, choices: Choices) {
    this.#ids = ids;
    this.#choices = choices;
    for (const { row } of drafts)
      for (const leg of [row.in, row.out, row.fee])
        if (leg !== null) this.#begins.set(leg.asset, Math.min(this.#begins.get(leg.asset) ?? Infinity, row.at));
  }

  /** None while nobody has decided, and none of dust that is not to be cleared. */
  opening(lack: Lack, noise: boolean): Transaction[] {
    const { asset, accountId, units } = lack;
    const chosen: Opening | undefined = noise
      ? this.#choices.clearDust
        ? { as: "zero" }
        : this.#choices.openings[asset]
      : this.#choices.openings[asset];
    if (chosen === undefined || chosen.as === "leave_out") return [];
    const key = `${accountId} ${asset}`;
    const amount = toText(units);
    const known = this.#made.get(key);
    if (known?.in?.amount === amount) return [known];
    const row: Transaction = {
      ...this.#blank("opening_balance", this.#at(lack), accountId),
      ...(known === undefined ? {} : { id: known.id, ref: known.ref }),
      in: { asset, amount },
      basis: chosen.as === "cost" ? chosen.cost : chosen.as === "zero" ? ("0" as Amount) : null,
      // It cannot have been acquired after it was there.
      acquiredAt:
        chosen.as === "cost" && chosen.acquiredAt !== null ? Math.min(chosen.acquiredAt, this.#at(lack)) : null,
      note: noise ? "Noise of an import, at no cost." : OPENING_NOTES[chosen.as],
    };
    this.#made.set(key, row);
    return [row];
  }

  missing(lack: Lack, own: ReadonlyMap<Transaction["id"], Draft>): Missing {
    const { asset, accountId, units, first } = lack;
    return {
      asset,
      account: accountId,
      amount: toText(units),
      line: own.get(first.id)?.line ?? null,
      at: this.#at(lack),
      choice: this.#choices.openings[asset] ?? null,
    };
  }

  writtenOff(asset: AssetId, units: bigint, last: Transaction): Transaction {
    return {
      ...this.#blank("withdrawal", last.at, last.accountId),
      position: last.position + 1,
      out: { asset, amount: toText(units) },
      note: "Noise of an import, written off.",
    };
  }

  #at({ asset, first }: Lack): number {
    return Math.min(this.#begins.get(asset) ?? first.at, first.at);
  }

  #blank(type: Transaction["type"], at: number, accountId: AccountId): Transaction {
    const { now } = this.#ids;
    return {
      id: this.#ids.transaction(),
      ref: this.#ids.ref(ADDED + this.#n++),
      type,
      subtype: null,
      at,
      position: 0,
      accountId,
      toAccountId: null,
      in: null,
      out: null,
      fee: null,
      price: null,
      value: null,
      valueCurrency: null,
      basis: null,
      acquiredAt: null,
      lots: null,
      transferId: null,
      note: null,
      source: "import",
      createdAt: now,
      updatedAt: now,
    };
  }
}

/** Numbers of references that no row of a file reaches. */
const ADDED = 100_000;
const OPENING_NOTES = {
  cost: "Held before the imported file begins; cost as given.",
  market: "Held before the imported file begins; its market value then taken as cost.",
  zero: "Held before the imported file begins; cost not known and taken as zero.",
} as const;
