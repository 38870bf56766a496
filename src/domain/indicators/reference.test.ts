import { describe, expect, it } from "vitest";
import { indicatorReferences, within } from "../../../test/reference/references.ts";
import { indicatorOf } from "./indicators.ts";
import { complete } from "./parameter.ts";
import { fromNullable } from "./series.ts";

describe("agrees with the reference", () => {
  it.each(indicatorReferences.cases)("$name", (reference) => {
    const indicator = indicatorOf(reference.indicator);
    if (indicator === undefined) throw new Error(`no indicator ${reference.indicator}`);
    const inputs = Object.fromEntries(
      Object.entries(reference.inputs).map(([input, column]) => [
        input,
        fromNullable(indicatorReferences.data[column] ?? []),
      ]),
    );
    const lines = indicator.compute(inputs, complete(indicator.parameters, reference.parameters));
    for (const [name, rows] of Object.entries(reference.expected)) {
      const line = lines[name] ?? new Float64Array();
      const off = rows.filter(([bar, value]) => !within(line[bar] ?? Number.NaN, value, reference.tolerance));
      expect(off.map(([bar, value]) => ({ bar, reference: value, here: line[bar] }))).toEqual([]);
      const early = line.subarray(0, reference.nothingBefore?.[name] ?? 0);
      expect(early.every(Number.isNaN), `${name} has no value in its warm-up`).toBe(true);
    }
  });
});
