import indicators from "./indicators.json" with { type: "json" };

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

export const within = (actual: number, expected: number, { absolute = 0, relative = 0 }: Tolerance): boolean =>
  Math.abs(actual - expected) <= absolute + relative * Math.abs(expected);
