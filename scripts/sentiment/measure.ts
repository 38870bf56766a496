import type { Label } from "../../src/domain/sentiment/score.ts";

export const LABELS: readonly Label[] = ["negative", "neutral", "positive"];

export interface Measures {
  readonly n: number;
  readonly accuracy: number;
  readonly macroF1: number;
  readonly f1: Readonly<Record<Label, number>>;
  /** Share of all that were given the opposite sign. */
  readonly signFlipRate: number;
  /** Rows are the true labels, columns the given ones, in the order of LABELS. */
  readonly confusion: readonly (readonly number[])[];
}

export function measure(pairs: readonly { truth: Label; given: Label }[]): Measures {
  const confusion = LABELS.map((truth) =>
    LABELS.map((given) => pairs.filter((pair) => pair.truth === truth && pair.given === given).length),
  );
  const at = (row: number, column: number) => confusion[row]?.[column] ?? 0;
  const n = pairs.length;
  const f1 = LABELS.map((_, c) => {
    const actual = LABELS.reduce((sum, _label, other) => sum + at(c, other), 0);
    const given = LABELS.reduce((sum, _label, other) => sum + at(other, c), 0);
    return actual + given === 0 ? 0 : (2 * at(c, c)) / (actual + given);
  });
  return {
    n,
    accuracy: n === 0 ? 0 : (at(0, 0) + at(1, 1) + at(2, 2)) / n,
    macroF1: f1.reduce((sum, value) => sum + value, 0) / LABELS.length,
    f1: { negative: f1[0] ?? 0, neutral: f1[1] ?? 0, positive: f1[2] ?? 0 },
    signFlipRate: n === 0 ? 0 : (at(0, 2) + at(2, 0)) / n,
    confusion,
  };
}
