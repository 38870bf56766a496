import { writeFileSync } from "node:fs";
import type { VoteRule } from "../../src/domain/sentiment/ensemble.ts";
import { vote } from "../../src/domain/sentiment/ensemble.ts";
import type { Label } from "../../src/domain/sentiment/score.ts";
import type { Probabilities } from "../../src/domain/sentiment/weights.ts";
import { measure } from "./measure.ts";
import { readRecorded } from "./recorded.ts";

/** A labelled text as the lexicon side judged it without having been fitted on it. */
export interface Judged {
  readonly text: string;
  readonly truth: Label;
  readonly given: Label;
  readonly likely: Probabilities;
}

const TARGET = "src/domain/sentiment/weights/distilbert.json";
const LEAST = 500;

/** The weight and dead zone that are right most often; the lowest weight of equally good ones. */
export function bestRule(rows: readonly (Judged & { readonly score: number })[]): { rule: VoteRule; accuracy: number } {
  let best = { rule: { weight: 0, deadZone: 1 }, accuracy: -1 };
  for (let weight = 0; weight <= 0.8001; weight += 0.05) {
    for (let deadZone = 0; deadZone < 1; deadZone += 0.1) {
      const rule = { weight: Number(weight.toFixed(2)), deadZone: Number(deadZone.toFixed(1)) };
      const { accuracy } = measure(
        rows.map(({ truth, likely, score }) => ({
          truth,
          given: vote(likely, [{ model: "recorded", score }], rule).label,
        })),
      );
      if (accuracy > best.accuracy + 1e-9) best = { rule, accuracy };
    }
  }
  return best;
}

export function fitVotes(judged: readonly Judged[], file: string): void {
  const recorded = readRecorded(file);
  const rows = judged.flatMap((row) => {
    const score = recorded.get(row.text);
    return score === undefined ? [] : [{ ...row, score }];
  });
  if (rows.length < LEAST) throw new Error(`${file}: outputs of ${rows.length} labelled texts, fewer than ${LEAST}`);
  const alone = measure(rows).accuracy;
  const { rule, accuracy } = bestRule(rows);
  const about = `Fitted by scripts/fit-sentiment.ts on ${rows.length} recorded outputs, beside weights that had not seen the rows.`;
  const report = { about, rows: rows.length, accuracyAlone: alone, accuracyWithVotes: accuracy };
  writeFileSync(TARGET, `${JSON.stringify({ report, ...rule }, null, 2)}\n`);
  console.log(TARGET, JSON.stringify({ ...report, ...rule }));
}
