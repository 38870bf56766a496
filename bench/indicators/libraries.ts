/**
 * The npm libraries to be faster than, each called as its own documents say. They are compared where they are installed; their
 * types are written down here, so that the bench also stands without them.
 */
export type Run = () => unknown;

/** Name of the library → what it computes, by the bench's name of the indicator. */
export type Libraries = Readonly<Record<string, Readonly<Record<string, Run>>>>;

interface Live<Result> {
  add(value: number): Result;
}

interface TradingSignals {
  readonly SMA: new (n: number) => Live<unknown>;
  readonly EMA: new (n: number) => Live<unknown>;
  readonly RSI: new (n: number) => Live<unknown>;
  readonly BollingerBands: new (n: number, m: number) => Live<unknown>;
  getCorrelation(a: readonly number[], b: readonly number[]): number;
}

type Calculate<Input> = { calculate(input: Input): unknown };

interface TechnicalIndicators {
  readonly SMA: Calculate<{ period: number; values: readonly number[] }>;
  readonly EMA: Calculate<{ period: number; values: readonly number[] }>;
  readonly RSI: Calculate<{ period: number; values: readonly number[] }>;
  readonly BollingerBands: Calculate<{ period: number; stdDev: number; values: readonly number[] }>;
}

export async function loadLibraries(x: readonly number[], y: readonly number[]): Promise<Libraries> {
  const [signals, technical] = await Promise.all([
    load<TradingSignals>("trading-signals"),
    load<TechnicalIndicators>("technicalindicators"),
  ]);
  return {
    ...(signals === null ? {} : { "trading-signals": tradingSignals(signals, x, y) }),
    ...(technical === null ? {} : { technicalindicators: technicalIndicators(technical, x) }),
  };
}

/** Null where the package is not installed. */
async function load<T>(name: string): Promise<T | null> {
  try {
    const loaded = (await import(name)) as T & { default?: T };
    return loaded.default ?? loaded;
  } catch {
    return null;
  }
}

function tradingSignals(library: TradingSignals, x: readonly number[], y: readonly number[]): Record<string, Run> {
  const each = (create: () => Live<unknown>) => () => {
    const live = create();
    return x.map((value) => live.add(value));
  };
  return {
    SMA: each(() => new library.SMA(20)),
    EMA: each(() => new library.EMA(20)),
    RSI: each(() => new library.RSI(14)),
    Bollinger: each(() => new library.BollingerBands(20, 2)),
    correlation: () =>
      x.map((_, i) => (i < 29 ? null : library.getCorrelation(x.slice(i - 29, i + 1), y.slice(i - 29, i + 1)))),
  };
}

function technicalIndicators(library: TechnicalIndicators, x: readonly number[]): Record<string, Run> {
  return {
    SMA: () => library.SMA.calculate({ period: 20, values: x }),
    EMA: () => library.EMA.calculate({ period: 20, values: x }),
    RSI: () => library.RSI.calculate({ period: 14, values: x }),
    Bollinger: () => library.BollingerBands.calculate({ period: 20, stdDev: 2, values: x }),
  };
}
