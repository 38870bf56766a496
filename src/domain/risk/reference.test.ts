import { describe, expect, it } from "vitest";
import { riskReferences, within, type RiskCase } from "../../../test/reference/references.ts";
import { complete } from "../indicators/parameter.ts";
import { fromNullable } from "../indicators/series.ts";
import type { Answer } from "./figure.ts";
import { figureOf } from "./figures.ts";
import { simpleReturns } from "./returns.ts";
import { riskData, type RiskData } from "./risk-data.ts";

const column = (values: readonly (number | null)[] | undefined) => (values === undefined ? null : fromNullable(values));

function dataOf({ data }: RiskCase): RiskData {
  const dates = data.dates === undefined ? null : Float64Array.from(data.dates, Date.parse);
  const others = {
    benchmark: column(data.benchmark),
    riskFree: column(data.riskFree),
    required: column(data.required),
  };
  if (data.closes === undefined) return riskData(fromNullable(data.returns ?? []), { ...others, dates });
  const returns = simpleReturns(fromNullable(data.closes));
  return riskData(returns, { ...others, dates: dates && dates.subarray(1), start: dates?.[0] ?? null });
}

/** The rows of ours that the reference has as well. */
function rowsOf({ series }: Answer, { figure, parameters }: RiskCase): Float64Array {
  const rows = (series ?? new Float64Array()).subarray(Math.max(0, Number(parameters["window"] ?? 0) - 1));
  return figure === "periodReturns" ? rows.filter((value) => !Number.isNaN(value)) : rows;
}

describe("agrees with the reference", () => {
  it.each(riskReferences)("$name", (reference) => {
    const figure = figureOf(reference.figure);
    if (figure === undefined) throw new Error(`no figure ${reference.figure}`);
    const answer = figure.compute(dataOf(reference), complete(figure.parameters, reference.parameters));
    const actual = reference.series === undefined ? [answer.value ?? Number.NaN] : [...rowsOf(answer, reference)];
    const expected = (reference.series ?? [reference.expected ?? null]).map((value) => value ?? Number.NaN);
    expect(actual.length).toBe(expected.length);
    const off = expected.filter((value, row) =>
      Number.isNaN(value) ? !Number.isNaN(actual[row]) : !within(actual[row] ?? Number.NaN, value, reference.tolerance),
    );
    expect(off, `ours: ${actual.join()}; ${answer.reason ?? ""}`).toEqual([]);
    if (reference.expected === null) expect(answer.reason, "a figure that is not given has a reason").not.toBeNull();
  });
});
