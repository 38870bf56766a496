import { skipGaps } from "./gaps.ts";
import type { Parameters, Value, ValuesOf } from "./parameter.ts";
import type { Lines, Series } from "./series.ts";

/** `value` is the field chosen (close unless told), `other` a second series beside it, `time` milliseconds. */
export type Input = "value" | "other" | "high" | "low" | "close" | "volume" | "time";

/** Columns of equal length. */
export type Inputs = Readonly<Partial<Record<Input, Series>>>;

/** What an indicator's own file says of it; all that documents, doors and tests know comes from here. */
interface Definition<P extends Parameters, I extends Input> {
  readonly name: string;
  readonly title: string;
  readonly formula: string;
  /** Who defined it, or whose figures it reaches. */
  readonly source: string;
  /** From which bar there is a value. */
  readonly warmUp: string;
  /** The answer where nothing moves, nothing is traded or something would be divided by 0. */
  readonly degenerate: string;
  readonly parameters: P;
  readonly inputs: readonly I[];
  readonly outputs: readonly [string, ...string[]];
  /** Index of the bar with the first value of any line. */
  readonly first: (parameters: ValuesOf<P>) => number;
  /** Bars before one after which its value no longer depends on where the data begin; null: always, it has an anchor. */
  readonly lookback: (parameters: ValuesOf<P>) => number | null;
  /** What is wrong with parameters that do not go together. */
  readonly refuse?: (parameters: ValuesOf<P>) => string | null;
  /** Whether the columns' times are needed as well. */
  readonly needsTime?: (parameters: ValuesOf<P>) => boolean;
  /** On dense columns: bars with a missing input are left out before. */
  readonly kernel: (inputs: Readonly<Record<I | "time", Series>>, parameters: ValuesOf<P>) => Lines;
}

type Values = Readonly<Record<string, Value>>;

export interface Indicator extends Pick<
  Definition<Parameters, Input>,
  "name" | "title" | "formula" | "source" | "warmUp" | "degenerate" | "inputs" | "outputs"
> {
  readonly parameters: Parameters;
  first(parameters: Values): number;
  lookback(parameters: Values): number | null;
  refuse(parameters: Values): string | null;
  /** The columns that a request with these parameters must bring. */
  needs(parameters: Values): readonly Input[];
  /** Takes complete parameters (`complete`), within their bounds. Throws where a column is missing or of another length. */
  compute(inputs: Inputs, parameters: Values): Lines;
}

/** The casts are sound: `parameters` lists the names, `complete` and the doors fill them with values of their kinds. */
export function defineIndicator<const P extends Parameters, const I extends Input>(
  definition: Definition<P, I>,
): Indicator {
  const { first, lookback, refuse, needsTime, kernel, ...described } = definition;
  const needs = (parameters: Values): readonly Input[] =>
    needsTime?.(parameters as ValuesOf<P>) === true ? [...described.inputs, "time"] : described.inputs;
  return {
    ...described,
    first: (parameters) => first(parameters as ValuesOf<P>),
    lookback: (parameters) => lookback(parameters as ValuesOf<P>),
    refuse: (parameters) => refuse?.(parameters as ValuesOf<P>) ?? null,
    needs,
    compute(inputs, parameters) {
      const names = needs(parameters);
      const columns = names.map((name) => columnOf(inputs, name, names[0] as Input));
      return skipGaps(columns, (dense) =>
        kernel(
          Object.fromEntries(names.map((name, i) => [name, dense[i]])) as Record<I | "time", Series>,
          parameters as ValuesOf<P>,
        ),
      );
    },
  };
}

function columnOf(inputs: Inputs, name: Input, first: Input): Series {
  const column = inputs[name];
  if (column === undefined || column.length !== inputs[first]?.length)
    throw new RangeError(`the column "${name}" is missing or of another length`);
  return column;
}

/** Steps after which the start of x ← x + a·(new − x) weighs less than 1e-12: 373 for a = 1/14, 2,764 for a = 2/201. */
export const decay = (a: number): number => (a >= 1 ? 0 : Math.ceil((12 * Math.LN10) / -Math.log1p(-a)));

/** Smoothing factors of an EMA and of Wilder's average of n. */
export const emaFactor = (n: number): number => 2 / (n + 1);
export const wilderFactor = (n: number): number => 1 / n;

/** Longest window. */
export const MOST = 1_000;
