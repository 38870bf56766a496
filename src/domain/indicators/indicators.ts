import { ADX } from "./adx.ts";
import { APO } from "./apo.ts";
import { ATR, NATR } from "./atr.ts";
import { BOLLINGER } from "./bollinger.ts";
import { CCI } from "./cci.ts";
import { CMF } from "./cmf.ts";
import { BETA, CORRELATION } from "./correlation.ts";
import { EMA } from "./ema.ts";
import { MAX, MIN } from "./extremes.ts";
import type { Indicator } from "./indicator.ts";
import { LINEAR_REGRESSION } from "./linear-regression.ts";
import { MACD } from "./macd.ts";
import { MFI } from "./mfi.ts";
import { OBV } from "./obv.ts";
import { PPO } from "./ppo.ts";
import { MOMENTUM, ROC } from "./roc.ts";
import { RSI } from "./rsi.ts";
import { SMA } from "./sma.ts";
import { STDERR, STDEV, VARIANCE } from "./stdev.ts";
import { STOCH_RSI } from "./stoch-rsi.ts";
import { STOCHASTIC } from "./stochastic.ts";
import { TRUE_RANGE } from "./true-range.ts";
import { VOLATILITY } from "./volatility.ts";
import { VWAP } from "./vwap.ts";
import { VWMA } from "./vwma.ts";
import { WILDER } from "./wilder.ts";
import { WILLIAMS_R } from "./williams-r.ts";
import { WMA } from "./wma.ts";

/** All indicators, in the order of the documents. Doors, documents, tests and benchmarks go by this list. */
export const INDICATORS: readonly Indicator[] = [
  SMA,
  EMA,
  WMA,
  WILDER,
  VWMA,
  VWAP,
  MACD,
  APO,
  PPO,
  RSI,
  STOCH_RSI,
  STOCHASTIC,
  WILLIAMS_R,
  CCI,
  ROC,
  MOMENTUM,
  ADX,
  TRUE_RANGE,
  ATR,
  NATR,
  BOLLINGER,
  STDEV,
  VARIANCE,
  STDERR,
  VOLATILITY,
  MIN,
  MAX,
  LINEAR_REGRESSION,
  OBV,
  MFI,
  CMF,
  CORRELATION,
  BETA,
];

const byName: ReadonlyMap<string, Indicator> = new Map(INDICATORS.map((indicator) => [indicator.name, indicator]));

export const indicatorOf = (name: string): Indicator | undefined => byName.get(name);
