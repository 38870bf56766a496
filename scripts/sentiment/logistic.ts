/** Multinomial logistic regression over a few dense features and many sparse ones, by Adam on the whole set. */

export interface Example {
  readonly dense: readonly number[];
  /** Places in the sparse weights. */
  readonly sparse: readonly number[];
  /** What each sparse feature counts for. */
  readonly share: number;
  readonly label: number;
}

export interface Settings {
  readonly classes: number;
  readonly sparse: number;
  readonly denseDecay: number;
  readonly sparseDecay: number;
  /** 0: each example counts the same; 1: each class does. */
  readonly balance: number;
  readonly rounds: number;
}

export interface Weights {
  /** By feature, then class. */
  readonly dense: readonly Float64Array[];
  readonly sparse: readonly Float64Array[];
}

type Numbers = Float64Array | readonly number[];
const at = (numbers: Numbers | undefined, n: number): number => numbers?.[n] ?? 0;
const add = (numbers: Float64Array, n: number, value: number): void => {
  numbers[n] = at(numbers, n) + value;
};

export function fit(examples: readonly Example[], settings: Settings): Weights {
  const { classes, rounds, denseDecay, sparseDecay } = settings;
  const width = examples[0]?.dense.length ?? 0;
  const size = (width + settings.sparse) * classes;
  const weights = new Float64Array(size);
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  const importance = classWeights(examples, settings);
  const total = examples.reduce((sum, { label }) => sum + at(importance, label), 0);
  for (let round = 1; round <= rounds; round++) {
    const gradient = gradientOf(examples, weights, settings, (label) => at(importance, label) / total);
    const rate = 0.1 * (1 - round / (rounds + 1));
    for (let i = 0; i < size; i++) {
      // The first feature is the constant: it is not held back.
      const decay = i < classes ? 0 : i < width * classes ? denseDecay : sparseDecay;
      const slope = at(gradient, i) + (decay * at(weights, i)) / examples.length;
      first[i] = 0.9 * at(first, i) + 0.1 * slope;
      second[i] = 0.999 * at(second, i) + 0.001 * slope * slope;
      const spread = Math.sqrt(at(second, i) / (1 - 0.999 ** round)) + 1e-9;
      add(weights, i, (-rate * at(first, i)) / (1 - 0.9 ** round) / spread);
    }
  }
  const rows = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => weights.slice((from + n) * classes, (from + n + 1) * classes));
  return { dense: rows(0, width), sparse: rows(width, settings.sparse) };
}

/** Of the mean loss, by feature and class. */
function gradientOf(
  examples: readonly Example[],
  weights: Float64Array,
  { classes }: Settings,
  importance: (label: number) => number,
): Float64Array {
  const gradient = new Float64Array(weights.length);
  const errors = new Float64Array(classes);
  for (const { dense, sparse, share, label } of examples) {
    errors.fill(0);
    const width = dense.length;
    for (let f = 0; f < width; f++) {
      const x = at(dense, f);
      if (x !== 0) for (let c = 0; c < classes; c++) add(errors, c, x * at(weights, f * classes + c));
    }
    for (const s of sparse) {
      for (let c = 0; c < classes; c++) add(errors, c, share * at(weights, (width + s) * classes + c));
    }
    softmax(errors);
    add(errors, label, -1);
    const weight = importance(label);
    for (let f = 0; f < width; f++) {
      const x = at(dense, f) * weight;
      if (x !== 0) for (let c = 0; c < classes; c++) add(gradient, f * classes + c, x * at(errors, c));
    }
    for (const s of sparse) {
      for (let c = 0; c < classes; c++) add(gradient, (width + s) * classes + c, share * weight * at(errors, c));
    }
  }
  return gradient;
}

export function probabilities({ dense, sparse, share }: Omit<Example, "label">, weights: Weights): Float64Array {
  const logits = new Float64Array(weights.dense[0]?.length ?? 0);
  for (let c = 0; c < logits.length; c++) {
    for (const [f, x] of dense.entries()) add(logits, c, x * at(weights.dense[f], c));
    for (const s of sparse) add(logits, c, share * at(weights.sparse[s], c));
  }
  return softmax(logits);
}

function softmax(logits: Float64Array): Float64Array {
  const most = Math.max(...logits);
  let sum = 0;
  for (let c = 0; c < logits.length; c++) {
    logits[c] = Math.exp(at(logits, c) - most);
    sum += at(logits, c);
  }
  for (let c = 0; c < logits.length; c++) logits[c] = at(logits, c) / sum;
  return logits;
}

function classWeights(examples: readonly Example[], { classes, balance }: Settings): Float64Array {
  const counts = new Float64Array(classes);
  for (const { label } of examples) add(counts, label, 1);
  return counts.map((count) => (count === 0 ? 0 : (examples.length / (classes * count)) ** balance));
}
