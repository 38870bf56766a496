import indicators from "./indicators.json" with { type: "json" };
import risk from "./risk.json" with { type: "json" };

export interface Tolerance {
  readonly absolute?: number;
  readonly relative?: number;
}

export interface IndicatorCase {
  readonly name: string;
  readonly source: string;
  readonly licence: string;
  readonly indicator: string;
  readonly parameters: Readonly<Record<string, number | string | boolean>>;
  /** Input → name of a column. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly tolerance: Tolerance;
  /** Line → [bar, value]. */
  readonly expected: Readonly<Record<string, readonly (readonly [number, number])[]>>;
  /** Line → bar before which the reference has no value. */
  readonly nothingBefore?: Readonly<Record<string, number>>;
}

interface IndicatorReferences {
  readonly data: Readonly<Record<string, readonly (number | null)[]>>;
  readonly cases: readonly IndicatorCase[];
}

/** Figures of other products for the indicators. The cast is sound: the file is written in this shape. */
export const indicatorReferences = indicators as unknown as IndicatorReferences;

export interface RiskCase {
  readonly name: string;
  readonly source: string;
  readonly licence: string;
  readonly figure: string;
  readonly parameters: Readonly<Record<string, number | string | boolean>>;
  readonly data: {
    readonly returns?: readonly (number | null)[];
    readonly closes?: readonly (number | null)[];
    readonly benchmark?: readonly (number | null)[];
    readonly riskFree?: readonly (number | null)[];
    readonly required?: readonly (number | null)[];
    readonly dates?: readonly string[];
  };
  readonly tolerance: Tolerance;
  /** The figure; null: there is none. Not given where the reference has a series. */
  readonly expected?: number | null;
  /** The rows that the reference has, in order; rolling figures begin with the first whole window. */
  readonly series?: readonly (number | null)[];
}

/** Figures of other products for returns and risk. The cast is sound: the file is written in this shape. */
export const riskReferences = (risk as unknown as { readonly cases: readonly RiskCase[] }).cases;

export const within = (actual: number, expected: number, { absolute = 0, relative = 0 }: Tolerance): boolean =>
  Math.abs(actual - expected) <= absolute + relative * Math.abs(expected);
