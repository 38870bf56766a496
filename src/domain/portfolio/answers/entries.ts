import type { AssetId } from "../../ids.ts";
import type { RefOf } from "../../ledger/view-lots.ts";
import { disposalRows, GAIN_NOTES } from "../../ledger/view-lots.ts";
import type { EntriesQuery } from "../reads.ts";
import type { Looked } from "./head.ts";
import { headOf } from "./head.ts";

type Wanted = Pick<EntriesQuery, "from" | "to" | "asset" | "limit" | "after">;

interface Entry {
  readonly at: number;
  readonly asset: AssetId;
}

const within =
  ({ from, to, asset }: Wanted) =>
  (entry: Entry): boolean =>
    (from === null || entry.at >= from) && (to === null || entry.at < to) && (asset === null || entry.asset === asset);

/** Newest first, from behind the row whose key is `after`; a row that is gone is where the next one of its time begins. */
function pageOf<T>(rows: readonly T[], { limit, after }: Wanted, keyOf: (row: T) => string) {
  const start = after === null ? 0 : firstBelow(rows, after, keyOf);
  const items = rows.slice(start, start + limit);
  const last = items.at(-1);
  return { items, next: last === undefined || start + limit >= rows.length ? null : keyOf(last) };
}

function firstBelow<T>(rows: readonly T[], after: string, keyOf: (row: T) => string): number {
  const found = rows.findIndex((row) => keyOf(row) < after);
  return found < 0 ? rows.length : found;
}

/** Sorts as the rows do: by time, then transaction, then place. */
const keyOf = (at: string, transaction: string, n: number): string =>
  `${at} ${transaction} ${String(n).padStart(6, "0")}`;

/** Rows with a key, the newest first. */
function keyed<T extends { readonly at: string; readonly transaction: string }>(rows: readonly T[]) {
  const seen = new Map<string, number>();
  return rows
    .map((row) => {
      const n = seen.get(row.transaction) ?? 0;
      seen.set(row.transaction, n + 1);
      return { key: keyOf(row.at, row.transaction, n), row };
    })
    .toSorted((a, b) => (a.key < b.key ? 1 : -1));
}

function answerOf<T extends { readonly at: string; readonly transaction: string }>(
  study: Looked,
  now: number,
  rows: readonly T[],
  wanted: Wanted,
) {
  const { items, next } = pageOf(keyed(rows), wanted, ({ key }) => key);
  return { ...headOf(study, now), items: items.map(({ row }) => row), next };
}

export const disposalsAnswer = (study: Looked, now: number, refOf: RefOf, wanted: Wanted) => ({
  ...answerOf(
    study,
    now,
    study.timeline.disposals
      .filter(within(wanted))
      .flatMap((disposal) => disposalRows(disposal, refOf, study.settings)),
    wanted,
  ),
  notes: [...GAIN_NOTES],
});

export const incomeAnswer = (study: Looked, now: number, refOf: RefOf, wanted: Wanted) =>
  answerOf(study, now, study.timeline.income.filter(within(wanted)).map(withRef(refOf)), wanted);

export const feesAnswer = (study: Looked, now: number, refOf: RefOf, wanted: Wanted) =>
  answerOf(study, now, study.timeline.fees.filter(within(wanted)).map(withRef(refOf)), wanted);

const withRef =
  (refOf: RefOf) =>
  <T extends { readonly transactionId: Parameters<RefOf>[0]; readonly at: number }>({
    transactionId,
    at,
    ...rest
  }: T) => ({
    transaction: transactionId,
    ref: refOf(transactionId),
    at: new Date(at).toISOString(),
    ...rest,
  });

export type DisposalsAnswer = ReturnType<typeof disposalsAnswer>;
export type IncomeAnswer = ReturnType<typeof incomeAnswer>;
export type FeesAnswer = ReturnType<typeof feesAnswer>;
