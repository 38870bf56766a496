import type { PortfolioId } from "../ids.ts";
import type { Amount } from "../money/amount.ts";
import type { Known, Units } from "../money/fixed.ts";
import { plus, signedOf, toSignedText, toText, toUnits, unitsOf } from "../money/fixed.ts";
import { ratio } from "../returns/period.ts";
import { allocationWeights } from "../returns/weights.ts";
import type { SummaryAnswer } from "./answers/summary.ts";

export interface NamedSummary {
  readonly id: PortfolioId;
  readonly name: string;
  readonly summary: SummaryAnswer;
}

/** Several portfolios as one, all counted in the same currency. */
export function overviewOf(portfolios: readonly NamedSummary[]) {
  const all = portfolios.map(({ summary }) => summary);
  const weights = allocationWeights(
    portfolios.map(({ id, summary }) => ({ id, value: positive(summary.totals.value) })),
  );
  const sum = (of: (summary: SummaryAnswer) => string): Units =>
    all.reduce<Units>((total, summary) => total + toUnits(of(summary)), 0n);
  const values = all.flatMap(({ totals }) => totals.value ?? []);
  const value: Known =
    all.length > 0 && values.length === 0 ? null : values.reduce((total, text) => total + toUnits(text), 0n);
  const amount = sum(({ change24h }) => change24h.amount);
  return {
    totals: {
      value: signedOf(value),
      cost: signedOf(all.reduce<Known>((total, { totals }) => plus(total, unitsOf(totals.cost)), 0n)),
      unrealised: signedOf(gainOf(all)),
      realised: toSignedText(sum(({ totals }) => totals.realised.value)),
      income: toSignedText(sum(({ totals }) => totals.income.value)),
      complete: all.every(({ totals }) => totals.complete),
      unpriced: [...new Set(all.flatMap(({ totals }) => totals.unpriced))].toSorted(),
      stale: all.some(({ totals }) => totals.stale),
    },
    change24h: { amount: toSignedText(amount), share: shareOf(amount, all) },
    portfolios: portfolios.map(({ id, name, summary: { version, totals, change24h } }) => ({
      id,
      name,
      version,
      value: totals.value,
      cost: totals.cost,
      unrealised: totals.unrealised,
      realised: totals.realised.value,
      income: totals.income.value,
      complete: totals.complete,
      stale: totals.stale,
      change24h: { amount: change24h.amount, share: change24h.share },
      weight: weights.get(id) ?? null,
    })),
  };
}

const positive = (value: string | null): Amount | null =>
  value === null || toUnits(value) < 0n ? null : toText(toUnits(value));

/** Of those that have a value; one whose cost is not known makes the sum unknown. */
const gainOf = (all: readonly SummaryAnswer[]): Known =>
  all
    .filter(({ totals }) => totals.value !== null)
    .reduce<Known>((total, { totals }) => plus(total, unitsOf(totals.unrealised)), 0n);

/** What was gained ÷ (what was there + what was put in), of all together. */
function shareOf(amount: Units, all: readonly SummaryAnswer[]): number | null {
  let capital: Units = 0n;
  for (const { lastDay } of all) {
    capital += toUnits(lastDay.opening);
    for (const { direction, value } of lastDay.flows) if (direction === "in") capital += toUnits(value);
  }
  return capital > 0n ? ratio(amount, capital) : null;
}
