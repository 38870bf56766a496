import type { Parameters, Value, ValuesOf } from "../indicators/parameter.ts";
import { integer } from "../indicators/parameter.ts";
import { nothing, type Series } from "../indicators/series.ts";
import type { Column, RiskData } from "./risk-data.ts";
import { slice, whole } from "./risk-data.ts";

/** Why a figure cannot be given. */
export const REASONS = {
  not_enough_returns: "fewer returns than `least`, or than the formula needs",
  no_deviation: "the returns do not vary",
  no_loss: "no return was below the threshold",
  no_drawdown: "the value never fell below its peak",
  no_benchmark: "no benchmark was given",
  no_benchmark_variation: "the benchmark does not vary",
  no_benchmark_return: "the benchmark's return to divide by is 0",
  no_dates: "dates, or the start of the first period, were not given",
  total_loss: "everything was lost, and there is no logarithm of 0",
  rate_too_low: "a rate of −100 % a year or less has no rate a period",
  no_tail: "the percentile to divide by is 0",
  too_large: "the figure is larger than a number can say",
} as const;
export type Reason = keyof typeof REASONS;

export interface Span {
  readonly from: number | null;
  readonly to: number | null;
}

/** The course of a drawdown. Row numbers count returns; null is the start, before the first, or not yet. */
export interface Course {
  readonly peak: number | null;
  readonly trough: number | null;
  readonly recovered: number | null;
  readonly longestBetweenPeaks: Span;
  readonly longestRecovery: Span;
}

export interface Answer {
  readonly value: number | null;
  readonly reason: Reason | null;
  /** A figure of each row; `value` is its last. */
  readonly series?: Series;
  readonly course?: Course;
}

/** What a formula gives: the figure, or why not. */
export type Result =
  | number
  | Reason
  | { readonly value: number | Reason; readonly series?: Series; readonly course?: Course };

interface Definition<P extends Parameters> {
  readonly name: string;
  readonly title: string;
  readonly formula: string;
  readonly source: string;
  readonly parameters: P;
  /** Columns whose rows must be whole; those not given are left out, save the benchmark. */
  readonly columns: readonly Column[];
  readonly needsDates?: boolean;
  /** Fewest returns without which there is no formula, whatever `least` says. */
  readonly fewest: number;
  /** Gets the rows that are whole; `rows` are all. */
  readonly formulaOf: (data: RiskData, parameters: ValuesOf<P>, rows: RiskData) => Result;
}

type Values = Readonly<Record<string, Value>>;

export interface RiskFigure extends Pick<Definition<Parameters>, "name" | "title" | "formula" | "source"> {
  readonly parameters: Parameters;
  readonly needsBenchmark: boolean;
  readonly needsDates: boolean;
  /** Takes complete parameters, within their bounds. */
  compute(data: RiskData, parameters: Values): Answer;
}

/** What every figure that judges a sample can be told. */
const sample = {
  least: integer(30, 1, 10_000, "Fewer returns than this have no figure: `not_enough_returns`."),
  window: integer(0, 0, 1_000, "0: over all rows. Else for each window of so many rows, as a series."),
} as const;

/** A figure of a sample: null below `least` returns, and rolling on request. */
export function defineFigure<const P extends Parameters>(definition: Definition<P>): RiskFigure {
  const once = (data: RiskData, values: Values): Answer => answer(definition, data, values);
  return {
    ...described(definition),
    parameters: { ...definition.parameters, ...sample },
    compute(data, values) {
      const window = values["window"] as number;
      return window === 0 ? once(data, values) : rolling(data, window, (part) => once(part, values));
    },
  };
}

/** A plain fact of the rows (their returns, their product): as true for two rows as for a thousand. */
export function defineFact<const P extends Parameters>(definition: Definition<P>): RiskFigure {
  return {
    ...described(definition),
    parameters: definition.parameters,
    compute: (data, values) => answer(definition, data, { ...values, least: 1 }),
  };
}

const described = <P extends Parameters>({ name, title, formula, source, columns, needsDates }: Definition<P>) => ({
  name,
  title,
  formula,
  source,
  needsBenchmark: columns.includes("benchmark"),
  needsDates: needsDates === true,
});

/** The cast is sound: `parameters` lists the names, `complete` and the doors fill them with values of their kinds. */
function answer<P extends Parameters>(definition: Definition<P>, rows: RiskData, values: Values): Answer {
  if (definition.columns.includes("benchmark") && rows.benchmark === null)
    return { value: null, reason: "no_benchmark" };
  if (definition.needsDates === true && rows.dates === null) return { value: null, reason: "no_dates" };
  const data = whole(rows, definition.columns);
  if (data.returns.length < Math.max(definition.fewest, values["least"] as number))
    return { value: null, reason: "not_enough_returns" };
  const result = definition.formulaOf(data, values as ValuesOf<P>, rows);
  if (typeof result !== "object") return judged(result);
  const { value, ...rest } = result;
  return { ...judged(value), ...rest };
}

function judged(result: number | Reason): Answer {
  if (typeof result === "string") return { value: null, reason: result };
  return Number.isFinite(result) ? { value: result, reason: null } : { value: null, reason: "too_large" };
}

function rolling(data: RiskData, window: number, once: (part: RiskData) => Answer): Answer {
  const series = nothing(data.returns.length);
  let last: Answer = { value: null, reason: "not_enough_returns" };
  for (let end = window; end <= series.length; end++) {
    last = once(slice(data, end - window, end));
    series[end - 1] = last.value ?? Number.NaN;
  }
  return { value: last.value, reason: last.reason, series };
}
