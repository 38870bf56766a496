import { FEATURES } from "./features.ts";
import type { Kind } from "./overlay.ts";
import cryptoFile from "./weights/crypto.json" with { type: "json" };
import financeFile from "./weights/finance.json" with { type: "json" };
import socialFile from "./weights/social.json" with { type: "json" };

/** What speaks for negative, neutral and positive. */
type Triple = readonly [negative: number, neutral: number, positive: number];

export interface Weights {
  /** In the order of FEATURES. */
  readonly features: readonly Triple[];
  /** Empty where the labelled texts may not be shipped in any form. */
  readonly ngrams: ReadonlyMap<string, Triple>;
}

interface WeightsFile {
  readonly features: Readonly<Record<string, readonly number[]>>;
  /** "-0.3 0 0.3": the n-grams of this weight, separated by a bar. */
  readonly ngrams: Readonly<Record<string, string>>;
}

const FILES: Readonly<Record<Kind, WeightsFile>> = { crypto: cryptoFile, finance: financeFile, social: socialFile };
const known = new Map<Kind, Weights>();

/** Written by scripts/fit-sentiment.ts, with the report of the fit; unpacked at first use. */
export function weightsOf(kind: Kind): Weights {
  const remembered = known.get(kind);
  if (remembered !== undefined) return remembered;
  const { features, ngrams } = FILES[kind];
  const weights: Weights = {
    features: FEATURES.map((name) => triple(features[name] ?? [])),
    ngrams: new Map(
      Object.entries(ngrams).flatMap(([weight, list]) => {
        const shared = triple(weight.split(" ").map(Number));
        return list.split("|").map((ngram): [string, Triple] => [ngram, shared]);
      }),
    ),
  };
  known.set(kind, weights);
  return weights;
}

const triple = ([negative = 0, neutral = 0, positive = 0]: readonly number[]): Triple => [negative, neutral, positive];

export interface Probabilities {
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
}

/** Softmax of the weighted features; n-grams share one weight, so that a long text shouts no louder. */
export function probabilitiesOf(
  values: readonly number[],
  ngrams: readonly string[],
  { features, ngrams: table }: Weights,
): Probabilities {
  const sum = [0, 0, 0];
  const add = (weight: Triple, share: number) => {
    for (let c = 0; c < 3; c++) sum[c] = (sum[c] ?? 0) + share * (weight[c] ?? 0);
  };
  for (const [n, weight] of features.entries()) if (values[n] !== 0) add(weight, values[n] ?? 0);
  const met = ngrams.flatMap((ngram) => {
    const weight = table.get(ngram);
    return weight === undefined ? [] : [weight];
  });
  for (const weight of met) add(weight, 1 / Math.sqrt(met.length));
  const most = Math.max(...sum);
  const [negative = 0, neutral = 0, positive = 0] = sum.map((value) => Math.exp(value - most));
  const all = negative + neutral + positive;
  return { negative: negative / all, neutral: neutral / all, positive: positive / all };
}
