/**
 * `npm run fit:sentiment -- crypto=FILE.csv finance=FILE.csv social=FILE.csv`: fits the weights of each kind of source on
 * labelled texts and writes src/domain/sentiment/weights/KIND.json with the report of the fit. `--recorded=FILE.jsonl` fits
 * DistilBERT's weight on outputs that `npm run record:distilbert` recorded of the same texts. N-grams are fitted only where
 * the texts' licence lets words of them be shipped (docs/decisions/0009-sentiment-ensemble.md).
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { FEATURES, headlineFeatures } from "../src/domain/sentiment/features.ts";
import { ngramsOf } from "../src/domain/sentiment/ngrams.ts";
import type { Kind } from "../src/domain/sentiment/overlay.ts";
import { KINDS } from "../src/domain/sentiment/overlay.ts";
import type { Judged } from "./sentiment/fit-votes.ts";
import { fitVotes } from "./sentiment/fit-votes.ts";
import type { Example, Weights } from "./sentiment/logistic.ts";
import { fit, probabilities } from "./sentiment/logistic.ts";
import type { Measures } from "./sentiment/measure.ts";
import { LABELS, measure } from "./sentiment/measure.ts";
import type { Labelled } from "./sentiment/read-labelled.ts";
import { readLabelled } from "./sentiment/read-labelled.ts";

const SETTINGS = { denseDecay: 8, sparseDecay: 3, balance: 0.4, rounds: 200 };
const FOLDS = 5;
const LEAST_SEEN = 4;
const MOST_NGRAMS: Readonly<Record<Kind, number>> = { crypto: 0, finance: 1400, social: 1400 };
const STEP = 0.1;

interface Prepared {
  readonly dense: readonly number[];
  readonly ngrams: readonly string[];
  readonly label: number;
}

/** Gives how each row was judged by weights that had not seen it. */
function fitKind(kind: Kind, file: string): Judged[] {
  const { rows, severalEntities } = readLabelled(file);
  const prepared = rows.map((row) => prepare(row, kind));
  const held = Array.from({ length: FOLDS }, (_, fold) => {
    const model = train(
      prepared.filter((_row, n) => n % FOLDS !== fold),
      kind,
    );
    return [...prepared.entries()]
      .filter(([n]) => n % FOLDS === fold)
      .map(([n, row]) => ({ text: rows[n]?.text ?? "", ...judged(row, model) }));
  }).flat();
  const model = train(prepared, kind);
  const report = {
    about: `Fitted by scripts/fit-sentiment.ts on ${basename(file)}; rows of confusion: true ${LABELS.join(", ")}.`,
    rowsLeftOutForSeveralEntities: severalEntities,
    settings: SETTINGS,
    ngrams: model.ngrams.length,
    crossValidated: { folds: FOLDS, ...figures(measure(held)) },
    onItsOwnRows: figures(measure(prepared.map((row) => judged(row, model)))),
  };
  const features = Object.fromEntries(
    FEATURES.map((name, n) => [name, [...(model.weights.dense[n] ?? [])].map((weight) => round(weight, 3))]),
  );
  const packed = Map.groupBy(model.ngrams.keys(), (n) => [...(model.weights.sparse[n] ?? [])].map(stepped).join(" "));
  const ngrams = Object.fromEntries(
    [...packed]
      .filter(([weight]) => weight !== "0 0 0")
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([weight, places]) => [weight, places.map((n) => model.ngrams[n]).join("|")]),
  );
  mkdirSync("src/domain/sentiment/weights", { recursive: true });
  const target = `src/domain/sentiment/weights/${kind}.json`;
  const text = JSON.stringify({ report, features, ngrams }, null, 2).replace(
    /\[\s+(-?[\d.]+),\s+(-?[\d.]+),\s+(-?[\d.]+)\s+\]/g,
    "[$1, $2, $3]",
  );
  writeFileSync(target, `${text}\n`);
  console.log(target, JSON.stringify(report.crossValidated));
  return held;
}

function figures({ n, accuracy, macroF1, signFlipRate, confusion }: Measures) {
  return {
    n,
    accuracy: round(accuracy, 4),
    macroF1: round(macroF1, 4),
    signFlipRate: round(signFlipRate, 4),
    confusion: confusion.map((row) => row.join(" ")),
  };
}

function prepare({ text, label }: Labelled, kind: Kind): Prepared {
  const { values, plain } = headlineFeatures(text, kind);
  return { dense: values, ngrams: MOST_NGRAMS[kind] === 0 ? [] : ngramsOf(plain), label: LABELS.indexOf(label) };
}

interface Model {
  readonly weights: Weights;
  readonly ngrams: readonly string[];
  readonly places: ReadonlyMap<string, number>;
}

/** Twice: with every n-gram that is seen often enough, then with those that told most. */
function train(rows: readonly Prepared[], kind: Kind): Model {
  const seen = new Map<string, number>();
  for (const ngram of rows.flatMap((row) => row.ngrams)) seen.set(ngram, (seen.get(ngram) ?? 0) + 1);
  const often = [...seen].filter(([, times]) => times >= LEAST_SEEN).map(([ngram]) => ngram);
  const all = trainOn(rows, often);
  if (often.length <= MOST_NGRAMS[kind]) return all;
  const told = (n: number) =>
    spread(all.weights.sparse[n] ?? new Float64Array()) * Math.sqrt(seen.get(often[n] ?? "") ?? 0);
  const best = [...often.keys()].toSorted((a, b) => told(b) - told(a)).slice(0, MOST_NGRAMS[kind]);
  return trainOn(rows, best.map((n) => often[n] ?? "").toSorted());
}

function trainOn(rows: readonly Prepared[], ngrams: readonly string[]): Model {
  const places = new Map(ngrams.map((ngram, n) => [ngram, n]));
  const examples = rows.map((row) => ({ ...example(row, places), label: row.label }));
  return { weights: fit(examples, { ...SETTINGS, classes: 3, sparse: ngrams.length }), ngrams, places };
}

function example({ dense, ngrams }: Prepared, places: ReadonlyMap<string, number>): Omit<Example, "label"> {
  const sparse = ngrams.flatMap((ngram) => places.get(ngram) ?? []);
  return { dense, sparse, share: 1 / Math.sqrt(Math.max(1, sparse.length)) };
}

function judged(row: Prepared, { weights, places }: Model) {
  const likely = probabilities(example(row, places), weights);
  const [negative = 0, neutral = 0, positive = 0] = likely;
  const truth = LABELS[row.label] ?? "neutral";
  return {
    truth,
    given: LABELS[likely.indexOf(Math.max(...likely))] ?? "neutral",
    likely: { negative, neutral, positive },
  };
}

const spread = (weights: Float64Array): number => Math.max(...weights) - Math.min(...weights);
const stepped = (weight: number): number => round(Math.round(weight / STEP) * STEP, 1) || 0;

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

const kinds: readonly string[] = KINDS;
const { values, positionals } = parseArgs({ options: { recorded: { type: "string" } }, allowPositionals: true });
const pairs: Judged[] = [];
for (const argument of positionals) {
  const [kind = "", file = ""] = argument.split("=");
  if (!kinds.includes(kind) || file === "") throw new Error(`${argument}: expected ${KINDS.join("|")}=FILE.csv`);
  pairs.push(...fitKind(kind as Kind, file));
}
if (values.recorded !== undefined) fitVotes(pairs, values.recorded);
