import type { Inputs } from "../domain/indicators/indicator.ts";
import { indicatorOf } from "../domain/indicators/indicators.ts";
import type { Value } from "../domain/indicators/parameter.ts";
import { toNullable } from "../domain/indicators/series.ts";
import { problem } from "../platform/problem.ts";

export interface IndicatorRequest {
  readonly indicator: string;
  /** Complete and within their bounds. */
  readonly parameters: Readonly<Record<string, Value>>;
  /** The columns that it reads. */
  readonly inputs: Inputs;
}

export interface IndicatorResult {
  readonly indicator: string;
  readonly parameters: Readonly<Record<string, Value>>;
  readonly lookback: number | null;
  readonly lines: Readonly<Record<string, (number | null)[]>>;
}

/** Indicators over a caller's own columns. Needs nothing of the outside world and keeps nothing. */
export function calcIndicators(requests: readonly IndicatorRequest[]): IndicatorResult[] {
  return requests.map(({ indicator: name, parameters, inputs }) => {
    const indicator = indicatorOf(name);
    if (indicator === undefined)
      throw problem("RESOURCE_NOT_FOUND_ERROR", { detail: `There is no indicator "${name}".` });
    const lines = Object.entries(indicator.compute(inputs, parameters));
    return {
      indicator: name,
      parameters,
      lookback: indicator.lookback(parameters),
      lines: Object.fromEntries(lines.map(([line, series]) => [line, toNullable(series)])),
    };
  });
}
