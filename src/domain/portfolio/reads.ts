import type { AccountId, AssetId } from "../ids.ts";
import type { Method } from "../ledger/settings.ts";
import type { Amount } from "../money/amount.ts";
import type { NamedPeriod } from "../returns/named-period.ts";
import type { AllocationAnswer } from "./answers/allocation.ts";
import type { DailyReturns } from "./answers/daily-returns.ts";
import type { DisposalsAnswer, FeesAnswer, IncomeAnswer } from "./answers/entries.ts";
import type { HistoryAnswer } from "./answers/history.ts";
import type { HoldingsAnswer } from "./answers/holdings.ts";
import type { HoldingsOver } from "./answers/holdings-over.ts";
import type { LotsAnswer } from "./answers/lots.ts";
import type { PerformanceAnswer } from "./answers/performance.ts";
import type { SummaryAnswer } from "./answers/summary.ts";
import type { WhatIfAnswer } from "./answers/what-if.ts";
import type { HistoryInterval } from "./history.ts";
import type { TaxYear } from "./tax-year.ts";

/** What can be read of a portfolio, and what its object answers. `null`: the portfolio's own, or now, or all. */

export interface Look {
  readonly base: AssetId | null;
  readonly method: Method | null;
}

export interface HoldingsQuery extends Look {
  readonly at: number | null;
  readonly account: AccountId | null;
  readonly minValue: Amount | null;
  readonly explain: boolean;
}

export interface LotsQuery extends Look {
  readonly at: number | null;
  readonly account: AccountId | null;
  readonly asset: AssetId | null;
}

/** Newest first, a page at a time; `after`: the position of the last row of the page before. */
export interface EntriesQuery extends Look {
  readonly from: number | null;
  readonly to: number | null;
  readonly asset: AssetId | null;
  readonly limit: number;
  readonly after: string | null;
}

export interface PerformanceQuery extends Look {
  readonly period: NamedPeriod | "custom";
  readonly from: number | null;
  readonly to: number | null;
  readonly timing: "cut" | "daily";
  readonly benchmark: AssetId | null;
  readonly explain: boolean;
}

export interface HistoryQuery extends Look {
  readonly interval: HistoryInterval;
  readonly from: number | null;
  readonly to: number | null;
  readonly benchmark: AssetId | null;
}

export interface AllocationQuery extends Look {
  readonly at: number | null;
}

export interface YearQuery extends Look {
  readonly year: number;
  readonly timeZone: string | null;
}

export interface WhatIfQuery extends Look {
  readonly asset: AssetId;
  readonly quantity: Amount | null;
  readonly price: Amount | null;
  readonly account: AccountId | null;
}

export interface SpanQuery extends Look {
  readonly from: number | null;
  readonly to: number | null;
}

export interface OverQuery {
  /** In order. */
  readonly times: readonly number[];
}

export interface Reads {
  readonly holdings: { readonly query: HoldingsQuery; readonly answer: HoldingsAnswer };
  readonly lots: { readonly query: LotsQuery; readonly answer: LotsAnswer };
  readonly disposals: { readonly query: EntriesQuery; readonly answer: DisposalsAnswer };
  readonly income: { readonly query: EntriesQuery; readonly answer: IncomeAnswer };
  readonly fees: { readonly query: EntriesQuery; readonly answer: FeesAnswer };
  readonly year: { readonly query: YearQuery; readonly answer: TaxYear };
  readonly performance: { readonly query: PerformanceQuery; readonly answer: PerformanceAnswer };
  readonly history: { readonly query: HistoryQuery; readonly answer: HistoryAnswer };
  readonly allocation: { readonly query: AllocationQuery; readonly answer: AllocationAnswer };
  readonly whatIf: { readonly query: WhatIfQuery; readonly answer: WhatIfAnswer };
  readonly summary: { readonly query: AllocationQuery; readonly answer: SummaryAnswer };
  /** For analytics and sentiment; not shown as such. */
  readonly dailyReturns: { readonly query: SpanQuery; readonly answer: DailyReturns };
  readonly holdingsOver: { readonly query: OverQuery; readonly answer: HoldingsOver };
}

export type ReadKind = keyof Reads;
/** Which read, with what is asked. */
export type ReadRequest = { [K in ReadKind]: { readonly kind: K; readonly query: Reads[K]["query"] } }[ReadKind];
