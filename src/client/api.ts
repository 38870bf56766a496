// Made from the contract by `node scripts/run.mjs scripts/openapi/write-client.ts`; `npm run verify` fails when it is not fresh.
import type { Hono } from "hono";
import type { BlankEnv } from "hono/types";

export type AccessToken = {
  /** Send it as `Authorization: Bearer …`. */
  token: string;
  /** When it ends; ask for a new one before. */
  expiresAt: string;
};

/** Where coins of a portfolio lie. */
export type Account = {
  id: AccountId;
  /** What the person calls it. */
  name: string;
  /** What kind of place it is. */
  kind: "exchange" | "wallet" | "cold" | "other";
};

/** What is left out stays as it is. */
export type AccountChange = {
  /** 1 to 100 characters; no other account has it. */
  name?: string;
  /** What kind of place it is. */
  kind?: "exchange" | "wallet" | "cold" | "other";
};

export type AccountDeletion = {
  /** The present password. */
  password: string;
};

export type AccountDeletionAccepted = {
  /** Always the same. */
  status: "accepted";
};

/** Id of an account in a portfolio. */
export type AccountId = string;

export type AccountList = {
  /** In order. */
  items: (Account)[];
};

export type AccountOrder = {
  /** Every account, once. */
  accountIds: (AccountId)[];
};

export type AccountRules = {
  /** Who may sign up. */
  registration: "open" | "invitation" | "closed";
  /** Whether this service sends mails: without them no address is verified and no password reset. */
  mail: boolean;
  /** How long a password may be. */
  password: {
    /** Characters at least. */
    least: 10;
    /** Characters at most. */
    most: 128;
  };
};

export type AccountShare = {
  account: AccountId;
  /** What lies there; null without a price. */
  value: SignedAmount | null;
  /** Share of what has a price, with four digits; all add up to exactly 1. Null: no price, or owed. */
  weight: string | null;
};

export type Adjusted = {
  /** Of the ledger with it. */
  version: number;
  /** What was written. */
  transactions: (Transaction)[];
};

/** Of one unit. */
export type Amount = string;

export type ApiKey = {
  /** Names the key; it opens nothing. */
  id: string;
  /** What it is for. */
  name: string;
  /** Its first characters, to tell it by. */
  start: string;
  /** `read`: safe methods; `write`: the others. */
  scopes: ("read" | "write")[];
  /** When it was made. */
  createdAt: string;
  /** When it ends; null: when it is revoked. */
  expiresAt: string | null;
  /** Last use, to the hour; null: none yet. */
  lastUsedAt: string | null;
};

export type ApiKeyList = {
  /** Newest first. */
  items: (ApiKey)[];
};

/** A lot that came from another portfolio. */
export type ArrivedLot = {
  /** Since when it has been owned. */
  acquiredAt: string;
  /** How much of it. */
  quantity: Amount;
  /** What it cost; null when that is not known. */
  cost: Value | null;
  /** Of one unit, as it was stated. */
  price: Value | null;
};

export type ArrivingTransfer = {
  /** The same on both sides. */
  transferId: string;
  /** The portfolio that it left. */
  from: PortfolioId;
  /** When it left. */
  at: string;
  /** What is to arrive. */
  in: Leg;
  /** In the person's words. */
  note: string | null;
  /** It is no transaction here yet, and is not held. */
  inTransit: true;
};

export type Article = {
  /** Hash of the link. */
  id: string;
  /** Plain text, never markup. */
  title: string;
  /** http or https, without tracking parameters. */
  link: string;
  /** At most 300 characters of plain text. */
  summary: string | null;
  /** Id of the source, with the publisher where the source passes on what others publish. */
  source: string;
  /** As the source says, but never later than it was fetched. */
  publishedAt: string;
  /** Ids of the coins it names, the most relevant first. */
  coins: (string)[];
  /** Other articles of nearly the same words within 48 hours. They count as mentions, not as opinions. */
  repeats: number;
  /** The sources of these. */
  repeatedBy: (string)[];
  /** Null until it is scored, some seconds after it came. */
  score: ArticleScore | null;
};

export type ArticlePage = {
  /** In the order that was asked for. */
  items: (Article)[];
  /** Where the next page begins; null when this is the last. */
  nextCursor: string | null;
};

export type ArticleScore = {
  /** How likely the title is positive, less how likely negative. */
  value: number;
  /** Of a headline: the likeliest of the three. Of a figure over many: positive from 0.05 on, negative from -0.05 down. */
  label: "negative" | "neutral" | "positive";
  /** How likely the label is, by all that was heard. */
  confidence: number;
  /** Whether all models have the label's sign; null where fewer than two have a sign. */
  agreement: boolean | null;
  /** What each model says. */
  votes: (Vote)[];
  /** The words that made the score, in their order. */
  words: (ScoredWord)[];
};

/** Currency of all costs and values. */
export type AssetId = string;

/** 1 to 100 CoinGecko ids, separated by commas. */
export type AssetList = string;

/** What values are counted in: a currency, `bitcoin`, `ethereum` or `sats`. */
export type Base = "fiat:aud" | "fiat:brl" | "fiat:cad" | "fiat:chf" | "fiat:cny" | "fiat:czk" | "fiat:dkk" | "fiat:eur" | "fiat:gbp" | "fiat:hkd" | "fiat:huf" | "fiat:idr" | "fiat:ils" | "fiat:inr" | "fiat:isk" | "fiat:jpy" | "fiat:krw" | "fiat:mxn" | "fiat:myr" | "fiat:nok" | "fiat:nzd" | "fiat:php" | "fiat:pln" | "fiat:ron" | "fiat:sek" | "fiat:sgd" | "fiat:thb" | "fiat:try" | "fiat:usd" | "fiat:zar" | "bitcoin" | "ethereum" | "sats";

export type CacheInvalidation = {
  namespace: CacheNamespace;
  /** The key; null: all. */
  key: string | null;
  /** What was made before is void. */
  at: string;
  /** From then on it holds everywhere; here at once. At most 60 s after `at`. */
  holdsFrom: string;
};

/** A group of cached answers. */
export type CacheNamespace = "prices" | "catalogue" | "sentiment" | "analytics";

export type CacheReport = {
  /** The first day that is counted, UTC. */
  since: string;
  /** The table of policies, and how each served. */
  namespaces: ({
    namespace: CacheNamespace;
    /** How long it is given without a second look. */
    freshMs: number;
    /** How much longer, while a fresh one is made. */
    staleMs: number;
    /** How long it is there for when its source fails. */
    keepMs: number;
    /** Why it is cached. */
    reason: string;
    /** Reads that found it fresh. */
    hits: number;
    /** Reads that were given an older one, while a fresh one was made. */
    stale: number;
    /** Reads that waited for it to be made. */
    misses: number;
    /** How often it was made and stored. */
    writes: number;
  })[];
  /** The keys that were read most; these are kept warm. */
  mostRead: ({
    /** Of the key. */
    namespace: string;
    /** What was asked for. */
    key: string;
    /** Reads that found it fresh. */
    hits: number;
    /** Reads that were given an older one, while a fresh one was made. */
    stale: number;
    /** Reads that waited for it to be made. */
    misses: number;
    /** How often it was made and stored. */
    writes: number;
  })[];
};

/** Columns of at most 10000 bars, oldest first, null where one is missing. */
export type CalcCandles = {
  /** When each bar opened; for an anchor by day or time. */
  time?: (string)[];
  /** Opening prices. */
  open?: (number | null)[];
  /** Highest prices. */
  high?: (number | null)[];
  /** Lowest prices. */
  low?: (number | null)[];
  /** Closing prices. */
  close?: (number | null)[];
  /** Volumes. */
  volume?: (number | null)[];
  /** A second series beside, for correlation and beta: the market. */
  other?: (number | null)[];
};

export type CalcIndicators = {
  candles: CalcCandles;
  /** What to compute. */
  set: (IndicatorSma | IndicatorEma | IndicatorWma | IndicatorWilder | IndicatorVwma | IndicatorVwap | IndicatorMacd | IndicatorApo | IndicatorPpo | IndicatorRsi | IndicatorStochrsi | IndicatorStochastic | IndicatorWilliamsr | IndicatorCci | IndicatorRoc | IndicatorMom | IndicatorAdx | IndicatorTrange | IndicatorAtr | IndicatorNatr | IndicatorBollinger | IndicatorStdev | IndicatorVariance | IndicatorStderr | IndicatorVolatility | IndicatorMin | IndicatorMax | IndicatorLinreg | IndicatorObv | IndicatorMfi | IndicatorCmf | IndicatorCorrel | IndicatorBeta)[];
};

/** What arrived, before a fee paid in it. */
export type CalcLeg = {
  /** CoinGecko id of a coin, or fiat:<iso>. */
  asset: AssetId;
  /** Exact decimal as text: at most 20 digits before and 18 after the point, no sign, no exponent. */
  amount: Amount;
};

export type CalcLots = {
  /** In any order of time. */
  transactions: (CalcTransaction)[];
  /** The rows are given newest first. */
  newestFirst?: boolean;
  /** What everything is valued in. */
  base?: AssetId;
  /** How the rows are read. */
  settings?: {
    /** Which lots a disposal takes. */
    method?: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific";
    /** With `specific`: which lots go where none is named. */
    rest?: "fifo" | "lifo" | "hifo" | "lofo";
    /** In cost and proceeds, or counted for itself. */
    feeMode?: "basis" | "apart";
    /** HIFO and LOFO by unit cost or by stated price. */
    rankBy?: "cost" | "price";
    /** One set of lots, or one for each account. */
    lotScope?: "portfolio" | "account";
    /** Years and months are calendar days, days count time; null: no long term. */
    longAfter?: string | null;
    /** Long already at the boundary. */
    longInclusive?: boolean;
    /** Of holding periods in years and months. */
    timeZone?: string;
    /** Money comes from outside and goes there, or is held. */
    cash?: "untracked" | "tracked";
    /** Coins that count as money. */
    cashAssets?: (AssetId)[];
    /** Coins with a peg: a swap is valued by them first. */
    pegged?: (AssetId)[];
    /** Market value, which is income, or nothing. */
    rewardBasis?: "market" | "zero";
    /** The same, of forks. */
    forkBasis?: "market" | "zero";
    /** Leaves at its basis, or is sold at market value. */
    giftOut?: "carried" | "disposal";
    /** Sold at market value, sold for nothing, or its basis stays with what arrives. */
    transferFee?: "disposal" | "zero" | "basis";
  };
  /** In the base currency; each holds until the next of the same asset, and never before. */
  prices?: ({
    /** CoinGecko id of a coin, or fiat:<iso>. */
    asset: AssetId;
    /** ISO 8601 time. */
    at: string;
    /** Exact decimal as text: at most 20 digits before and 18 after the point, no sign, no exponent. */
    price: Amount;
  })[];
  /** As of this time; without it, now. */
  at?: string;
};

export type CalcReturns = {
  /** Without it: with the first flow. */
  from?: string;
  /** ISO 8601 time. */
  to: string;
  /** Value at the start. */
  opening?: Amount;
  /** Value at the end. */
  closing: Amount;
  /** What crossed the border; those outside the period do not count. */
  flows?: ({
    /** ISO 8601 time. */
    at: string;
    /** `in`: was put into the portfolio. */
    direction: "in" | "out";
    /** Exact decimal as text: at most 20 digits before and 18 after the point, no sign, no exponent. */
    value: Amount;
    /** Of all that was held right before it. */
    valueBefore?: Amount;
  })[];
  /** Values at the ends of days (or other sub-periods), flows of the day included. */
  points?: ({
    /** ISO 8601 time. */
    at: string;
    /** Exact decimal as text: at most 20 digits before and 18 after the point, no sign, no exponent. */
    value: Amount;
  })[];
  /** `cut`: a day with flows above a tenth of its opening value is cut at each. `daily`: never. */
  timing?: "cut" | "daily";
  /** Coin by coin, what the coins held cost from a time on; for the return on average capital. */
  invested?: (({
    /** ISO 8601 time. */
    at: string;
    /** Exact decimal as text: at most 20 digits before and 18 after the point, no sign, no exponent. */
    cost: Amount;
  })[])[];
  /** Of the return on average capital; without one, that of the period. */
  gain?: string;
  /** Coin by coin, for contributions, weights, best and worst. */
  coins?: ({
    /** CoinGecko id of a coin, or fiat:<iso>. */
    asset: AssetId;
    /** Exact decimal as text: at most 20 digits before and 18 after the point, no sign, no exponent. */
    opening?: Amount;
    /** Exact decimal as text: at most 20 digits before and 18 after the point, no sign, no exponent. */
    closing: Amount;
    /** Also what came from other coins. */
    in?: Amount;
    /** Exact decimal as text: at most 20 digits before and 18 after the point, no sign, no exponent. */
    out?: Amount;
    /** Money or pegged: not ranked. */
    pegged?: boolean;
  })[];
  /** Exact decimal as text: at most 20 digits before and 18 after the point, no sign, no exponent. */
  dustBelow?: Amount;
  /** Prices of a coin that the same money goes into instead. */
  benchmark?: ({
    /** ISO 8601 time. */
    at: string;
    /** Exact decimal as text: at most 20 digits before and 18 after the point, no sign, no exponent. */
    price: Amount;
  })[];
  /** Formula and inputs with every figure. */
  explain?: boolean;
};

/** Columns of at most 10000 rows, null where one is missing, and figures. */
export type CalcRisk = {
  /** Prices or values, oldest first. Either these or `returns`. */
  closes?: (number | null)[];
  /** Simple returns as fractions: 0.01 is 1 %. */
  returns?: (number | null)[];
  /** The benchmark's: closes beside closes, returns beside returns. */
  benchmark?: (number | null)[];
  /** Risk-free return of each period, instead of a rate. Beside closes the first is not used. */
  riskFree?: (number | null)[];
  /** Required return of each period, instead of `mar`. Beside closes the first is not used. */
  required?: (number | null)[];
  /** When each row's period ended. */
  dates?: (string)[];
  /** When the first period began; beside closes it is the first date. */
  start?: string;
  /** What to compute. */
  figures: (FigureReturns | FigureCumulativeReturn | FigurePeriodReturns | FigureAnnualReturn | FigureVolatility | FigureSemiDeviation | FigureDownsideDeviation | FigureSharpe | FigureSortino | FigureMaxDrawdown | FigureDrawdown | FigureCalmar | FigureUlcerIndex | FigureVar | FigureCvar | FigureSkewness | FigureKurtosis | FigureOmega | FigureTailRatio | FigureStability | FigureBeta | FigureAlpha | FigureCorrelation | FigureInformationRatio | FigureCapture)[];
};

/** Sum of what is known. */
export type CalcTotal = {
  value: SignedAmount;
  /** How many figures are not known and not in the sum. */
  unknown: number;
};

export type CalcTransaction = {
  /** What happened; docs/ledger.md says what each does. */
  type: "buy" | "sell" | "swap" | "deposit" | "withdrawal" | "transfer" | "reward" | "gift_in" | "gift_out" | "fee" | "loss" | "split" | "migration" | "opening_balance";
  /** Kind of a reward or loss: staking, airdrop, fork, theft … */
  subtype?: string;
  /** ISO 8601 time. */
  at: string;
  /** By which other rows name it; without one its number, from 0. */
  ref?: string;
  /** Order among rows of the same time; without one the order given. */
  position?: number;
  /** Any name. */
  account?: string;
  /** Of a transfer between accounts. */
  toAccount?: string;
  in?: CalcLeg;
  /** What left, before a fee paid in it. */
  out?: CalcLeg;
  fee?: CalcLeg;
  /** Of one unit, as stated. */
  price?: Amount;
  /** The total, as stated; for what is not paid with money its value. */
  value?: Amount;
  /** Of price and value; without one the base currency. */
  valueCurrency?: AssetId;
  /** What it cost, in the base currency, where it comes from outside. */
  basis?: Amount;
  /** Since when it has been owned, where it comes from outside. */
  acquiredAt?: string;
  /** Lots that a disposal names (method `specific`), or that arrived from another portfolio. */
  lots?: ({
    /** Of the row that brought the lot. */
    ref: string;
    /** Exact decimal as text: at most 20 digits before and 18 after the point, no sign, no exponent. */
    quantity: Amount;
  })[] | ({
    /** ISO 8601 time. */
    acquiredAt: string;
    /** Exact decimal as text: at most 20 digits before and 18 after the point, no sign, no exponent. */
    quantity: Amount;
    /** What it cost; null: not known. */
    cost: Amount | null;
    /** Of one unit, as stated. */
    price?: Amount | null;
  })[];
};

export type CalculatedFigure = {
  /** Its name, as in the request. */
  figure: string;
  /** All parameters, those not sent with their defaults. */
  parameters: Record<string, number | string | boolean>;
  /** The figure; of a series its last. */
  value: number | null;
  /** Why there is none. `not_enough_returns`: fewer returns than `least`, or than the formula needs; `no_deviation`: the returns do not vary; `no_loss`: no return was below the threshold; `no_drawdown`: the value never fell below its peak; `no_benchmark`: no benchmark was given; `no_benchmark_variation`: the benchmark does not vary; `no_benchmark_return`: the benchmark's return to divide by is 0; `no_dates`: dates, or the start of the first period, were not given; `total_loss`: everything was lost, and there is no logarithm of 0; `rate_too_low`: a rate of −100 % a year or less has no rate a period; `no_tail`: the percentile to divide by is 0; `too_large`: the figure is larger than a number can say. */
  reason: "not_enough_returns" | "no_deviation" | "no_loss" | "no_drawdown" | "no_benchmark" | "no_benchmark_variation" | "no_benchmark_return" | "no_dates" | "total_loss" | "rate_too_low" | "no_tail" | "too_large" | null;
  /** A figure of each row, where there are such. */
  series: (number | null)[] | null;
  /** Of the maximum drawdown: when. */
  course: DrawdownCourse | null;
};

export type CalculatedIndicator = {
  /** Its name, as in the request. */
  indicator: string;
  /** All parameters, those not sent with their defaults. */
  parameters: Record<string, number | string | boolean>;
  /** Bars before one after which its value no longer depends on where the data begin (the start weighs less than 1e-12); null: always, from its anchor. */
  lookback: number | null;
  /** By the name of the line. */
  lines: Record<string, (number | null)[]>;
};

export type CalculatedIndicators = {
  /** Bars that were sent. */
  rows: number;
  /** In the order of `set`. */
  results: (CalculatedIndicator)[];
};

export type CalculatedLots = {
  /** ISO 8601 time. */
  asOf: string;
  /** CoinGecko id of a coin, or fiat:<iso>. */
  base: AssetId;
  /** The lot method. */
  method: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific";
  /** What is held, without money. */
  holdings: ({
    /** CoinGecko id of a coin, or fiat:<iso>. */
    asset: AssetId;
    quantity: Value;
    /** What it cost. Null: a price is not known. */
    cost: Value | null;
    /** Of one unit. Null: a price is not known. */
    averageCost: Value | null;
    /** The last given for a time not later. Null: a price is not known. */
    price: Value | null;
    /** Quantity at that price. Null: a price is not known. */
    value: Value | null;
    /** Value less cost. Null: a price is not known. */
    unrealised: SignedAmount | null;
  })[];
  /** What is left of the lots. */
  lots: ({
    /** The row's own reference, or its number. */
    ref: string;
    /** Which of the lots that one row brought. */
    part: number;
    /** CoinGecko id of a coin, or fiat:<iso>. */
    asset: AssetId;
    /** Name of the account. */
    account: string;
    /** ISO 8601 time. */
    acquiredAt: string;
    quantity: Value;
    /** What is left of its cost. Null: a price is not known. */
    cost: Value | null;
    /** The whole lot, as it came. */
    acquired: {
      quantity: Value;
      /** All of it. Null: a price is not known. */
      cost: Value | null;
    };
    /** Of one unit, as it was stated. */
    price: Value | null;
    /** Nobody said what it cost: the market value stands in. */
    basisAssumed: boolean;
    /** Cost of one unit: sold for this it makes neither gain nor loss. Null: a price is not known. */
    breakEven: Value | null;
    /** Whole days since it was acquired. */
    ageDays: number;
    /** Holding period. Null: no boundary is set. */
    term: "short" | "long" | null;
  })[];
  /** What was given away at a gain or loss, in order. */
  disposals: ({
    /** The row's own reference, or its number. */
    ref: string;
    /** ISO 8601 time. */
    at: string;
    /** `fee`: consumed to pay one. `overdraft`: money that was owed and came back. */
    kind: "sale" | "swap" | "fee" | "gift" | "loss" | "overdraft";
    /** CoinGecko id of a coin, or fiat:<iso>. */
    asset: AssetId;
    /** Name of the account. */
    account: string;
    quantity: Value;
    /** With feeMode `basis` after the fee. Null: a price is not known. */
    proceeds: SignedAmount | null;
    /** What its lots cost. Null: a price is not known. */
    cost: Value | null;
    /** Proceeds less cost. Null: a price is not known. */
    gain: SignedAmount | null;
    /** The lots that bore it. */
    lots: ({
      /** The row's own reference, or its number. */
      ref: string;
      /** Which of the lots that one row brought. */
      part: number;
      /** ISO 8601 time. */
      acquiredAt: string;
      quantity: Value;
      /** Its part of the cost. Null: a price is not known. */
      cost: Value | null;
      /** Its part of the proceeds. Null: a price is not known. */
      proceeds: SignedAmount | null;
      /** Proceeds less cost. Null: a price is not known. */
      gain: SignedAmount | null;
      /** Holding period. Null: no boundary is set. */
      term: "short" | "long" | null;
    })[];
  })[];
  /** Rewards. */
  income: ({
    /** The row's own reference, or its number. */
    ref: string;
    /** ISO 8601 time. */
    at: string;
    /** Of the reward. */
    kind: string;
    /** CoinGecko id of a coin, or fiat:<iso>. */
    asset: AssetId;
    quantity: Value;
    /** Income, which is also the basis. Null: a price is not known. */
    value: Value | null;
  })[];
  /** Fees as they were paid. */
  fees: ({
    /** The row's own reference, or its number. */
    ref: string;
    /** ISO 8601 time. */
    at: string;
    /** CoinGecko id of a coin, or fiat:<iso>. */
    asset: AssetId;
    amount: Value;
    /** In the base currency. Null: a price is not known. */
    value: Value | null;
    /** Still to be taken off; otherwise it is in costs or proceeds. */
    apart: boolean;
  })[];
  /** What crossed the border. */
  flows: ({
    /** The row's own reference, or its number. */
    ref: string;
    /** ISO 8601 time. */
    at: string;
    /** `in`: was put into the portfolio. */
    direction: "in" | "out";
    /** At that instant. Null: a price is not known. */
    value: Value | null;
  })[];
  /** Gain that came or went with coins at their basis. */
  carried: ({
    /** The row's own reference, or its number. */
    ref: string;
    /** ISO 8601 time. */
    at: string;
    /** CoinGecko id of a coin, or fiat:<iso>. */
    asset: AssetId;
    /** `in`: was put into the portfolio. */
    direction: "in" | "out";
    /** Market value less basis at the border. Null: a price is not known. */
    gain: SignedAmount | null;
  })[];
  /** Money, where it is tracked. */
  cash: ({
    /** CoinGecko id of a coin, or fiat:<iso>. */
    asset: AssetId;
    quantity: SignedAmount;
    /** What it cost. Null: a price is not known. */
    cost: SignedAmount | null;
  })[];
  /** What lies where; with pooled lots an account may owe what another holds. */
  balances: ({
    /** Name of the account. */
    account: string;
    /** CoinGecko id of a coin, or fiat:<iso>. */
    asset: AssetId;
    quantity: SignedAmount;
  })[];
  /** value + out − in = realised + unrealised + income − feesApart + carriedOut − carriedIn, to the last digit. */
  totals: {
    in: CalcTotal;
    out: CalcTotal;
    realised: CalcTotal;
    income: CalcTotal;
    feesApart: CalcTotal;
    carriedIn: CalcTotal;
    carriedOut: CalcTotal;
  };
  /** Prices that were needed and not given: what they enter is null. */
  unknown: ({
    /** The row's own reference, or its number. */
    ref: string;
    /** ISO 8601 time. */
    at: string;
    /** CoinGecko id of a coin, or fiat:<iso>. */
    asset: AssetId;
  })[];
  /** Which rules are not applied. */
  notes: (string)[];
};

export type CalculatedReturns = {
  /** What was measured; it begins when there is something. */
  period: {
    /** ISO 8601 time. */
    from: string;
    /** ISO 8601 time. */
    to: string;
    /** Between them. */
    days: number;
  };
  gain: SignedAmount;
  simple: ReturnFigure;
  /** What money that stayed throughout would have made. */
  timeWeighted: {
    period: ReturnFigure;
    annual: ReturnFigure;
    /** Days that were to be cut and could not. */
    roughDays: (string)[];
    /** Return of each sub-period. */
    returns: ({
      /** ISO 8601 time. */
      at: string;
      /** Of the sub-period that ends then. */
      value: number;
    })[];
  };
  moneyWeighted: MoneyWeightedReturn;
  modifiedDietz: ReturnFigure;
  onAverageCapital: ReturnFigure;
  /** Why they differ. */
  why: string;
  /** In the order given. */
  coins: (CoinReturn & {
    /** Share of the value; all add up to exactly 1. */
    weight: string | null;
  })[];
  /** Best by its own return, without money, pegs and dust. */
  best: CoinReturn | null;
  /** Null with fewer than two. */
  worst: CoinReturn | null;
  /** Sum of squared weights: 1 when all is in one coin. */
  concentration: number | null;
  /** The same money on the same instants in one coin. */
  benchmark: {
    /** What would be there at the end. Null: a price is missing. */
    value: Value | null;
    /** XIRR of the same payments. */
    moneyWeighted: MoneyWeightedReturn | null;
    /** When an outflow emptied it. */
    exhaustedAt: string | null;
    /** How much of all outflows it could not pay. */
    shortfall: Value;
    /** When a price was missing. */
    unpricedAt: string | null;
  } | null;
};

export type CalculatedRisk = {
  /** Rows that were sent. */
  rows: number;
  /** In the order of `figures`. */
  results: (CalculatedFigure)[];
};

export type Candle = {
  /** When it opened. */
  time: string;
  /** First price. Null where it is not known yet, of an open candle only. */
  open: Value | null;
  /** Highest price. Null where it is not known yet, of an open candle only. */
  high: Value | null;
  /** Lowest price. Null where it is not known yet, of an open candle only. */
  low: Value | null;
  /** Last price; of an open candle the latest. */
  close: Value;
  /** How much of the coin was traded. Null where it is not known yet, of an open candle only. */
  volume: Value | null;
  /** False for the candle that is still open; then it is what is known so far. */
  closed: boolean;
};

export type Candles = {
  /** CoinGecko id. */
  coin: string;
  /** As asked for. */
  interval: "1m" | "5m" | "15m" | "1h" | "4h" | "1d" | "1w";
  /** Where it was traded; null if nowhere. */
  venue: string | null;
  /** The venue's name of the pair. */
  symbol: string | null;
  /** What prices are counted in. USDT (`tether`) is not USD. */
  quote: string | null;
  /** What prices were converted into; null: they are in `quote`. */
  base: string | null;
  /** On the way a stablecoin was taken at its peg, because its own price is not known. */
  assumedPeg: boolean;
  /** From the bundled simulator, not from a market. */
  simulated: boolean;
  /** What is stored. In it a candle that is not there is a gap; outside nothing is known, and history may still come. */
  covered: {
    /** First opening time. */
    from: string;
    /** End; not included. */
    to: string;
  } | null;
  /** Where the venue has no candles. They are asked for again; none is made up. */
  gaps: ({
    /** First opening time. */
    from: string;
    /** End; not included. */
    to: string;
    /** `missing`: the venue has none; `invalid`: what it gave cannot be a candle; `no_rate`: there is one, but no rate to convert it by. */
    reason: "missing" | "invalid" | "no_rate";
  })[];
  /** Oldest first. */
  items: (Candle)[];
  /** Where the next page begins; null when this is the last. */
  nextCursor: string | null;
};

export type Change = {
  /** The ledger's version since then; the same for all of one write. */
  version: number;
  /** Its place in the write. */
  n: number;
  /** ISO 8601 time. */
  at: string;
  /** Who did it. */
  actor: string;
  /** What was done. */
  op: "create" | "update_portfolio" | "record" | "record_many" | "edit" | "delete" | "create_account" | "update_account" | "order_accounts" | "delete_account" | "set_holding" | "delete_holding" | "import" | "take_back_import" | "transfer" | "receive" | "undo";
  /** The transaction that it is about. */
  transactionId: TransactionId | null;
  /** As it was; null: it was not there. */
  before: ChangedThing | null;
  /** As it became; null: it was removed. */
  after: ChangedThing | null;
};

/** Now against 24 hours ago. */
export type Change24h = {
  /** What 24 hours did, flows aside. */
  amount: SignedAmount;
  /** Amount ÷ (value then + what was put in). Null: without capital. */
  share: number | null;
};

export type ChangePage = {
  /** In the order that was asked for. */
  items: (Change)[];
  /** Where the next page begins; null when this is the last. */
  nextCursor: string | null;
};

export type ChangePassword = {
  /** The present password. */
  password: string;
  /** 10 to 128 characters, not among the common ones. */
  newPassword: string;
};

/** One of them. */
export type ChangedThing = {
  transaction?: Transaction;
  /** An account. */
  account?: {
    id: AccountId;
    /** What the person calls it. */
    name: string;
    /** What kind of place it is. */
    kind: string;
    /** Its place among the accounts. */
    position: number;
  };
  /** The portfolio itself. */
  portfolio?: {
    /** What the person calls it. */
    name: string;
    /** In the person's words. */
    description: string;
    /** CoinGecko id of a coin, or fiat:<iso>. */
    base: AssetId;
    /** What differs from the defaults. */
    settings: Record<string, unknown>;
    /** When it was put away. */
    archivedAt: string | null;
  };
  /** An import. */
  import?: {
    /** Its id. */
    id: string;
    /** What kind of file it was. */
    format: string;
    /** How many rows it brought. */
    rows: number;
    /** Draft, committed or taken back. */
    status: string;
  };
  /** The change that this one took back. */
  undo?: {
    /** Of the write that was taken back. */
    version: number;
    /** What was done. */
    op: "create" | "update_portfolio" | "record" | "record_many" | "edit" | "delete" | "create_account" | "update_account" | "order_accounts" | "delete_account" | "set_holding" | "delete_holding" | "import" | "take_back_import" | "transfer" | "receive" | "undo";
  };
};

export type Coin = {
  /** CoinGecko id. */
  id: string;
  /** Ticker; not unique. */
  symbol: string;
  /** What it is called. */
  name: string;
  /** Place by market value; null for a coin that is too small, or no longer traded. */
  rank: number | null;
  /** Currency a stablecoin is meant to be worth. */
  peg: string | null;
  /** Id of the coin that has taken its place. */
  successor: string | null;
  /** Whether it is still traded. */
  status: "active" | "delisted";
  /** Market value in US dollars. Null where it is not known. */
  marketCap: Value | null;
  /** Traded everywhere within 24 hours, in US dollars. Null where it is not known. */
  volume24h: Value | null;
  /** Coins in circulation. Null where it is not known. */
  circulatingSupply: Value | null;
  /** Coins that exist. Null where it is not known. */
  totalSupply: Value | null;
  /** Coins there can ever be; null also where there is no limit. Null where it is not known. */
  maxSupply: Value | null;
  /** When market value, volume and supply were asked for. */
  factsAsOf: string | null;
};

export type CoinDetail = Coin & {
  /** Other names by which it is found in a search and in the news. */
  aliases: (string)[];
  /** Where it is traded; the first that trades gives its price and its candles. */
  pairs: (CoinPair)[];
};

/** `sma`, Simple moving average: mean of the last n values. Values from bar n−1; a flat market gives its price. `ema`, Exponential moving average: e ← e + k·(x − e) with k = 2 ÷ (n + 1). Values from bar n−1; `emit=all`: from bar 0; a flat market gives its price. `wma`, Weighted moving average: Σ k·x ÷ Σ k over the last n values, k = 1 for the oldest to n for the newest. Values from bar n−1; a flat market gives its price. `wilder`, Wilder's average (also smoothed or running moving average): w ← w + (x − w) ÷ n. Values from bar n−1, the mean of the first n values; a flat market gives its price. `vwma`, Volume-weighted moving average: Σ close × volume ÷ Σ volume over the last n bars. Values from bar n−1; no volume in the window: null. `vwap`, Volume-weighted average price, anchored: Σ typical price × volume ÷ Σ volume since the anchor; typical price = (high + low + close) ÷ 3. Values from the anchor on; no volume since the anchor: null. `macd`, Moving average convergence and divergence: macd = EMA(fast) − EMA(slow); signal = EMA(signal) of it; histogram = macd − signal. Values macd from bar slow−1, signal and histogram from slow+signal−2; `align=slow`: all from slow+signal−2; `seed=first`: all from slow−1; a flat market gives 0. `apo`, Absolute price oscillator: EMA(fast) − EMA(slow). Values from bar slow−1; `seed=first`: from bar 1; a flat market gives 0. `ppo`, Percentage price oscillator: 100·(EMA(fast) − EMA(slow)) ÷ EMA(slow), in percent. Values from bar slow−1; `seed=first`: from bar 1; a flat market gives 0; a slow average of 0: null. `rsi`, Relative strength index: 100·G ÷ (G + L), G and L Wilder's averages of gains and losses, seeded with the mean of the first n changes. Values from bar n; nothing lost: 100; no change at all: 50 (TA-Lib says 0, other libraries 100). `stochrsi`, Stochastic RSI: stochastic of RSI(n) over its last k values: %K smoothed over s, %D over d. Values %K from bar n+k+s−2, %D d−1 later; the RSI does not move over k bars: 0. `stochastic`, Stochastic oscillator: raw = 100·(close − lowest low) ÷ (highest high − lowest low) of k bars; %K its average over s, %D the average of %K over d; J = 3·%K − 2·%D. Values %K from bar k+s−2, %D and J d−1 later; `ma=smma`: all from k−1; highest high equals lowest low: raw is 0. `williamsr`, Williams %R: −100·(highest high − close) ÷ (highest high − lowest low) of n bars: the raw stochastic less 100. Values from bar n−1; highest high equals lowest low: −100, as the stochastic's 0. `cci`, Commodity channel index: (t − mean) ÷ (0.015 · mean of |t − mean|) over n bars of the typical price t. Values from bar n−1; a flat market: 0. `roc`, Rate of change: 100·(x ÷ x n bars before − 1), in percent. Values from bar n; a flat market gives 0; a value of 0 n bars before: null. `mom`, Momentum: x − x n bars before. Values from bar n; a flat market gives 0. `adx`, Average directional index: +DI, −DI = 100·(smoothed directional move) ÷ (smoothed true range); DX = 100·|+DI − −DI| ÷ (+DI + −DI); adx = Wilder's average of DX, seeded with the mean of its first n. A smoothed sum is s ← s − s ÷ n + x; where up and down move are equal, both are 0. Values +DI and −DI from bar n, adx from 2n−1; `seed=tulip`: n−1 and 2n−2; nothing moves: all 0. `trange`, True range: max(high − low, |high − close before|, |low − close before|). Values from bar 1; `firstRange=highlow`: from bar 0; a flat market gives 0. `atr`, Average true range: Wilder's average of the true range, seeded with the mean of the first n. Values from bar n; `firstRange=highlow`: from bar n−1; a flat market gives 0. `natr`, Normalised average true range: 100·ATR ÷ close, in percent. Values from bar n; `firstRange=highlow`: from bar n−1; a flat market gives 0; a close of 0: null. `bollinger`, Bollinger bands: middle = SMA(n); upper, lower = middle ± m·s, s the population deviation of the window; percentB = (x − lower) ÷ (upper − lower); width = (upper − lower) ÷ middle; z = (x − middle) ÷ s. Values from bar n−1; a flat market: both bands at the price; percentB, width and z are null where s is 0. `stdev`, Rolling standard deviation: √(Σ (x − mean)² ÷ (n − ddof)) over the last n values. Values from bar n−1; a flat market gives exactly 0. `variance`, Rolling variance: Σ (x − mean)² ÷ (n − ddof) over the last n values. Values from bar n−1; a flat market gives exactly 0. `stderr`, Standard error of the mean: √(Σ (x − mean)² ÷ (n − ddof)) ÷ √n over the last n values. Values from bar n−1; a flat market gives exactly 0. `volatility`, Rolling volatility: deviation of the last n returns × √year. Values from bar n; a flat market gives 0; a price that is not above 0 is skipped. `min`, Lowest value: the lowest of the last n values. Values from bar n−1; a flat market gives its price. `max`, Highest value: the highest of the last n values. Values from bar n−1; a flat market gives its price. `linreg`, Linear regression: least-squares line through the last n values; `linreg` its value at the newest bar, `slope` per bar, `intercept` its value at the oldest bar of the window, `r2` the share of variance it explains. Values from bar n−1; a flat market gives its price and slope 0; `r2` is null. `obv`, On-balance volume: running sum of volume: added where the close rose, taken off where it fell. Values from bar 0, `start=none`: from bar 1; its anchor is the first bar; an unchanged close, or no volume, leaves it. `mfi`, Money flow index: 100·P ÷ (P + N), P and N the sums of typical price × volume over n bars whose typical price rose, or fell; unchanged counts to neither. Values from bar n; no flow at all (flat, or no volume): 50; none out: 100. `cmf`, Chaikin money flow: Σ m·volume ÷ Σ volume over n bars, m = ((close − low) − (high − close)) ÷ (high − low). Values from bar n−1; a bar without range counts 0; no volume in the window: null. `correl`, Rolling correlation: Pearson's r of the returns of the last n bars. Values from bar n; `on=price`: from bar n−1; one of the two does not vary: null; a price that is not above 0 is skipped. `beta`, Rolling beta: cov(returns, other's returns) ÷ var(other's returns) over the last n bars; `other` is the market. Values from bar n; `on=price`: from bar n−1; the market does not vary: null; a price that is not above 0 is skipped. */
export type CoinIndicator = {
  /** Its name. */
  indicator: string;
  /** The column it is computed from; null where it has its own. */
  field: "close" | "open" | "high" | "low" | "volume" | null;
  /** The coin beside, of correlation and beta. */
  other: AssetId | null;
  /** All parameters, those not sent with their defaults. */
  parameters: Record<string, number | string | boolean>;
  /** Bars before one after which its value no longer depends on where the candles begin: what came before weighs less than 1e-12. Null: always, from its anchor. */
  lookback: number | null;
  /** Whether so many bars were there before the first one shown. False: the candles begin too late for it, and its first values still depend on where. */
  settled: boolean;
  /** Of what counts from an anchor (OBV, VWAP): the bar that the sum of the first bar shown begins with. Null for the others. */
  anchoredAt: string | null;
  /** By the name of the line. */
  lines: Record<string, (number | null)[]>;
};

export type CoinIndicators = {
  /** CoinGecko id. */
  coin: string;
  /** Where it was traded; null if nowhere, such as `binance`. */
  venue: string | null;
  /** The venue's name of the pair, such as `BTCUSDT`. */
  symbol: string | null;
  /** What prices are counted in. USDT is not USD: `tether`. */
  quote: string | null;
  /** From the bundled simulator, not from a market. */
  simulated: boolean;
  /** The candles that there are; null where there are none. */
  covered: {
    /** Where the candles begin. It may still move back, as history comes in. */
    from: string;
    /** End of the last that has closed. */
    to: string;
  } | null;
  /** As asked for. */
  interval: "1m" | "5m" | "15m" | "1h" | "4h" | "1d" | "1w";
  /** Opening times of the closed bars, oldest first. A missing candle is skipped, not filled. */
  time: (string)[];
  /** In the order of `set`. */
  results: (CoinIndicator)[];
};

export type CoinPage = {
  /** In the order that was asked for. */
  items: (Coin)[];
  /** Where the next page begins; null when this is the last. */
  nextCursor: string | null;
};

export type CoinPair = {
  /** Where. */
  venue: string;
  /** The venue's name of the pair. */
  symbol: string;
  /** What prices are counted in there. */
  quote: string;
  /** Whether it is traded there now. */
  status: "trading" | "halted" | "delisted";
  /** When the pair ended; null while it stands. */
  to: string | null;
};

/** What one coin did. */
export type CoinReturn = {
  /** CoinGecko id of a coin, or fiat:<iso>. */
  asset: AssetId;
  gain: SignedAmount;
  /** Gain ÷ (V_S + in) of the coin. Null: without capital. */
  return: number | null;
  /** Gain ÷ (V_S + in) of the portfolio; they add up to its simple return. */
  contribution: number | null;
};

export type CoinRisk = {
  /** CoinGecko id. */
  coin: string;
  /** Where it was traded; null if nowhere, such as `binance`. */
  venue: string | null;
  /** The venue's name of the pair, such as `BTCUSDT`. */
  symbol: string | null;
  /** From the bundled simulator, not from a market. */
  simulated: boolean;
  /** The candles that there are; null where there are none. */
  covered: {
    /** Where the candles begin. It may still move back, as history comes in. */
    from: string;
    /** End of the last that has closed. */
    to: string;
  } | null;
  /** As asked for. */
  benchmark: AssetId;
  /** When each day ended, oldest first. */
  time: (string)[];
  /** Days that have a return. */
  returns: number;
  /** In the order of `figures`. */
  results: (RiskFigure)[];
};

export type CoinSentiment = {
  /** Its id. */
  coin: string;
  /** Mean score of the articles of the last 72 hours, weighted by source, age (half-life 12 hours), relevance and confidence, drawn towards the market's index by the weight of three articles. No value below an effective number of 3. */
  score: {
    /** From -1 to 1; null when too little is known. */
    value: number | null;
    /** Why there is no value. */
    reason?: "not_enough_news";
  };
  /** Of a headline: the likeliest of the three. Of a figure over many: positive from 0.05 on, negative from -0.05 down. */
  label: "negative" | "neutral" | "positive" | null;
  /** Scored articles that name the coin, repeats included. */
  articles: number;
  /** How many articles of equal weight would say as much: (Σw)² ÷ Σw². */
  effectiveNumber: number;
  /** Distinct sources among them. */
  sources: number;
  /** Articles of the last 24 hours that name it, repeats included. */
  mentions24h: number;
  /** How unusual that is: distance from the mean of the 30 days before, in sample deviations. Null in the first week. */
  mentionsZ: number | null;
  /** The same figure over all articles; null when there are too few. */
  market: number | null;
  /** Models whose votes are among the articles. */
  models: (string)[];
  /** Of the scores that count. */
  modelVersion: string;
  /** ISO 8601 time. */
  asOf: string;
  /** Whether DistilBERT on Workers AI voted on the newest of the articles. Absent is a normal state: VADER decides alone. Its vote counts little, and only where it is sure, until its weight is fitted on recorded outputs. */
  workersAi: "voting" | "failing" | "absent" | "untried";
};

export type CoinShare = {
  /** CoinGecko id of a coin, or fiat:<iso>. */
  asset: AssetId;
  /** What lies there; null without a price. */
  value: SignedAmount | null;
  /** Share of what has a price, with four digits; all add up to exactly 1. Null: no price, or owed. */
  weight: string | null;
};

/** A committed import's id. */
export type CommittedImportId = string;

export type ConfirmTwoFactor = {
  /** What the authenticator app shows now. */
  code: string;
};

export type Correlation = {
  /** In the order of rows and columns. */
  coins: (AssetId)[];
  /** Days in the window of the rolling correlation. */
  window: number;
  /** From the bundled simulator, not from a market. */
  simulated: boolean;
  /** When each day ended, oldest first. */
  time: (string)[];
  /** Pearson's r of the daily returns of each two, over the days that both have: symmetric, 1 on the diagonal. Null with fewer than 30 days, or where one does not vary. */
  matrix: ((number | null)[])[];
  /** Days that each two have in common. */
  days: ((number)[])[];
  /** Of the first with each of the others, over the last `window` days that both have. */
  rolling: ({
    /** The other one. */
    with: string;
    /** A value of each day of `time`; null before the window is full. */
    values: (number | null)[];
  })[];
  /** The same on the days alone on which bitcoin fell by 5 % or more. Ask for a longer span where they are too few. */
  onBadDays: {
    /** How many such days there were. */
    days: number;
    /** As `matrix`; null with fewer than 20 days. */
    matrix: ((number | null)[])[];
    /** Such days that each two have in common. */
    common: ((number)[])[];
  };
};

/** What today's holdings would have made of a past crash. */
export type Crash = {
  /** What it is called here. */
  name: string;
  /** UTC day from whose close it counts. */
  from: string;
  /** UTC day whose close ends it. */
  to: string;
  /** Of the value that is covered, as a fraction; null where nothing is. */
  change: number | null;
  /** The same in the base currency; a loss is negative. */
  result: SignedAmount | null;
  /** Share of today's value that had a price then, and that the change is of; null where nothing is held. */
  covered: number | null;
  /** Held coins that had no price then. They are left out. */
  without: (AssetId)[];
  /** Coin by coin. */
  coins: (CrashOfCoin)[];
};

export type CrashOfCoin = {
  /** The coin. */
  asset: AssetId;
  /** Of its price in the base currency, as a fraction. */
  change: number;
  /** Of its value today. */
  result: SignedAmount;
};

export type CreatedApiKey = {
  /** Names the key; it opens nothing. */
  id: string;
  /** What it is for. */
  name: string;
  /** Its first characters, to tell it by. */
  start: string;
  /** `read`: safe methods; `write`: the others. */
  scopes: ("read" | "write")[];
  /** When it was made. */
  createdAt: string;
  /** When it ends; null: when it is revoked. */
  expiresAt: string | null;
  /** The key itself. Nobody can read it again. Send it as `Authorization: Bearer cs_…`. */
  key: string;
};

export type CreatedInvitation = Invitation & {
  /** What the person signs up with. It is shown here only. */
  code: string;
  /** Whether it is on its way to the address. */
  mailed: boolean;
};

export type Currency = {
  id: Base;
  /** Its usual short name. */
  code: string;
  /** In English. */
  name: string;
  /** What one is worth in US dollars; null where no rate is known. */
  usd: Value | null;
  /** What time the rate is of; of currencies midnight of their day. */
  asOf: string | null;
  /** Who says so. */
  source: string | null;
  /** Older than it should be. */
  stale: boolean;
};

export type CurrencyList = {
  /** Currencies by code, then coins. */
  items: (Currency)[];
};

/** When the drawdown was. */
export type DatedCourse = {
  /** The peak before the deepest fall; null: it never fell. */
  peak: string | null;
  /** The bottom; null: it never fell. */
  trough: string | null;
  /** First day at that peak again; null: not yet. */
  recovered: string | null;
  longestBetweenPeaks: DatedSpan;
  /** Longest time from a bottom to the next peak, an open one to the last day. */
  longestRecovery: DatedSpan;
};

/** Longest time from one peak to the next, an open one to the last day. */
export type DatedSpan = {
  /** When it begins; null: there was none. */
  from: string | null;
  /** When it ends. */
  to: string | null;
};

export type DisposalPage = {
  /** Version of the ledger that was read. */
  version: number;
  base: AssetId;
  /** The lot method. */
  method: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific";
  /** The moment that it is of. */
  asOf: string;
  /** Whether the latest prices are simulated. */
  simulated: boolean;
  /** The newest first. */
  items: (PortfolioDisposal)[];
  /** Where the next page begins; null when this is the last. */
  nextCursor: string | null;
  /** Which rules are not applied. */
  notes: (string)[];
};

/** The rows of the drawdown, counted as they were sent. */
export type DrawdownCourse = {
  /** Row of the peak before the deepest fall; null: the start of the first period. */
  peak: number | null;
  /** Row of the bottom; null: it never fell. */
  trough: number | null;
  /** First row at that peak again; null: not yet. */
  recovered: number | null;
  longestBetweenPeaks: RowSpan;
  /** Longest time from a bottom to the next peak, an open one to the last row. */
  longestRecovery: RowSpan;
};

/** What the figures were made of. */
export type ExplainedPeriod = {
  /** What both ends are made of. */
  prices: ({
    /** The start or the end of the period. */
    at: string;
    /** CoinGecko id of a coin, or fiat:<iso>. */
    asset: AssetId;
    quantity: SignedAmount;
    /** Of one unit then. Null: nobody knows. */
    price: Value | null;
    /** Where the price is from: a venue, `own`, `ledger`, `peg`, `frankfurter`. */
    source: string | null;
    /** What time the price is of; never a later one. */
    asOf: string | null;
    /** It is older than it should be. */
    stale: boolean;
    /** Quantity times price. */
    value: SignedAmount | null;
  })[];
  /** What crossed the border in between. */
  flows: ({
    /** ISO 8601 time. */
    at: string;
    /** `in`: was put into the portfolio. */
    direction: "in" | "out";
    value: Value;
  })[];
  /** What is left of the lots at the end. */
  lots: (PortfolioLot)[];
};

/** Everything a person has, without passwords, tokens and keys. */
export type Export = {
  /** Another one when a field changes its meaning. */
  format: "coinsight-export-1";
  /** When it was begun. */
  exportedAt: string;
  /** The account and its profile. */
  person: Person;
  /** Sessions, without what opens them. */
  sessions: (Record<string, unknown>)[];
  /** Passkeys, by name. */
  passkeys: (Record<string, unknown>)[];
  /** API keys, by name and first characters. */
  apiKeys: (Record<string, unknown>)[];
  /** Coins that the person made. */
  ownCoins: (Record<string, unknown>)[];
  /** Prices that the person set. */
  manualPrices: (Record<string, unknown>)[];
  /** How files of theirs are read. */
  importProfiles: (Record<string, unknown>)[];
  /** Watchlists. */
  watchlists: (Record<string, unknown>)[];
  /** What is on them. */
  watchlistItems: (Record<string, unknown>)[];
  /** Portfolios with all that they hold. */
  portfolios: ({
    /** The portfolio itself. */
    portfolio: Record<string, unknown>;
    /** Where its coins lie. */
    accounts: (Record<string, unknown>)[];
    /** Its ledger. */
    transactions: (Record<string, unknown>)[];
    /** Tags of transactions. */
    transactionTags: (Record<string, unknown>)[];
    /** Files that were imported. */
    imports: (Record<string, unknown>)[];
    /** Every change, with what was before and after. */
    changes: (Record<string, unknown>)[];
    /** Values at past times. */
    snapshots: (Record<string, unknown>)[];
    /** Transfers to other portfolios that are on their way. */
    outbox: (Record<string, unknown>)[];
  })[];
};

export type FailedArticle = {
  /** The article's id; of a message that nobody could read, the message's. */
  id: string;
  /** Why it could not be scored. */
  reason: string;
  /** When it was given up. */
  failedAt: string;
  /** The article's; null: no article, or no longer kept. */
  title: string | null;
  /** Where it is read. */
  link: string | null;
  /** Where it came from. */
  source: string | null;
};

export type FailedArticlePage = {
  /** In the order that was asked for. */
  items: (FailedArticle)[];
  /** Where the next page begins; null when this is the last. */
  nextCursor: string | null;
};

export type FeePage = {
  /** Version of the ledger that was read. */
  version: number;
  base: AssetId;
  /** The lot method. */
  method: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific";
  /** The moment that it is of. */
  asOf: string;
  /** Whether the latest prices are simulated. */
  simulated: boolean;
  /** The newest first. */
  items: (PortfolioFee)[];
  /** Where the next page begins; null when this is the last. */
  nextCursor: string | null;
};

/** Alpha: (1 + mean((r − rf) − beta·(b − rf)))^year − 1; `method=jensen`: annual return − rf − beta·(annual return of the benchmark − rf). Source: empyrical; `method=jensen`: PerformanceAnalytics. */
export type FigureAlpha = {
  /** Alpha. */
  figure: "alpha";
  /** Periods in a year: 365 days (coins trade daily), 252 trading days, 52, 12. */
  year?: number;
  /** Risk-free rate, as a fraction. */
  riskFree?: number;
  /** Rates are of one period (empyrical, R) instead of a year's, of which a period has (1 + rate)^(1 ÷ year) − 1. */
  perPeriod?: boolean;
  /** All rows, or those on which the benchmark rose, or fell. */
  side?: "all" | "up" | "down";
  /** From the mean of each period, or from annual returns. */
  method?: "capm" | "jensen";
  /** Fewer returns than this have no figure: `not_enough_returns`. */
  least?: number;
  /** 0: over all rows. Else for each window of so many rows, as a series. */
  window?: number;
};

/** Annual return: Π (1 + r)^(year ÷ n) − 1, n the number of returns. Source: empyrical (`countNull`), PerformanceAnalytics; `by=calendar`: ffn, 365.25 days a year. */
export type FigureAnnualReturn = {
  /** Annual return. */
  figure: "annualReturn";
  /** Periods in a year: 365 days (coins trade daily), 252 trading days, 52, 12. */
  year?: number;
  /** `arithmetic`: mean return × year. */
  mean?: "geometric" | "arithmetic";
  /** `calendar`: the time from the start of the first period to the end of the last. */
  by?: "returns" | "calendar";
  /** A missing row counts as a return of 0 (empyrical). */
  countNull?: boolean;
  /** Fewer returns than this have no figure: `not_enough_returns`. */
  least?: number;
  /** 0: over all rows. Else for each window of so many rows, as a series. */
  window?: number;
};

/** Beta: cov(r − rf, b) ÷ var(b). Source: empyrical; `side`: its up and down beta. */
export type FigureBeta = {
  /** Beta. */
  figure: "beta";
  /** Periods in a year: 365 days (coins trade daily), 252 trading days, 52, 12. */
  year?: number;
  /** Risk-free rate, as a fraction. */
  riskFree?: number;
  /** Rates are of one period (empyrical, R) instead of a year's, of which a period has (1 + rate)^(1 ÷ year) − 1. */
  perPeriod?: boolean;
  /** All rows, or those on which the benchmark rose, or fell. */
  side?: "all" | "up" | "down";
  /** Fewer returns than this have no figure: `not_enough_returns`. */
  least?: number;
  /** 0: over all rows. Else for each window of so many rows, as a series. */
  window?: number;
};

/** Calmar ratio: annual return ÷ size of the maximum drawdown. Source: empyrical (`countNull`), PerformanceAnalytics; `by=calendar`: ffn. */
export type FigureCalmar = {
  /** Calmar ratio. */
  figure: "calmar";
  /** Periods in a year: 365 days (coins trade daily), 252 trading days, 52, 12. */
  year?: number;
  /** How the annual return counts time. */
  by?: "returns" | "calendar";
  /** A missing row counts as a return of 0 (empyrical). */
  countNull?: boolean;
  /** Fewer returns than this have no figure: `not_enough_returns`. */
  least?: number;
  /** 0: over all rows. Else for each window of so many rows, as a series. */
  window?: number;
};

/** Capture ratio: annual return ÷ annual return of the benchmark, over all rows or those on which it rose or fell; `ratio`: up ÷ down. Source: empyrical (`countNull`). */
export type FigureCapture = {
  /** Capture ratio. */
  figure: "capture";
  /** Periods in a year: 365 days (coins trade daily), 252 trading days, 52, 12. */
  year?: number;
  /** Which rows; `ratio`: upside capture ÷ downside capture. */
  side?: "all" | "up" | "down" | "ratio";
  /** A missing row counts as a return of 0 on either side (empyrical). */
  countNull?: boolean;
  /** Fewer returns than this have no figure: `not_enough_returns`. */
  least?: number;
  /** 0: over all rows. Else for each window of so many rows, as a series. */
  window?: number;
};

/** Correlation: Pearson's r of the returns and the benchmark's. Source: risk practice: of returns, never of prices. */
export type FigureCorrelation = {
  /** Correlation. */
  figure: "correlation";
  /** Fewer returns than this have no figure: `not_enough_returns`. */
  least?: number;
  /** 0: over all rows. Else for each window of so many rows, as a series. */
  window?: number;
};

/** Cumulative return: Π (1 + r) − 1, or start × Π (1 + r); a missing row counts 0. Source: empyrical. */
export type FigureCumulativeReturn = {
  /** Cumulative return. */
  figure: "cumulativeReturn";
  /** What it starts from: 0 gives the return, anything else the value it grew to. */
  start?: number;
};

/** Conditional value at risk (expected shortfall): mean of the int((n − 1)·level) + 1 lowest returns; `tail=threshold`: of those at or below the value at risk; `normal`: mean − deviation·φ(z) ÷ level. Source: empyrical (`gains=kept`); `tail=threshold`: quantstats; `normal`: PerformanceAnalytics (`ddof=0`). */
export type FigureCvar = {
  /** Conditional value at risk (expected shortfall). */
  figure: "cvar";
  /** Share of the worst returns: 0.05 for a confidence of 95 %. */
  level?: number;
  /** From the returns themselves, or from a normal distribution of their mean and deviation. */
  method?: "historical" | "normal";
  /** 1: sample deviation (divide by n−1), 0: population. */
  ddof?: number;
  /** A figure above 0 says that nothing is lost even then: it is given as 0, or `kept` (empyrical). */
  gains?: "zero" | "kept";
  /** Which returns are the worst ones. */
  tail?: "count" | "threshold";
  /** Fewer returns than this have no figure: `not_enough_returns`. */
  least?: number;
  /** 0: over all rows. Else for each window of so many rows, as a series. */
  window?: number;
};

/** Downside deviation: √(Σ min(r − mar, 0)² ÷ n) × √year, n the number of all returns. Source: empyrical, quantstats, PerformanceAnalytics. */
export type FigureDownsideDeviation = {
  /** Downside deviation. */
  figure: "downsideDeviation";
  /** Periods in a year: 365 days (coins trade daily), 252 trading days, 52, 12. */
  year?: number;
  /** Least acceptable return, as a fraction. */
  mar?: number;
  /** Rates are of one period (empyrical, R) instead of a year's, of which a period has (1 + rate)^(1 ÷ year) − 1. */
  perPeriod?: boolean;
  /** What the squares are divided by: all returns, or those below the threshold. */
  denominator?: "all" | "losses";
  /** × √year; false: of one period. */
  annual?: boolean;
  /** Fewer returns than this have no figure: `not_enough_returns`. */
  least?: number;
  /** 0: over all rows. Else for each window of so many rows, as a series. */
  window?: number;
};

/** Drawdown: wealth ÷ highest wealth so far − 1, for each row. Source: empyrical, ffn. */
export type FigureDrawdown = {
  /** Drawdown. */
  figure: "drawdown";
  /** Fewer returns than this have no figure: `not_enough_returns`. */
  least?: number;
  /** 0: over all rows. Else for each window of so many rows, as a series. */
  window?: number;
};

/** Information ratio: mean(r − b) ÷ sample deviation of (r − b), of one period; `annual`: × √year; `mean=geometric`: difference of the annual returns ÷ annual deviation of (r − b). Source: empyrical; `mean=geometric`: PerformanceAnalytics. */
export type FigureInformationRatio = {
  /** Information ratio. */
  figure: "informationRatio";
  /** Periods in a year: 365 days (coins trade daily), 252 trading days, 52, 12. */
  year?: number;
  /** 1: sample deviation (divide by n−1), 0: population. */
  ddof?: number;
  /** × √year. */
  annual?: boolean;
  /** How the excess return is averaged; `geometric` is always annual. */
  mean?: "arithmetic" | "geometric";
  /** Fewer returns than this have no figure: `not_enough_returns`. */
  least?: number;
  /** 0: over all rows. Else for each window of so many rows, as a series. */
  window?: number;
};

/** Kurtosis: n(n+1) ÷ ((n−1)(n−2)(n−3)) · Σ ((r − mean) ÷ s)⁴ − 3(n−1)² ÷ ((n−2)(n−3)); `population`: mean of ((r − mean) ÷ σ)⁴ − 3. Source: Excel KURT, pandas; `moments=population`: PerformanceAnalytics; `excess=false`: its `sample` and `moment`. */
export type FigureKurtosis = {
  /** Kurtosis. */
  figure: "kurtosis";
  /** `sample`: corrected for bias (Excel, pandas); `population`: R's default. */
  moments?: "sample" | "population";
  /** Less what a normal distribution has; false: the plain fourth moment. */
  excess?: boolean;
  /** Fewer returns than this have no figure: `not_enough_returns`. */
  least?: number;
  /** 0: over all rows. Else for each window of so many rows, as a series. */
  window?: number;
};

/** Maximum drawdown: least of wealth ÷ highest wealth so far − 1; the start is a peak. `recovered`: the first row at or above the peak again; longest time between two peaks and from a bottom to the next peak, the open ones up to the last row. Source: empyrical, PerformanceAnalytics, ffn; the longest times: Portfolio Performance. */
export type FigureMaxDrawdown = {
  /** Maximum drawdown. */
  figure: "maxDrawdown";
  /** Fewer returns than this have no figure: `not_enough_returns`. */
  least?: number;
  /** 0: over all rows. Else for each window of so many rows, as a series. */
  window?: number;
};

/** Omega ratio: Σ max(r − rf − mar, 0) ÷ Σ max(mar + rf − r, 0). Source: empyrical (risk-free of a period with `perPeriod`, required return of a year without). */
export type FigureOmega = {
  /** Omega ratio. */
  figure: "omega";
  /** Periods in a year: 365 days (coins trade daily), 252 trading days, 52, 12. */
  year?: number;
  /** Risk-free rate, as a fraction. */
  riskFree?: number;
  /** Least acceptable return, as a fraction. */
  mar?: number;
  /** Rates are of one period (empyrical, R) instead of a year's, of which a period has (1 + rate)^(1 ÷ year) − 1. */
  perPeriod?: boolean;
  /** Fewer returns than this have no figure: `not_enough_returns`. */
  least?: number;
  /** 0: over all rows. Else for each window of so many rows, as a series. */
  window?: number;
};

/** Returns by week, month, quarter or year: Π (1 + r) − 1 over the rows of each calendar span (UTC); the series has it at the last row of the span. Source: empyrical, save that weeks are those of ISO 8601 and are not cut at New Year. */
export type FigurePeriodReturns = {
  /** Returns by week, month, quarter or year. */
  figure: "periodReturns";
  /** The calendar span. */
  span?: "month" | "week" | "quarter" | "year";
};

/** Returns: price ÷ price before − 1; `log`: the natural logarithm of that ratio. No return across a missing price. Source: all references agree. */
export type FigureReturns = {
  /** Returns. */
  figure: "returns";
  /** Log returns instead of simple ones. */
  log?: boolean;
};

/** Semi-deviation: √(Σ over r < mean of (r − mean)² ÷ (n − 1)) × √year, n the number of all returns. Source: Portfolio Performance (with `scale=n`, `log`). */
export type FigureSemiDeviation = {
  /** Semi-deviation. */
  figure: "semiDeviation";
  /** Periods in a year: 365 days (coins trade daily), 252 trading days, 52, 12. */
  year?: number;
  /** 1: sample deviation (divide by n−1), 0: population. */
  ddof?: number;
  /** × √year; `n`: × √n of the period (Portfolio Performance); `none`: of one period. */
  scale?: "year" | "n" | "none";
  /** Of log returns. */
  log?: boolean;
  /** Fewer returns than this have no figure: `not_enough_returns`. */
  least?: number;
  /** 0: over all rows. Else for each window of so many rows, as a series. */
  window?: number;
};

/** Sharpe ratio: mean(r − rf) ÷ sample deviation of (r − rf) × √year; `mean=geometric`: annual excess return ÷ annual deviation. Source: empyrical, quantstats, ffn; `mean=geometric`: PerformanceAnalytics; `ddof=0`, `annual=false`: trading-signals. */
export type FigureSharpe = {
  /** Sharpe ratio. */
  figure: "sharpe";
  /** Periods in a year: 365 days (coins trade daily), 252 trading days, 52, 12. */
  year?: number;
  /** Risk-free rate, as a fraction. */
  riskFree?: number;
  /** Rates are of one period (empyrical, R) instead of a year's, of which a period has (1 + rate)^(1 ÷ year) − 1. */
  perPeriod?: boolean;
  /** 1: sample deviation (divide by n−1), 0: population. */
  ddof?: number;
  /** × √year; false: of one period. */
  annual?: boolean;
  /** How the excess return is averaged. */
  mean?: "arithmetic" | "geometric";
  /** Fewer returns than this have no figure: `not_enough_returns`. */
  least?: number;
  /** 0: over all rows. Else for each window of so many rows, as a series. */
  window?: number;
};

/** Skewness: n ÷ ((n−1)(n−2)) · Σ ((r − mean) ÷ s)³; `population`: mean of ((r − mean) ÷ σ)³. Source: Excel SKEW, pandas; `moments=population`: PerformanceAnalytics. */
export type FigureSkewness = {
  /** Skewness. */
  figure: "skewness";
  /** `sample`: corrected for bias (Excel, pandas); `population`: R's default. */
  moments?: "sample" | "population";
  /** Fewer returns than this have no figure: `not_enough_returns`. */
  least?: number;
  /** 0: over all rows. Else for each window of so many rows, as a series. */
  window?: number;
};

/** Sortino ratio: mean(r − mar) × year ÷ (downside deviation × √year); `annual=false`: mean(r − mar) ÷ downside deviation. Source: empyrical, quantstats, ffn; `annual=false`: PerformanceAnalytics. */
export type FigureSortino = {
  /** Sortino ratio. */
  figure: "sortino";
  /** Periods in a year: 365 days (coins trade daily), 252 trading days, 52, 12. */
  year?: number;
  /** Least acceptable return, as a fraction. */
  mar?: number;
  /** Rates are of one period (empyrical, R) instead of a year's, of which a period has (1 + rate)^(1 ÷ year) − 1. */
  perPeriod?: boolean;
  /** What the squares are divided by: all returns, or those below the threshold. */
  denominator?: "all" | "losses";
  /** × √year; false: of one period. */
  annual?: boolean;
  /** Fewer returns than this have no figure: `not_enough_returns`. */
  least?: number;
  /** 0: over all rows. Else for each window of so many rows, as a series. */
  window?: number;
};

/** Stability: R² of a line through the cumulative log returns, by row. Source: empyrical. */
export type FigureStability = {
  /** Stability. */
  figure: "stability";
  /** Fewer returns than this have no figure: `not_enough_returns`. */
  least?: number;
  /** 0: over all rows. Else for each window of so many rows, as a series. */
  window?: number;
};

/** Tail ratio: |percentile(1 − level)| ÷ |percentile(level)|. Source: empyrical. */
export type FigureTailRatio = {
  /** Tail ratio. */
  figure: "tailRatio";
  /** Share of the returns in each tail. */
  level?: number;
  /** Fewer returns than this have no figure: `not_enough_returns`. */
  least?: number;
  /** 0: over all rows. Else for each window of so many rows, as a series. */
  window?: number;
};

/** Ulcer index: √(mean of drawdown²), as a fraction. Source: P. Martin; PerformanceAnalytics; `countStart`: ffn (which shows percent). */
export type FigureUlcerIndex = {
  /** Ulcer index. */
  figure: "ulcerIndex";
  /** The start, with its drawdown of 0, counts as a row. */
  countStart?: boolean;
  /** Fewer returns than this have no figure: `not_enough_returns`. */
  least?: number;
  /** 0: over all rows. Else for each window of so many rows, as a series. */
  window?: number;
};

/** Value at risk: the return that `level` of the returns lie below: percentile with linear interpolation; `normal`: mean + z·deviation. Source: empyrical (`gains=kept`); `normal`: quantstats (`ddof=1`), PerformanceAnalytics (`ddof=0`). */
export type FigureVar = {
  /** Value at risk. */
  figure: "var";
  /** Share of the worst returns: 0.05 for a confidence of 95 %. */
  level?: number;
  /** From the returns themselves, or from a normal distribution of their mean and deviation. */
  method?: "historical" | "normal";
  /** 1: sample deviation (divide by n−1), 0: population. */
  ddof?: number;
  /** A figure above 0 says that nothing is lost even then: it is given as 0, or `kept` (empyrical). */
  gains?: "zero" | "kept";
  /** Fewer returns than this have no figure: `not_enough_returns`. */
  least?: number;
  /** 0: over all rows. Else for each window of so many rows, as a series. */
  window?: number;
};

/** Volatility: √(Σ (r − mean)² ÷ (n − 1)) × √year. Source: empyrical, quantstats, PerformanceAnalytics; `scale=n`, `log`: Portfolio Performance. */
export type FigureVolatility = {
  /** Volatility. */
  figure: "volatility";
  /** Periods in a year: 365 days (coins trade daily), 252 trading days, 52, 12. */
  year?: number;
  /** 1: sample deviation (divide by n−1), 0: population. */
  ddof?: number;
  /** × √year; `n`: × √n of the period (Portfolio Performance); `none`: of one period. */
  scale?: "year" | "n" | "none";
  /** Of log returns. */
  log?: boolean;
  /** Fewer returns than this have no figure: `not_enough_returns`. */
  least?: number;
  /** 0: over all rows. Else for each window of so many rows, as a series. */
  window?: number;
};

export type Health = {
  /** Always the same. */
  status: "ok";
  /** Whether prices come from an exchange or from the simulator. */
  market: "live" | "simulated";
};

export type HistoryPoint = {
  /** ISO 8601 time. */
  at: string;
  /** What has a price, added up; null when something is held and nothing has one. */
  value: SignedAmount | null;
  /** Of everything held then. Null: a part of it is not known. */
  cost: SignedAmount | null;
  /** Value less cost, of what has a price. */
  unrealised: SignedAmount | null;
  /** Gain of everything given away by then, as far as known. */
  realised: SignedAmount;
  /** Rewards by then, as far as known. */
  income: SignedAmount;
  /** What was put in by then less what was taken out. */
  netFlows: SignedAmount;
  /** Whether every holding had a price. */
  complete: boolean;
  /** Holdings without one. */
  unpriced: (AssetId)[];
  /** What the same payments would be worth in the benchmark. Null: a price is missing. */
  benchmark?: SignedAmount | null;
};

export type Holding = {
  /** CoinGecko id of a coin, or fiat:<iso>. */
  asset: AssetId;
  /** How much of it is held. Tracked money may be owed: then this and what follows from it is below zero. */
  quantity: SignedAmount;
  /** What is held cost this much, by the portfolio's method; null when that is not known. */
  cost: SignedAmount | null;
  /** Cost of one unit. */
  averageCost: Value | null;
  /** In the base currency; null when nothing has one. */
  price: QuotedPrice | null;
  /** Quantity times price; null without a price. */
  value: SignedAmount | null;
  /** Value less cost; null without a price or a cost. */
  unrealised: SignedAmount | null;
};

export type HoldingAt = {
  /** CoinGecko id of a coin, or fiat:<iso>. */
  asset: AssetId;
  /** How much of it is held; money may be owed. */
  quantity: SignedAmount;
  /** What is held cost this much; null when that is not known. */
  cost: SignedAmount | null;
  /** Cost of one unit. */
  averageCost: Value | null;
  /** In the base currency; null when nothing has one. */
  price: QuotedPrice | null;
  /** Quantity times price; null without a price. */
  value: SignedAmount | null;
  /** Value less cost; null without a price or a cost. */
  unrealised: SignedAmount | null;
  /** Share of what has a price; all add up to exactly 1. */
  weight?: string | null;
  /** Only when asked to explain. */
  lots?: (PortfolioLot)[];
};

export type HoldingTarget = {
  /** All that is held at that time. */
  quantity: Amount;
  /** What a unit of it cost, in the base currency; without it what is there keeps its cost. */
  averagePrice?: Amount;
  /** Since when; without it, now. */
  at?: string;
  /** In this account; without it in all together, what is added in the first. */
  accountId?: AccountId;
};

export type Holdings = {
  /** Version of the ledger that was valued. */
  version: number;
  base: AssetId;
  /** The moment of this valuation. */
  asOf: string;
  /** Whether the prices are simulated. */
  simulated: boolean;
  totals: HoldingsTotals;
  /** What is held, by coin. */
  holdings: (HoldingAt)[];
  /** The lot method, where it was asked with one. */
  method?: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific";
};

/** Of the whole portfolio, or of the account. */
export type HoldingsTotals = {
  /** What has a price, added up; null when something is held and nothing has one. */
  value: SignedAmount | null;
  /** Of what is held and known. */
  cost: SignedAmount | null;
  /** Of what has a price and a cost; null when nothing has both. */
  unrealised: SignedAmount | null;
  /** Gain of everything given away so far, as far as known. */
  realised: SignedAmount;
  /** Whether every holding has a price. */
  complete: boolean;
  /** Holdings without one. */
  unpriced: (AssetId)[];
  /** Tracked money of which more was spent than was there. */
  overdrawn: (AssetId)[];
  /** A price in it is stale. */
  stale: boolean;
};

export type Import = {
  id: ImportId;
  /** How far it has come. */
  status: "draft" | "committed" | "taken_back";
  /** Whose format it is; null: nobody knows yet. */
  format: string | null;
  /** For people. */
  formatName: string | null;
  /** The profile that it was read by. */
  profileId: string | null;
  /** Of a draft; not kept after the commit. */
  fileName: string | null;
  /** Of a draft: rows of the file; else transactions that it brought. */
  rows: number;
  /** When it came, or was committed. */
  at: string;
  /** Of the ledger by which a draft was looked at, or with what a write did. */
  version: number | null;
  /** What becomes of a draft's rows, and what is still to be said. */
  draft: {
    /** Until then it can be committed. */
    expiresAt: string;
    /** Grows with every look at the file. */
    revision: number;
    /** Whether it can be committed as it stands. */
    ready: boolean;
    /** The file's columns. */
    header: (string)[];
    /** Of times that name none: by the file, else as chosen. */
    zone: string | null;
    /** Rows by fate. */
    counts: {
      /** Rows that are new. */
      new: number;
      /** Rows that are duplicate. */
      duplicate: number;
      /** Rows that are conflict. */
      conflict: number;
      /** Rows that are ignored. */
      ignored: number;
      /** Rows that are left_out. */
      left_out: number;
      /** Rows that are error. */
      error: number;
      /** Rows that are needs_zone. */
      needs_zone: number;
      /** Rows that are needs_coin. */
      needs_coin: number;
      /** Rows that are short. */
      short: number;
    };
    /** Transactions that a commit would store, opening balances among them. */
    toStore: number;
    /** Every name in the file, and what it is taken for. */
    coins: ({
      /** As the file has it. */
      name: string;
      /** What it is taken for; null: somebody must say. */
      asset: AssetId | null;
      /** Why; `best`: several have this symbol, and this is by far the best known. */
      by: "id" | "currency" | "symbol" | "name" | "best" | "choice" | "own" | null;
      /** All that it may mean. */
      candidates: ({
        /** CoinGecko id of a coin, or fiat:<iso>. */
        id: AssetId;
        /** Listed, a currency, or one's own. */
        kind: "coin" | "fiat" | "custom";
        /** As exchanges write it. */
        symbol: string;
        /** In full. */
        name: string;
        /** By size of market. */
        rank: number | null;
      })[];
    })[];
    /** What is spent and was never acquired. */
    missing: ({
      /** CoinGecko id of a coin, or fiat:<iso>. */
      asset: AssetId;
      account: AccountId;
      /** What must have been held before the file begins. */
      amount: Amount;
      /** The first that spends it; null: a row of the ledger does then. */
      line: number | null;
      /** When the opening balance would be. */
      at: string;
      /** Whether it is said what it cost, or that its rows go. */
      decided: boolean;
    })[];
    /** What the noise of floats leaves. */
    dust: ({
      /** CoinGecko id of a coin, or fiat:<iso>. */
      asset: AssetId;
      account: AccountId;
      /** So little that only rounding makes it. */
      amount: Amount;
      /** Too much was spent, or too little. */
      side: "missing" | "left";
      /** Whether it is written off. */
      cleared: boolean;
    })[];
    /** Accounts that would be made. */
    newAccounts: (string)[];
    choices: ImportChoices;
    /** No format knows the file: what it looks like, and a first guess at a mapping. */
    unknown: {
      /** The first rows. */
      samples: ({
        /** Number of a line in the file, from 1. */
        line: number;
        /** Its cells. */
        cells: (string)[];
      })[];
      suggestion: ImportMapping;
    } | null;
    /** A committed import that had this very file. */
    sameFileAs: ImportId | null;
    /** What is being done with it right now. */
    working: "judging" | "storing" | null;
  } | null;
};

/** What is left out stays; lists are replaced, maps get what is named. */
export type ImportChange = {
  /** Of times that name none. */
  zone?: string | null;
  /** How to read a file that no format knows. */
  mapping?: ImportMapping | null;
  /** Where all happened that names no account; null: the portfolio's first. */
  account?: string | null;
  /** Lines that are left out, with what they belong to. */
  leaveOut?: (number)[];
  /** Whatever has one of these fates is left out. */
  leaveOutFates?: ("error" | "needs_coin" | "conflict")[];
  /** Lines of conflicts that come besides what is there. */
  add?: (number)[];
  /** Lines of conflicts that take the place of what is there. Undo brings that back; taking the import back does not. */
  replace?: (number)[];
  /** Whether what the noise of floats leaves is written off. */
  clearDust?: boolean;
  /** By the file's name for it: a coin's id, or `own` for a coin of one's own that is made with the import. null takes a decision away. */
  coins?: Record<string, "own" | AssetId | null>;
  /** By asset: what was held before the file begins. null takes a decision away. */
  openings?: Record<string, {
    /** At its market value then, marked as assumed. */
    as: "market";
  } | {
    /** At no cost, marked by its note. */
    as: "zero";
  } | {
    /** At what it cost. */
    as: "cost";
    /** Of all of it, in the portfolio's base currency. */
    cost: Amount;
    /** Since when; null: since the balance. */
    acquiredAt?: string | null;
  } | {
    /** Rows that spend it are left out instead. */
    as: "leave_out";
  } | null>;
};

/** What has been decided. */
export type ImportChoices = {
  /** Of times that name none, as chosen. */
  zone: string | null;
  /** How the file is read. */
  mapping: ImportMapping | null;
  /** The profile that it is read by. */
  profileId: string | null;
  /** Where all happened that names no account. */
  account: string | null;
  /** By the file's name for it: a coin's id, or `own` for a coin of one's own that is made with the import. */
  coins: Record<string, string>;
  /** By asset: what was held before the file begins. */
  openings: Record<string, ImportOpening>;
  /** Lines that are left out. */
  leaveOut: (number)[];
  /** Fates that are left out. */
  leaveOutFates: ("error" | "needs_coin" | "conflict")[];
  /** Conflicts that come besides. */
  add: (number)[];
  /** Conflicts that take the place of what is there. */
  replace: (number)[];
  /** Whether noise is written off. */
  clearDust: boolean;
};

/** An import's id. */
export type ImportId = string;

export type ImportList = {
  /** Drafts first, then the latest of the others. */
  items: (Import)[];
};

/** How to read a file that no format knows. */
export type ImportMapping = {
  /** By our field, the file's column. */
  columns: {
    /** Date and time; or the date alone, where clock has the time. */
    time?: string;
    /** Time of day. */
    clock?: string;
    /** A word for what happened. */
    type?: string;
    /** Of two legs: how much arrived. */
    inAmount?: string;
    /** Of two legs: what arrived. */
    inAsset?: string;
    /** Of two legs: how much left. */
    outAmount?: string;
    /** Of two legs: what left. */
    outAsset?: string;
    /** Of one coin: how much; without a type its sign says which way. */
    amount?: string;
    /** Of one coin: which. */
    asset?: string;
    /** The money against it, before the fee. */
    total?: string;
    /** Of one unit, where there is no total. */
    price?: string;
    /** Of total and price. */
    currency?: string;
    /** Paid besides. */
    feeAmount?: string;
    /** What the fee was paid in. */
    feeAsset?: string;
    /** What the source calls it, each once. */
    externalId?: string;
    /** Words about it. */
    note?: string;
  };
  /** In which order dates are written, whatever stands between. */
  dates: "y-m-d" | "d-m-y" | "m-d-y" | "text" | "unix_s" | "unix_ms";
  /** What stands before the fraction of a number. */
  decimal: "." | ",";
  /** Of times that name none; null: ask each time. */
  zone?: string | null;
  /** What the file's words mean, in small letters; `ignore`: nothing that is an event. */
  types?: Record<string, "buy" | "sell" | "swap" | "deposit" | "withdrawal" | "transfer" | "reward" | "gift_in" | "gift_out" | "fee" | "loss" | "split" | "migration" | "opening_balance" | "staking" | "interest" | "mining" | "airdrop" | "fork" | "cashback" | "referral" | "trade" | "ignore">;
};

/** What a coin cost that was held before the file begins. */
export type ImportOpening = {
  /** At its market value then, marked as assumed. */
  as: "market";
} | {
  /** At no cost, marked by its note. */
  as: "zero";
} | {
  /** At what it cost. */
  as: "cost";
  /** Of all of it, in the portfolio's base currency. */
  cost: Amount;
  /** Since when; null: since the balance. */
  acquiredAt?: string | null;
} | {
  /** Rows that spend it are left out instead. */
  as: "leave_out";
};

export type ImportProfile = {
  id: ImportProfileId;
  /** 1 to 100 characters. */
  name: string;
  mapping: ImportMapping;
  /** When it was made. */
  createdAt: string;
  /** When it was last changed. */
  updatedAt: string;
};

/** An import profile's id. */
export type ImportProfileId = string;

export type ImportProfileList = {
  /** By name. */
  items: (ImportProfile)[];
};

export type ImportRow = {
  /** The lines that it was made of. */
  lines: (number)[];
  /** What becomes of it; only `new` is stored. */
  fate: "new" | "duplicate" | "conflict" | "ignored" | "left_out" | "error" | "needs_zone" | "needs_coin" | "short";
  /** Why it is ignored. */
  reason: "not_a_coin" | "internal" | "pending" | "not_executed" | "fee_credit" | "nothing_moved" | null;
  /** Every fault, by line and column. */
  errors: ({
    /** The line. */
    line: number;
    /** The column; null: of the row as a whole. */
    column: string | null;
    /** What was expected there. */
    expected: string;
  })[];
  /** Rounded beyond 18 digits, put together, and the like. */
  remarks: ({
    /** What was done so that it could be taken. */
    kind: "rounded" | "rejoined" | "joined" | "no_fees";
    /** In which column. */
    column: string | null;
    /** What stood there. */
    text: string | null;
  })[];
  /** Names that stand for no coin yet. */
  names: (string)[];
  /** What it says, once that can be told. */
  event: ImportRowEvent | null;
  /** What is there already, the same or under its id. */
  other: {
    /** Of the row in the ledger; null: it is in the file. */
    ref: string | null;
    /** Its line in the file. */
    line: number | null;
    event: ImportRowEvent;
  } | null;
};

/** What a row says. */
export type ImportRowEvent = {
  /** What kind of event it is. */
  type: "buy" | "sell" | "swap" | "deposit" | "withdrawal" | "transfer" | "reward" | "gift_in" | "gift_out" | "fee" | "loss" | "split" | "migration" | "opening_balance";
  /** Kind of a reward or loss. */
  subtype: string | null;
  /** When it happened. */
  at: string;
  /** What arrived. */
  in: Leg | null;
  /** What left. */
  out: Leg | null;
  /** What it cost beside. */
  fee: Leg | null;
};

export type ImportRowPage = {
  /** In the order that was asked for. */
  items: (ImportRow)[];
  /** Where the next page begins; null when this is the last. */
  nextCursor: string | null;
};

export type IncomePage = {
  /** Version of the ledger that was read. */
  version: number;
  base: AssetId;
  /** The lot method. */
  method: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific";
  /** The moment that it is of. */
  asOf: string;
  /** Whether the latest prices are simulated. */
  simulated: boolean;
  /** The newest first. */
  items: (PortfolioIncome)[];
  /** Where the next page begins; null when this is the last. */
  nextCursor: string | null;
};

/** Average directional index: +DI, −DI = 100·(smoothed directional move) ÷ (smoothed true range); DX = 100·|+DI − −DI| ÷ (+DI + −DI); adx = Wilder's average of DX, seeded with the mean of its first n. A smoothed sum is s ← s − s ÷ n + x; where up and down move are equal, both are 0. Values +DI and −DI from bar n, adx from 2n−1; `seed=tulip`: n−1 and 2n−2; nothing moves: all 0. Lines: adx, plusDi, minusDi. Source: J. W. Wilder, 1978; Stock.Indicators; `seed=talib`: TA-Lib; `seed=tulip`: Tulip. */
export type IndicatorAdx = {
  /** Average directional index. */
  indicator: "adx";
  /** Length of the smoothing. */
  n?: number;
  /** What the smoothed sums start from: bars 1 to n; `talib`: bars 1 to n−1, bar n smoothed in; `tulip`: the same, with DX already at n−1, and equal moves both standing. */
  seed?: "sum" | "talib" | "tulip";
};

/** Absolute price oscillator: EMA(fast) − EMA(slow). Values from bar slow−1; `seed=first`: from bar 1; a flat market gives 0. Lines: apo. Source: StockCharts; `seed=first`: Tulip. */
export type IndicatorApo = {
  /** Absolute price oscillator. */
  indicator: "apo";
  /** The column that it is computed from. */
  field?: "close" | "open" | "high" | "low" | "volume";
  /** Length of the fast average; less than slow. */
  fast?: number;
  /** Length of the slow average. */
  slow?: number;
  /** What each average starts from: the mean of its first values, or the first value. */
  seed?: "sma" | "first";
};

/** Average true range: Wilder's average of the true range, seeded with the mean of the first n. Values from bar n; `firstRange=highlow`: from bar n−1; a flat market gives 0. Lines: atr. Source: TA-Lib, Stock.Indicators; `firstRange=highlow`: Tulip, StockCharts. */
export type IndicatorAtr = {
  /** Average true range. */
  indicator: "atr";
  /** Length of Wilder's average. */
  n?: number;
  /** `none`: bar 0 has no true range. `highlow`: it is high − low, and everything starts a bar earlier. */
  firstRange?: "none" | "highlow";
};

/** Rolling beta: cov(returns, other's returns) ÷ var(other's returns) over the last n bars; `other` is the market. Values from bar n; `on=price`: from bar n−1; the market does not vary: null; a price that is not above 0 is skipped. Lines: beta. Source: Stock.Indicators; TA-Lib BETA(a, b) is this with the two exchanged. */
export type IndicatorBeta = {
  /** Rolling beta. */
  indicator: "beta";
  /** The column that it is computed from. */
  field?: "close" | "open" | "high" | "low" | "volume";
  /** Pairs in the window. */
  n?: number;
  /** Simple returns, log returns, or the prices themselves. */
  on?: "returns" | "log" | "price";
};

/** Bollinger bands: middle = SMA(n); upper, lower = middle ± m·s, s the population deviation of the window; percentB = (x − lower) ÷ (upper − lower); width = (upper − lower) ÷ middle; z = (x − middle) ÷ s. Values from bar n−1; a flat market: both bands at the price; percentB, width and z are null where s is 0. Lines: middle, upper, lower, percentB, width, z. Source: J. Bollinger; all references use the population deviation. */
export type IndicatorBollinger = {
  /** Bollinger bands. */
  indicator: "bollinger";
  /** The column that it is computed from. */
  field?: "close" | "open" | "high" | "low" | "volume";
  /** Bars in the window. */
  n?: number;
  /** Deviations between middle and band. */
  m?: number;
  /** 0: population deviation, 1: sample deviation. */
  ddof?: number;
  /** The middle line; the deviation stays about the window's own mean. */
  ma?: "sma" | "ema";
};

/** Commodity channel index: (t − mean) ÷ (0.015 · mean of |t − mean|) over n bars of the typical price t. Values from bar n−1; a flat market: 0. Lines: cci. Source: D. Lambert; TA-Lib, Stock.Indicators. */
export type IndicatorCci = {
  /** Commodity channel index. */
  indicator: "cci";
  /** Bars in the window. */
  n?: number;
};

/** Chaikin money flow: Σ m·volume ÷ Σ volume over n bars, m = ((close − low) − (high − close)) ÷ (high − low). Values from bar n−1; a bar without range counts 0; no volume in the window: null. Lines: cmf. Source: M. Chaikin; Stock.Indicators, Tulip. */
export type IndicatorCmf = {
  /** Chaikin money flow. */
  indicator: "cmf";
  /** Bars in the window. */
  n?: number;
};

/** Rolling correlation: Pearson's r of the returns of the last n bars. Values from bar n; `on=price`: from bar n−1; one of the two does not vary: null; a price that is not above 0 is skipped. Lines: correl. Source: risk practice; `on=price`: Stock.Indicators, TA-Lib CORREL. */
export type IndicatorCorrel = {
  /** Rolling correlation. */
  indicator: "correl";
  /** The column that it is computed from. */
  field?: "close" | "open" | "high" | "low" | "volume";
  /** Pairs in the window. */
  n?: number;
  /** Simple returns, log returns, or the prices themselves. */
  on?: "returns" | "log" | "price";
};

/** Exponential moving average: e ← e + k·(x − e) with k = 2 ÷ (n + 1). Values from bar n−1; `emit=all`: from bar 0; a flat market gives its price. Lines: ema. Source: TA-Lib, Stock.Indicators; `seed=first`: TA-Lib in Metastock mode; `emit=all`: Tulip, trading-signals. */
export type IndicatorEma = {
  /** Exponential moving average. */
  indicator: "ema";
  /** The column that it is computed from. */
  field?: "close" | "open" | "high" | "low" | "volume";
  /** Length; weighs a new value 2 ÷ (n + 1). */
  n?: number;
  /** What it starts from: the mean of the first n values, or the first value. */
  seed?: "sma" | "first";
  /** `all`: values from bar 0 on, which only `seed=first` has; it implies that seed. */
  emit?: "seeded" | "all";
};

/** Linear regression: least-squares line through the last n values; `linreg` its value at the newest bar, `slope` per bar, `intercept` its value at the oldest bar of the window, `r2` the share of variance it explains. Values from bar n−1; a flat market gives its price and slope 0; `r2` is null. Lines: linreg, slope, intercept, r2. Source: Tulip, TA-Lib. */
export type IndicatorLinreg = {
  /** Linear regression. */
  indicator: "linreg";
  /** The column that it is computed from. */
  field?: "close" | "open" | "high" | "low" | "volume";
  /** Bars in the window. */
  n?: number;
};

/** Moving average convergence and divergence: macd = EMA(fast) − EMA(slow); signal = EMA(signal) of it; histogram = macd − signal. Values macd from bar slow−1, signal and histogram from slow+signal−2; `align=slow`: all from slow+signal−2; `seed=first`: all from slow−1; a flat market gives 0. Lines: macd, signal, histogram. Source: Stock.Indicators; `align=slow`: TA-Lib; `seed=first`: Tulip. */
export type IndicatorMacd = {
  /** Moving average convergence and divergence. */
  indicator: "macd";
  /** The column that it is computed from. */
  field?: "close" | "open" | "high" | "low" | "volume";
  /** Length of the fast average; less than slow. */
  fast?: number;
  /** Length of the slow average. */
  slow?: number;
  /** Length of the signal's average. */
  signal?: number;
  /** What each average starts from: the mean of its first values, or the first value. */
  seed?: "sma" | "first";
  /** `slow`: the fast average is seeded with the bars slow−fast to slow−1. */
  align?: "own" | "slow";
};

/** Highest value: the highest of the last n values. Values from bar n−1; a flat market gives its price. Lines: max. Source: TA-Lib, Tulip. */
export type IndicatorMax = {
  /** Highest value. */
  indicator: "max";
  /** The column that it is computed from. */
  field?: "close" | "open" | "high" | "low" | "volume";
  /** Bars in the window. */
  n?: number;
};

/** Money flow index: 100·P ÷ (P + N), P and N the sums of typical price × volume over n bars whose typical price rose, or fell; unchanged counts to neither. Values from bar n; no flow at all (flat, or no volume): 50; none out: 100. Lines: mfi. Source: TA-Lib, Stock.Indicators. */
export type IndicatorMfi = {
  /** Money flow index. */
  indicator: "mfi";
  /** Bars in the window. */
  n?: number;
};

/** Lowest value: the lowest of the last n values. Values from bar n−1; a flat market gives its price. Lines: min. Source: TA-Lib, Tulip. */
export type IndicatorMin = {
  /** Lowest value. */
  indicator: "min";
  /** The column that it is computed from. */
  field?: "close" | "open" | "high" | "low" | "volume";
  /** Bars in the window. */
  n?: number;
};

/** Momentum: x − x n bars before. Values from bar n; a flat market gives 0. Lines: mom. Source: TA-Lib, Stock.Indicators, Tulip. */
export type IndicatorMom = {
  /** Momentum. */
  indicator: "mom";
  /** The column that it is computed from. */
  field?: "close" | "open" | "high" | "low" | "volume";
  /** Bars back. */
  n?: number;
};

/** Normalised average true range: 100·ATR ÷ close, in percent. Values from bar n; `firstRange=highlow`: from bar n−1; a flat market gives 0; a close of 0: null. Lines: natr. Source: TA-Lib, Stock.Indicators; `firstRange=highlow`: Tulip, StockCharts. */
export type IndicatorNatr = {
  /** Normalised average true range. */
  indicator: "natr";
  /** Length of Wilder's average. */
  n?: number;
  /** `none`: bar 0 has no true range. `highlow`: it is high − low, and everything starts a bar earlier. */
  firstRange?: "none" | "highlow";
};

/** On-balance volume: running sum of volume: added where the close rose, taken off where it fell. Values from bar 0, `start=none`: from bar 1; its anchor is the first bar; an unchanged close, or no volume, leaves it. Lines: obv. Source: J. Granville; Stock.Indicators, Tulip; `start=volume`: TA-Lib; `start=none`: trading-signals. */
export type IndicatorObv = {
  /** On-balance volume. */
  indicator: "obv";
  /** The value of bar 0: 0, its volume, or none (counted from 0). */
  start?: "zero" | "volume" | "none";
};

/** Percentage price oscillator: 100·(EMA(fast) − EMA(slow)) ÷ EMA(slow), in percent. Values from bar slow−1; `seed=first`: from bar 1; a flat market gives 0; a slow average of 0: null. Lines: ppo. Source: StockCharts; `seed=first`: Tulip. */
export type IndicatorPpo = {
  /** Percentage price oscillator. */
  indicator: "ppo";
  /** The column that it is computed from. */
  field?: "close" | "open" | "high" | "low" | "volume";
  /** Length of the fast average; less than slow. */
  fast?: number;
  /** Length of the slow average. */
  slow?: number;
  /** What each average starts from: the mean of its first values, or the first value. */
  seed?: "sma" | "first";
};

/** Rate of change: 100·(x ÷ x n bars before − 1), in percent. Values from bar n; a flat market gives 0; a value of 0 n bars before: null. Lines: roc. Source: TA-Lib, Stock.Indicators, Tulip. */
export type IndicatorRoc = {
  /** Rate of change. */
  indicator: "roc";
  /** The column that it is computed from. */
  field?: "close" | "open" | "high" | "low" | "volume";
  /** Bars back. */
  n?: number;
  /** `ratio`: a fraction instead of percent (Tulip). */
  unit?: "percent" | "ratio";
};

/** Relative strength index: 100·G ÷ (G + L), G and L Wilder's averages of gains and losses, seeded with the mean of the first n changes. Values from bar n; nothing lost: 100; no change at all: 50 (TA-Lib says 0, other libraries 100). Lines: rsi. Source: J. W. Wilder, 1978; TA-Lib, Stock.Indicators, Tulip. */
export type IndicatorRsi = {
  /** Relative strength index. */
  indicator: "rsi";
  /** The column that it is computed from. */
  field?: "close" | "open" | "high" | "low" | "volume";
  /** Length of Wilder's averages. */
  n?: number;
};

/** Simple moving average: mean of the last n values. Values from bar n−1; a flat market gives its price. Lines: sma. Source: all references agree. */
export type IndicatorSma = {
  /** Simple moving average. */
  indicator: "sma";
  /** The column that it is computed from. */
  field?: "close" | "open" | "high" | "low" | "volume";
  /** Bars in the window. */
  n?: number;
};

/** Standard error of the mean: √(Σ (x − mean)² ÷ (n − ddof)) ÷ √n over the last n values. Values from bar n−1; a flat market gives exactly 0. Lines: stderr. Source: Stock.Indicators, TA-Lib, Tulip. */
export type IndicatorStderr = {
  /** Standard error of the mean. */
  indicator: "stderr";
  /** The column that it is computed from. */
  field?: "close" | "open" | "high" | "low" | "volume";
  /** Bars in the window. */
  n?: number;
  /** 0: population (divide by n), 1: sample (by n−1). */
  ddof?: number;
};

/** Rolling standard deviation: √(Σ (x − mean)² ÷ (n − ddof)) over the last n values. Values from bar n−1; a flat market gives exactly 0. Lines: stdev. Source: Stock.Indicators, TA-Lib, Tulip. */
export type IndicatorStdev = {
  /** Rolling standard deviation. */
  indicator: "stdev";
  /** The column that it is computed from. */
  field?: "close" | "open" | "high" | "low" | "volume";
  /** Bars in the window. */
  n?: number;
  /** 0: population (divide by n), 1: sample (by n−1). */
  ddof?: number;
};

/** Stochastic oscillator: raw = 100·(close − lowest low) ÷ (highest high − lowest low) of k bars; %K its average over s, %D the average of %K over d; J = 3·%K − 2·%D. Values %K from bar k+s−2, %D and J d−1 later; `ma=smma`: all from k−1; highest high equals lowest low: raw is 0. Lines: k, d, j. Source: G. Lane; Stock.Indicators; `emit=together`: TA-Lib. */
export type IndicatorStochastic = {
  /** Stochastic oscillator. */
  indicator: "stochastic";
  /** Bars of the range. */
  k?: number;
  /** Smoothing of %K; 1 for the fast stochastic. */
  s?: number;
  /** Smoothing of %D. */
  d?: number;
  /** `together`: %K only where there is a %D. */
  emit?: "each" | "together";
  /** How it is smoothed: simple mean, or Wilder's average seeded with its first value. */
  ma?: "sma" | "smma";
};

/** Stochastic RSI: stochastic of RSI(n) over its last k values: %K smoothed over s, %D over d. Values %K from bar n+k+s−2, %D d−1 later; the RSI does not move over k bars: 0. Lines: k, d. Source: T. Chande and S. Kroll; Stock.Indicators, TA-Lib; `unit=ratio` with s = 1: Tulip. */
export type IndicatorStochrsi = {
  /** Stochastic RSI. */
  indicator: "stochrsi";
  /** The column that it is computed from. */
  field?: "close" | "open" | "high" | "low" | "volume";
  /** Length of the RSI. */
  n?: number;
  /** Values of the RSI in the range. */
  k?: number;
  /** Smoothing of %K. */
  s?: number;
  /** Smoothing of %D. */
  d?: number;
  /** 0 to 100, or 0 to 1. */
  unit?: "percent" | "ratio";
};

/** True range: max(high − low, |high − close before|, |low − close before|). Values from bar 1; `firstRange=highlow`: from bar 0; a flat market gives 0. Lines: trange. Source: J. W. Wilder, 1978; TA-Lib; `firstRange=highlow`: Tulip. */
export type IndicatorTrange = {
  /** True range. */
  indicator: "trange";
  /** `none`: bar 0 has no true range. `highlow`: it is high − low, and everything starts a bar earlier. */
  firstRange?: "none" | "highlow";
};

/** Rolling variance: Σ (x − mean)² ÷ (n − ddof) over the last n values. Values from bar n−1; a flat market gives exactly 0. Lines: variance. Source: Stock.Indicators, TA-Lib, Tulip. */
export type IndicatorVariance = {
  /** Rolling variance. */
  indicator: "variance";
  /** The column that it is computed from. */
  field?: "close" | "open" | "high" | "low" | "volume";
  /** Bars in the window. */
  n?: number;
  /** 0: population (divide by n), 1: sample (by n−1). */
  ddof?: number;
};

/** Rolling volatility: deviation of the last n returns × √year. Values from bar n; a flat market gives 0; a price that is not above 0 is skipped. Lines: volatility. Source: empyrical; `ddof=0`, `year=252`: Tulip. */
export type IndicatorVolatility = {
  /** Rolling volatility. */
  indicator: "volatility";
  /** The column that it is computed from. */
  field?: "close" | "open" | "high" | "low" | "volume";
  /** Returns in the window. */
  n?: number;
  /** Bars in a year. */
  year?: number;
  /** 1: sample deviation, 0: population deviation. */
  ddof?: number;
  /** Simple or log returns. */
  on?: "returns" | "log";
};

/** Volume-weighted average price, anchored: Σ typical price × volume ÷ Σ volume since the anchor; typical price = (high + low + close) ÷ 3. Values from the anchor on; no volume since the anchor: null. Lines: vwap. Source: Stock.Indicators, trading-signals. */
export type IndicatorVwap = {
  /** Volume-weighted average price, anchored. */
  indicator: "vwap";
  /** Where the sums begin; must be named, for coins have no session: `first` (the first bar), `day` (each UTC day) or an ISO 8601 time (the first bar at or after it). */
  anchor: "first" | "day" | string;
};

/** Volume-weighted moving average: Σ close × volume ÷ Σ volume over the last n bars. Values from bar n−1; no volume in the window: null. Lines: vwma. Source: Stock.Indicators, Tulip. */
export type IndicatorVwma = {
  /** Volume-weighted moving average. */
  indicator: "vwma";
  /** Bars in the window. */
  n?: number;
};

/** Wilder's average (also smoothed or running moving average): w ← w + (x − w) ÷ n. Values from bar n−1, the mean of the first n values; a flat market gives its price. Lines: wilder. Source: J. W. Wilder, New Concepts in Technical Trading Systems, 1978. */
export type IndicatorWilder = {
  /** Wilder's average (also smoothed or running moving average). */
  indicator: "wilder";
  /** The column that it is computed from. */
  field?: "close" | "open" | "high" | "low" | "volume";
  /** Length; weighs a new value 1 ÷ n. */
  n?: number;
};

/** Williams %R: −100·(highest high − close) ÷ (highest high − lowest low) of n bars: the raw stochastic less 100. Values from bar n−1; highest high equals lowest low: −100, as the stochastic's 0. Lines: williamsr. Source: L. Williams; TA-Lib, Stock.Indicators. */
export type IndicatorWilliamsr = {
  /** Williams %R. */
  indicator: "williamsr";
  /** Bars of the range. */
  n?: number;
};

/** Weighted moving average: Σ k·x ÷ Σ k over the last n values, k = 1 for the oldest to n for the newest. Values from bar n−1; a flat market gives its price. Lines: wma. Source: all references agree. */
export type IndicatorWma = {
  /** Weighted moving average. */
  indicator: "wma";
  /** The column that it is computed from. */
  field?: "close" | "open" | "high" | "low" | "volume";
  /** Bars in the window. */
  n?: number;
};

export type Invitation = {
  id: InvitationId;
  /** The only address it is good for; null: any. */
  email: string | null;
  /** When it was made. */
  createdAt: string;
  /** Until when it is good. */
  expiresAt: string;
  /** When somebody signed up with it; null: not yet. */
  usedAt: string | null;
};

/** Which invitation. */
export type InvitationId = string;

export type InvitationPage = {
  /** In the order that was asked for. */
  items: (Invitation)[];
  /** Where the next page begins; null when this is the last. */
  nextCursor: string | null;
};

export type Lead = {
  /** Hours of the later return: 1, 2, 3, 4, 6, 8, 12, 24, 48. */
  lag: number;
  /** Pearson's r of the score and the log return of the hours after it; null where one does not vary. */
  correlation: number | null;
  /** Hours that have a score, and a close at both ends. */
  observations: number;
  /** How many independent observations they are worth: n ÷ (1 + 2·Σ (1 − k/n)·ρx(k)·ρy(k)) (Bartlett), for returns overlap and scores change slowly. */
  effective: number;
  /** Of the correlation, by the effective number; corrected over all lags (Holm), so that they hold together in 95 of 100 cases. */
  interval: {
    /** Its lower end. */
    from: number;
    /** Its upper end. */
    to: number;
  } | null;
  /** `evidence` only if the interval leaves out 0 with at least 100 effective observations. */
  finding: "evidence" | "no evidence";
};

/** A header, and a row an event. */
export type LedgerCsv = string;

/** A ledger as a file. */
export type LedgerJson = {
  /** Another one when a field changes its meaning. */
  format: "coinsight-ledger-1";
  /** Events, the oldest first; a field that is not there has nothing to say. */
  transactions: (Record<string, unknown>)[];
};

/** How the books are kept. */
export type LedgerSettings = {
  /** Which lots a disposal takes. */
  method: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific";
  /** In cost and proceeds, or counted for itself. */
  feeMode: "basis" | "apart";
  /** HIFO and LOFO by unit cost or by stated price. */
  rankBy: "cost" | "price";
  /** One set of lots, or one for each account. */
  lotScope: "portfolio" | "account";
  /** Long already at the boundary. */
  longInclusive: boolean;
  /** Of holding periods in years and months, and of reports. */
  timeZone: string;
  /** Money comes from outside and goes there, or is held. */
  cash: "untracked" | "tracked";
  /** Coins that count as money. */
  cashAssets: (AssetId)[];
  /** Market value, which is income, or nothing. */
  rewardBasis: "market" | "zero";
  /** The same, of forks. */
  forkBasis: "market" | "zero";
  /** Leaves at its basis, or is sold at market value. */
  giftOut: "carried" | "disposal";
  /** Sold at market value, sold for nothing, or its basis stays with what arrives. */
  transferFee: "disposal" | "zero" | "basis";
  /** Positions worth less, in the base currency, are left out of rankings. */
  dustBelow: Amount;
  /** Holding period after which a gain is long; null: no long term. */
  longAfter: string | null;
};

/** Sum of what is known. */
export type LedgerSum = {
  value: SignedAmount;
  /** How many figures are not known and not in the sum. */
  unknown: number;
};

export type LeftOutOfSentiment = {
  /** CoinGecko id of a coin, or fiat:<iso>. */
  asset: AssetId;
  /** Null without a price. */
  value: SignedAmount | null;
  /** Money; a coin that is meant to be worth money, or that the portfolio counts as money; nothing has a price for it; there is not enough news of it. */
  reason: "cash" | "pegged" | "no_price" | "no_score";
};

/** So much of an asset. */
export type Leg = {
  /** CoinGecko id of a coin, or fiat:<iso>. */
  asset: AssetId;
  /** Exact decimal as text: at most 20 digits before and 18 after the point, no sign, no exponent. */
  amount: Amount;
};

export type LiveTicket = {
  /** Good once, for half a minute. */
  ticket: string;
  /** Half a minute from now; it opens one socket. */
  expiresAt: string;
  /** Where to open the WebSocket, relative to this service. */
  url: string;
  /** What to pass as the WebSocket's subprotocols: a browser can send no other header. */
  protocols: (string)[];
};

/** So much of one lot. */
export type LotPick = {
  /** Of the row that brought the lot. */
  ref: string;
  /** How much of it. */
  quantity: Amount;
};

export type MailAccepted = {
  /** Always the same. */
  status: "accepted";
};

export type MailRequest = {
  /** E-mail address; upper and lower case are the same. */
  email: string;
};

export type MarketSentiment = {
  /** Mean score of the articles of the last 72 hours, weighted by source, age (half-life 12 hours), relevance and confidence, drawn towards the market's index by the weight of three articles. No value below an effective number of 3. */
  score: {
    /** From -1 to 1; null when too little is known. */
    value: number | null;
    /** Why there is no value. */
    reason?: "not_enough_news";
  };
  /** Of a headline: the likeliest of the three. Of a figure over many: positive from 0.05 on, negative from -0.05 down. */
  label: "negative" | "neutral" | "positive" | null;
  /** Scored articles that name the coin, repeats included. */
  articles: number;
  /** How many articles of equal weight would say as much: (Σw)² ÷ Σw². */
  effectiveNumber: number;
  /** Distinct sources among them. */
  sources: number;
  /** Articles of the last 24 hours that name it, repeats included. */
  mentions24h: number;
  /** How unusual that is: distance from the mean of the 30 days before, in sample deviations. Null in the first week. */
  mentionsZ: number | null;
  /** Of the scores that count. */
  modelVersion: string;
  /** ISO 8601 time. */
  asOf: string;
};

/** XIRR: the steady rate that explains the payments. */
export type MoneyWeightedReturn = {
  period: ReturnFigure;
  annual: ReturnFigure;
  /** Every yearly rate that solves the equation. */
  rates: (number)[];
};

export type NewAccount = {
  /** 1 to 100 characters; no other account has it. */
  name: string;
  /** What kind of place it is. */
  kind?: "exchange" | "wallet" | "cold" | "other";
};

export type NewApiKey = {
  /** What it is for. */
  name: string;
  /** `read`: safe methods; `write`: the others. */
  scopes: ("read" | "write")[];
  /** When it ends; null: when it is revoked. */
  expiresAt?: string | null;
};

export type NewBuy = {
  /** Something was bought with money, or with a coin: then it is a swap. */
  type: "buy";
  /** What arrives, before a fee paid in it. */
  in: Leg;
  /** The money before the fee; where it is left out it follows from value, else from price. */
  out?: Leg;
  /** Which lots it takes, with the method `specific`; what is left over goes by the portfolio's order. */
  lots?: (LotPick)[];
  /** When it happened, to the millisecond; from 2009 on, at most 5 minutes ahead. */
  at: string;
  /** Without one: the portfolio's first account. */
  accountId?: AccountId;
  /** Order among those of the same time; without one: after them. */
  position?: number;
  /** In any asset; on top of the legs. */
  fee?: Leg;
  /** Of one unit, as stated; kept as it is, even if it disagrees. */
  price?: Amount;
  /** The total before the fee, as stated; kept as it is. For what is not paid with money: what it was worth. */
  value?: Amount;
  /** Of price and value; without one: the base currency. */
  valueCurrency?: AssetId;
  /** 1 to 1000 characters. */
  note?: string;
  /** Words to find it by. */
  tags?: (string)[];
  /** By which other rows name it; without one it gets one. */
  ref?: string;
  /** How the place where it happened names it. */
  externalId?: string;
};

export type NewDeposit = {
  /** It came from outside. */
  type: "deposit";
  /** What arrives, before a fee paid in it. */
  in: Leg;
  /** What it cost, in the base currency; without one its market value then stands in, and is marked. */
  basis?: Amount;
  /** Since when it has been owned; without one: since it came. */
  acquiredAt?: string;
  /** When it happened, to the millisecond; from 2009 on, at most 5 minutes ahead. */
  at: string;
  /** Without one: the portfolio's first account. */
  accountId?: AccountId;
  /** Order among those of the same time; without one: after them. */
  position?: number;
  /** In any asset; on top of the legs. */
  fee?: Leg;
  /** Of one unit, as stated; kept as it is, even if it disagrees. */
  price?: Amount;
  /** The total before the fee, as stated; kept as it is. For what is not paid with money: what it was worth. */
  value?: Amount;
  /** Of price and value; without one: the base currency. */
  valueCurrency?: AssetId;
  /** 1 to 1000 characters. */
  note?: string;
  /** Words to find it by. */
  tags?: (string)[];
  /** By which other rows name it; without one it gets one. */
  ref?: string;
  /** How the place where it happened names it. */
  externalId?: string;
};

export type NewFee = {
  /** A fee for itself. */
  type: "fee";
  /** What leaves, before a fee paid in it. */
  out: Leg;
  /** Which lots it takes, with the method `specific`; what is left over goes by the portfolio's order. */
  lots?: (LotPick)[];
  /** When it happened, to the millisecond; from 2009 on, at most 5 minutes ahead. */
  at: string;
  /** Without one: the portfolio's first account. */
  accountId?: AccountId;
  /** Order among those of the same time; without one: after them. */
  position?: number;
  /** In any asset; on top of the legs. */
  fee?: Leg;
  /** Of one unit, as stated; kept as it is, even if it disagrees. */
  price?: Amount;
  /** The total before the fee, as stated; kept as it is. For what is not paid with money: what it was worth. */
  value?: Amount;
  /** Of price and value; without one: the base currency. */
  valueCurrency?: AssetId;
  /** 1 to 1000 characters. */
  note?: string;
  /** Words to find it by. */
  tags?: (string)[];
  /** By which other rows name it; without one it gets one. */
  ref?: string;
  /** How the place where it happened names it. */
  externalId?: string;
};

export type NewGiftIn = {
  /** It was given to the owner. */
  type: "gift_in";
  /** What arrives, before a fee paid in it. */
  in: Leg;
  /** What it cost, in the base currency; without one its market value then stands in, and is marked. */
  basis?: Amount;
  /** Since when it has been owned; without one: since it came. */
  acquiredAt?: string;
  /** When it happened, to the millisecond; from 2009 on, at most 5 minutes ahead. */
  at: string;
  /** Without one: the portfolio's first account. */
  accountId?: AccountId;
  /** Order among those of the same time; without one: after them. */
  position?: number;
  /** In any asset; on top of the legs. */
  fee?: Leg;
  /** Of one unit, as stated; kept as it is, even if it disagrees. */
  price?: Amount;
  /** The total before the fee, as stated; kept as it is. For what is not paid with money: what it was worth. */
  value?: Amount;
  /** Of price and value; without one: the base currency. */
  valueCurrency?: AssetId;
  /** 1 to 1000 characters. */
  note?: string;
  /** Words to find it by. */
  tags?: (string)[];
  /** By which other rows name it; without one it gets one. */
  ref?: string;
  /** How the place where it happened names it. */
  externalId?: string;
};

export type NewGiftOut = {
  /** The owner gave it away. */
  type: "gift_out";
  /** What leaves, before a fee paid in it. */
  out: Leg;
  /** Which lots it takes, with the method `specific`; what is left over goes by the portfolio's order. */
  lots?: (LotPick)[];
  /** When it happened, to the millisecond; from 2009 on, at most 5 minutes ahead. */
  at: string;
  /** Without one: the portfolio's first account. */
  accountId?: AccountId;
  /** Order among those of the same time; without one: after them. */
  position?: number;
  /** In any asset; on top of the legs. */
  fee?: Leg;
  /** Of one unit, as stated; kept as it is, even if it disagrees. */
  price?: Amount;
  /** The total before the fee, as stated; kept as it is. For what is not paid with money: what it was worth. */
  value?: Amount;
  /** Of price and value; without one: the base currency. */
  valueCurrency?: AssetId;
  /** 1 to 1000 characters. */
  note?: string;
  /** Words to find it by. */
  tags?: (string)[];
  /** By which other rows name it; without one it gets one. */
  ref?: string;
  /** How the place where it happened names it. */
  externalId?: string;
};

export type NewImport = {
  /** As the exchange called it: some tell the time zone only there. */
  fileName: string;
  /** The file: CSV, or JSON of ours or Ghostfolio's. */
  text: string;
  /** Of times that name none. */
  zone?: string | null;
  /** How to read a file that no format knows. */
  mapping?: ImportMapping | null;
  /** Where all happened that names no account; null: the portfolio's first. */
  account?: string | null;
  /** Lines that are left out, with what they belong to. */
  leaveOut?: (number)[];
  /** Whatever has one of these fates is left out. */
  leaveOutFates?: ("error" | "needs_coin" | "conflict")[];
  /** Lines of conflicts that come besides what is there. */
  add?: (number)[];
  /** Lines of conflicts that take the place of what is there. Undo brings that back; taking the import back does not. */
  replace?: (number)[];
  /** Whether what the noise of floats leaves is written off. */
  clearDust?: boolean;
  /** A profile to read the file by. */
  profileId?: string | null;
  /** By the file's name for it: a coin's id, or `own` for a coin of one's own that is made with the import. */
  coins?: Record<string, "own" | AssetId>;
  /** By asset: what was held before the file begins. */
  openings?: Record<string, ImportOpening>;
};

export type NewImportProfile = {
  /** 1 to 100 characters. */
  name: string;
  mapping: ImportMapping;
};

export type NewInvitation = {
  /** The only address it is good for, which also gets it by mail; null: any, once. */
  email?: string | null;
  /** How many days it holds. */
  days?: number;
};

export type NewLoss = {
  /** It was lost. */
  type: "loss";
  /** What leaves, before a fee paid in it. */
  out: Leg;
  /** How. */
  subtype?: "theft" | "lost_key" | "slashing";
  /** Which lots it takes, with the method `specific`; what is left over goes by the portfolio's order. */
  lots?: (LotPick)[];
  /** When it happened, to the millisecond; from 2009 on, at most 5 minutes ahead. */
  at: string;
  /** Without one: the portfolio's first account. */
  accountId?: AccountId;
  /** Order among those of the same time; without one: after them. */
  position?: number;
  /** In any asset; on top of the legs. */
  fee?: Leg;
  /** Of one unit, as stated; kept as it is, even if it disagrees. */
  price?: Amount;
  /** The total before the fee, as stated; kept as it is. For what is not paid with money: what it was worth. */
  value?: Amount;
  /** Of price and value; without one: the base currency. */
  valueCurrency?: AssetId;
  /** 1 to 1000 characters. */
  note?: string;
  /** Words to find it by. */
  tags?: (string)[];
  /** By which other rows name it; without one it gets one. */
  ref?: string;
  /** How the place where it happened names it. */
  externalId?: string;
};

export type NewMigration = {
  /** Exactly so much of one coin became so much of another. */
  type: "migration";
  /** What arrives, before a fee paid in it. */
  in: Leg;
  /** What leaves, before a fee paid in it. */
  out: Leg;
  /** Which lots it takes, with the method `specific`; what is left over goes by the portfolio's order. */
  lots?: (LotPick)[];
  /** When it happened, to the millisecond; from 2009 on, at most 5 minutes ahead. */
  at: string;
  /** Without one: the portfolio's first account. */
  accountId?: AccountId;
  /** Order among those of the same time; without one: after them. */
  position?: number;
  /** In any asset; on top of the legs. */
  fee?: Leg;
  /** Of one unit, as stated; kept as it is, even if it disagrees. */
  price?: Amount;
  /** The total before the fee, as stated; kept as it is. For what is not paid with money: what it was worth. */
  value?: Amount;
  /** Of price and value; without one: the base currency. */
  valueCurrency?: AssetId;
  /** 1 to 1000 characters. */
  note?: string;
  /** Words to find it by. */
  tags?: (string)[];
  /** By which other rows name it; without one it gets one. */
  ref?: string;
  /** How the place where it happened names it. */
  externalId?: string;
};

export type NewOpeningBalance = {
  /** It was there before this ledger began. */
  type: "opening_balance";
  /** What arrives, before a fee paid in it. */
  in: Leg;
  /** What it cost, in the base currency; without one its market value then stands in, and is marked. */
  basis?: Amount;
  /** Since when it has been owned; without one: since it came. */
  acquiredAt?: string;
  /** When it happened, to the millisecond; from 2009 on, at most 5 minutes ahead. */
  at: string;
  /** Without one: the portfolio's first account. */
  accountId?: AccountId;
  /** Order among those of the same time; without one: after them. */
  position?: number;
  /** In any asset; on top of the legs. */
  fee?: Leg;
  /** Of one unit, as stated; kept as it is, even if it disagrees. */
  price?: Amount;
  /** The total before the fee, as stated; kept as it is. For what is not paid with money: what it was worth. */
  value?: Amount;
  /** Of price and value; without one: the base currency. */
  valueCurrency?: AssetId;
  /** 1 to 1000 characters. */
  note?: string;
  /** Words to find it by. */
  tags?: (string)[];
  /** By which other rows name it; without one it gets one. */
  ref?: string;
  /** How the place where it happened names it. */
  externalId?: string;
};

export type NewOwnAsset = {
  /** Short name, at most 20 characters. */
  symbol: string;
  /** What it is called. */
  name: string;
};

export type NewPasskey = {
  /** What to call it. */
  name: string;
  credential: PasskeyCredential;
};

export type NewPortfolio = {
  /** 1 to 100 characters. */
  name: string;
  /** At most 1000 characters. */
  description?: string;
  /** What everything is counted in: a currency, bitcoin, ethereum or sats. */
  base?: AssetId;
};

export type NewReward = {
  /** It was earned by holding. */
  type: "reward";
  /** What arrives, before a fee paid in it. */
  in: Leg;
  /** What for. */
  subtype?: "staking" | "interest" | "mining" | "airdrop" | "fork" | "cashback" | "referral";
  /** When it happened, to the millisecond; from 2009 on, at most 5 minutes ahead. */
  at: string;
  /** Without one: the portfolio's first account. */
  accountId?: AccountId;
  /** Order among those of the same time; without one: after them. */
  position?: number;
  /** In any asset; on top of the legs. */
  fee?: Leg;
  /** Of one unit, as stated; kept as it is, even if it disagrees. */
  price?: Amount;
  /** The total before the fee, as stated; kept as it is. For what is not paid with money: what it was worth. */
  value?: Amount;
  /** Of price and value; without one: the base currency. */
  valueCurrency?: AssetId;
  /** 1 to 1000 characters. */
  note?: string;
  /** Words to find it by. */
  tags?: (string)[];
  /** By which other rows name it; without one it gets one. */
  ref?: string;
  /** How the place where it happened names it. */
  externalId?: string;
};

export type NewSell = {
  /** Something was sold for money, or for a coin: then it is a swap. */
  type: "sell";
  /** What leaves, before a fee paid in it. */
  out: Leg;
  /** The money before the fee; where it is left out it follows from value, else from price. */
  in?: Leg;
  /** Which lots it takes, with the method `specific`; what is left over goes by the portfolio's order. */
  lots?: (LotPick)[];
  /** When it happened, to the millisecond; from 2009 on, at most 5 minutes ahead. */
  at: string;
  /** Without one: the portfolio's first account. */
  accountId?: AccountId;
  /** Order among those of the same time; without one: after them. */
  position?: number;
  /** In any asset; on top of the legs. */
  fee?: Leg;
  /** Of one unit, as stated; kept as it is, even if it disagrees. */
  price?: Amount;
  /** The total before the fee, as stated; kept as it is. For what is not paid with money: what it was worth. */
  value?: Amount;
  /** Of price and value; without one: the base currency. */
  valueCurrency?: AssetId;
  /** 1 to 1000 characters. */
  note?: string;
  /** Words to find it by. */
  tags?: (string)[];
  /** By which other rows name it; without one it gets one. */
  ref?: string;
  /** How the place where it happened names it. */
  externalId?: string;
};

export type NewSplit = {
  /** All that is held changes by in ÷ out, also into another coin. */
  type: "split";
  /** What arrives, before a fee paid in it. */
  in: Leg;
  /** What leaves, before a fee paid in it. */
  out: Leg;
  /** When it happened, to the millisecond; from 2009 on, at most 5 minutes ahead. */
  at: string;
  /** Without one: the portfolio's first account. */
  accountId?: AccountId;
  /** Order among those of the same time; without one: after them. */
  position?: number;
  /** In any asset; on top of the legs. */
  fee?: Leg;
  /** Of one unit, as stated; kept as it is, even if it disagrees. */
  price?: Amount;
  /** The total before the fee, as stated; kept as it is. For what is not paid with money: what it was worth. */
  value?: Amount;
  /** Of price and value; without one: the base currency. */
  valueCurrency?: AssetId;
  /** 1 to 1000 characters. */
  note?: string;
  /** Words to find it by. */
  tags?: (string)[];
  /** By which other rows name it; without one it gets one. */
  ref?: string;
  /** How the place where it happened names it. */
  externalId?: string;
};

export type NewSwap = {
  /** One coin was given for another. */
  type: "swap";
  /** What arrives, before a fee paid in it. */
  in: Leg;
  /** What leaves, before a fee paid in it. */
  out: Leg;
  /** Which lots it takes, with the method `specific`; what is left over goes by the portfolio's order. */
  lots?: (LotPick)[];
  /** When it happened, to the millisecond; from 2009 on, at most 5 minutes ahead. */
  at: string;
  /** Without one: the portfolio's first account. */
  accountId?: AccountId;
  /** Order among those of the same time; without one: after them. */
  position?: number;
  /** In any asset; on top of the legs. */
  fee?: Leg;
  /** Of one unit, as stated; kept as it is, even if it disagrees. */
  price?: Amount;
  /** The total before the fee, as stated; kept as it is. For what is not paid with money: what it was worth. */
  value?: Amount;
  /** Of price and value; without one: the base currency. */
  valueCurrency?: AssetId;
  /** 1 to 1000 characters. */
  note?: string;
  /** Words to find it by. */
  tags?: (string)[];
  /** By which other rows name it; without one it gets one. */
  ref?: string;
  /** How the place where it happened names it. */
  externalId?: string;
};

export type NewTransaction = NewBuy | NewSell | NewSwap | NewDeposit | NewWithdrawal | NewTransfer | NewReward | NewGiftIn | NewGiftOut | NewFee | NewLoss | NewSplit | NewMigration | NewOpeningBalance;

export type NewTransactions = {
  /** In any order of time; of the same time in the order given. */
  transactions: (NewTransaction)[];
};

export type NewTransfer = {
  /** It went from one account to another, or to another portfolio. */
  type: "transfer";
  /** What leaves, before a fee paid in it. */
  out: Leg;
  /** Where it went to; of another portfolio its first account where none is named. */
  toAccountId?: AccountId;
  /** Another portfolio of one's own: its lots go there with date and cost. */
  toPortfolioId?: PortfolioId;
  /** When it happened, to the millisecond; from 2009 on, at most 5 minutes ahead. */
  at: string;
  /** Without one: the portfolio's first account. */
  accountId?: AccountId;
  /** Order among those of the same time; without one: after them. */
  position?: number;
  /** In any asset; on top of the legs. */
  fee?: Leg;
  /** Of one unit, as stated; kept as it is, even if it disagrees. */
  price?: Amount;
  /** The total before the fee, as stated; kept as it is. For what is not paid with money: what it was worth. */
  value?: Amount;
  /** Of price and value; without one: the base currency. */
  valueCurrency?: AssetId;
  /** 1 to 1000 characters. */
  note?: string;
  /** Words to find it by. */
  tags?: (string)[];
  /** By which other rows name it; without one it gets one. */
  ref?: string;
  /** How the place where it happened names it. */
  externalId?: string;
};

export type NewWatchlist = {
  /** 1 to 100 characters. */
  name: string;
  /** In order. */
  coins?: ({
    /** CoinGecko id of a coin, or fiat:<iso>. */
    asset: AssetId;
    /** In the person's own words. */
    note?: string | null;
  })[];
};

export type NewWithdrawal = {
  /** It went outside. */
  type: "withdrawal";
  /** What leaves, before a fee paid in it. */
  out: Leg;
  /** Which lots it takes, with the method `specific`; what is left over goes by the portfolio's order. */
  lots?: (LotPick)[];
  /** When it happened, to the millisecond; from 2009 on, at most 5 minutes ahead. */
  at: string;
  /** Without one: the portfolio's first account. */
  accountId?: AccountId;
  /** Order among those of the same time; without one: after them. */
  position?: number;
  /** In any asset; on top of the legs. */
  fee?: Leg;
  /** Of one unit, as stated; kept as it is, even if it disagrees. */
  price?: Amount;
  /** The total before the fee, as stated; kept as it is. For what is not paid with money: what it was worth. */
  value?: Amount;
  /** Of price and value; without one: the base currency. */
  valueCurrency?: AssetId;
  /** 1 to 1000 characters. */
  note?: string;
  /** Words to find it by. */
  tags?: (string)[];
  /** By which other rows name it; without one it gets one. */
  ref?: string;
  /** How the place where it happened names it. */
  externalId?: string;
};

export type NewsSource = {
  /** As articles name it. */
  id: string;
  /** Kind of source, which picks words and weights: crypto news, other financial news, or posts. */
  kind: "crypto" | "finance" | "social";
  /** An RSS or Atom feed, NewsAPI.org or CoinDesk Data. */
  api: "feed" | "newsapi" | "coindesk";
  /** How the last visit went. */
  status: "healthy" | "failing" | "untried";
  /** A short code of what went wrong last. */
  problem: string | null;
  /** Failed visits since the last good one. */
  failures: number;
  /** Last visit. */
  checkedAt: string | null;
  /** Last good visit. */
  succeededAt: string | null;
  /** Items that were left out or mended at the last good visit, by reason. */
  skipped: Record<string, number>;
  /** All visits ever, by how they ended: "stored", "unchanged", or the code of what went wrong. */
  visits: Record<string, number>;
  /** Spread evenly over each period; empty where there is none. */
  quotas: (SourceQuota)[];
  /** Until when the source asked to be left alone. */
  restsUntil: string | null;
};

export type NewsSources = {
  /** All that the configuration names. */
  sources: (NewsSource)[];
  /** ISO 8601 time. */
  asOf: string;
};

export type Overview = {
  /** What everything is counted in. */
  base: AssetId;
  /** The moment that it is of. */
  asOf: string;
  /** Whether the latest prices are simulated. */
  simulated: boolean;
  /** All portfolios together. */
  totals: {
    /** What has a price, added up; null when something is held and nothing has one. */
    value: SignedAmount | null;
    /** Of everything held. Null: a part of it is not known. */
    cost: SignedAmount | null;
    /** Value less cost, of what has a price. */
    unrealised: SignedAmount | null;
    /** Gain of everything given away so far, as far as known. */
    realised: SignedAmount;
    /** Rewards so far, as far as known. */
    income: SignedAmount;
    /** Whether every holding has a price. */
    complete: boolean;
    /** A price in it is stale. */
    stale: boolean;
    /** Holdings without a price. */
    unpriced: (AssetId)[];
  };
  change24h: Change24h;
  /** Those that are not archived, the oldest first. */
  portfolios: (OverviewPortfolio)[];
};

export type OverviewPortfolio = {
  id: PortfolioId;
  /** What the person calls it. */
  name: string;
  /** Version of its ledger. */
  version: number;
  /** What has a price, added up; null when something is held and nothing has one. */
  value: SignedAmount | null;
  /** Of everything held. Null: a part of it is not known. */
  cost: SignedAmount | null;
  /** Value less cost, of what has a price. */
  unrealised: SignedAmount | null;
  /** Gain of everything given away so far, as far as known. */
  realised: SignedAmount;
  /** Rewards so far, as far as known. */
  income: SignedAmount;
  /** Whether every holding has a price. */
  complete: boolean;
  /** A price in it is stale. */
  stale: boolean;
  change24h: Change24h;
  /** Share of the value of all; they add up to exactly 1. */
  weight: string | null;
};

export type OwnAsset = {
  id: OwnAssetId;
  /** Short name, at most 20 characters. */
  symbol: string;
  /** What it is called. */
  name: string;
  /** `delisted`: taken out of use; transactions that name it keep it. */
  status: "active" | "delisted";
};

/** What is left out stays as it is. */
export type OwnAssetChange = {
  /** Short name, at most 20 characters. */
  symbol?: string;
  /** What it is called. */
  name?: string;
  /** `delisted`: taken out of use; transactions that name it keep it. */
  status?: "active" | "delisted";
};

/** An asset of one's own. */
export type OwnAssetId = string;

export type OwnAssetPage = {
  /** In the order that was asked for. */
  items: (OwnAsset)[];
  /** Where the next page begins; null when this is the last. */
  nextCursor: string | null;
};

export type OwnPrice = {
  /** Any coin, currency, or asset of one's own. */
  asset: AssetId;
  /** From this time on it wins over the market. */
  at: string;
  /** Ended at this time; null while it holds. A later price takes its place as well. */
  until?: string | null;
  price: Amount;
  /** What the price is counted in. */
  currency: Base;
};

export type OwnPricePage = {
  /** In the order that was asked for. */
  items: (OwnPrice)[];
  /** Where the next page begins; null when this is the last. */
  nextCursor: string | null;
};

export type Passkey = {
  /** Names the passkey here. */
  id: string;
  /** What it is called. */
  name: string;
  /** Kept in more than one place, so that it outlives a lost device. */
  backedUp: boolean;
  /** When it was added. */
  createdAt: string | null;
};

/** What was signed, as `toJSON` gives it. */
export type PasskeyAssertion = {
  /** Id of the passkey. */
  id: string;
  /** The same. */
  rawId: string;
  /** Always the same. */
  type: "public-key";
  /** Built in or not. */
  authenticatorAttachment?: string;
  /** Not read. */
  clientExtensionResults: {
    /** Properties of the passkey. */
    credProps?: {
      /** It is found without a name. */
      rk?: boolean;
    };
  };
  /** What the authenticator answered. */
  response: {
    /** What the browser saw. */
    clientDataJSON: string;
    /** What the authenticator saw. */
    authenticatorData: string;
    /** Over both. */
    signature: string;
    /** Whom it was made for. */
    userHandle?: string;
  };
};

export type PasskeyCreationOptions = {
  /** What is signed; taken once. */
  challenge: string;
  /** Who asks. */
  rp: {
    /** This service. */
    name: string;
    /** The host that the passkey is bound to. */
    id?: string;
  };
  /** Whom it is for. */
  user: {
    /** The same for nobody else. */
    id: string;
    /** E-mail address. */
    name: string;
    /** What the authenticator shows. */
    displayName: string;
  };
  /** Signatures that are understood, the best first. */
  pubKeyCredParams: ({
    /** Always the same. */
    type: "public-key";
    /** Signature algorithm (COSE). */
    alg: number;
  })[];
  /** Milliseconds. */
  timeout?: number;
  /** Passkeys that the person has already. */
  excludeCredentials?: (PasskeyDescriptor)[];
  /** What it must be able to. */
  authenticatorSelection?: {
    /** It is found without a name. */
    residentKey?: "discouraged" | "preferred" | "required";
    /** The same, for older browsers. */
    requireResidentKey?: boolean;
    /** It asks for fingerprint, face or PIN. */
    userVerification?: "discouraged" | "preferred" | "required";
  };
  /** Kinds to offer. */
  hints?: (string)[];
  /** Whether its maker proves itself: none. */
  attestation?: string;
  /** What is asked for besides. */
  extensions?: {
    /** Say whether it is found without a name. */
    credProps?: boolean;
  };
};

/** The new passkey, as `toJSON` gives it. */
export type PasskeyCredential = {
  /** Id of the passkey. */
  id: string;
  /** The same. */
  rawId: string;
  /** Always the same. */
  type: "public-key";
  /** Built in or not. */
  authenticatorAttachment?: string;
  /** Not read. */
  clientExtensionResults: {
    /** Properties of the passkey. */
    credProps?: {
      /** It is found without a name. */
      rk?: boolean;
    };
  };
  /** What the authenticator answered. */
  response: {
    /** What the browser saw. */
    clientDataJSON: string;
    /** The public key. */
    attestationObject: string;
    /** Part of the above. */
    authenticatorData?: string;
    /** Part of the above. */
    publicKey?: string;
    /** Signature algorithm (COSE). */
    publicKeyAlgorithm?: number;
    /** Ways to it. */
    transports?: (string)[];
  };
};

export type PasskeyDescriptor = {
  /** Id of a passkey. */
  id: string;
  /** Always the same. */
  type: "public-key";
  /** Ways to it. */
  transports?: (string)[];
};

export type PasskeyList = {
  /** Newest first. */
  items: (Passkey)[];
};

export type PasskeyRequestOptions = {
  /** What is signed; taken once. */
  challenge: string;
  /** Milliseconds. */
  timeout?: number;
  /** The host that the passkey is bound to. */
  rpId?: string;
  /** It asks for fingerprint, face or PIN. */
  userVerification: string;
};

export type PasskeySignIn = {
  credential: PasskeyAssertion;
};

export type PasswordAgain = {
  /** The person's password. */
  password: string;
};

/** What one coin did. */
export type PerformanceCoin = CoinReturn & {
  /** Share of the value at the end; all add up to exactly 1. */
  weight: string | null;
};

export type Person = {
  /** The person's id. */
  id: string;
  /** E-mail address, in lower case. */
  email: string;
  /** Whether the person has shown that the address is theirs. */
  emailVerified: boolean;
  /** What to call the person. */
  name: string;
  /** What the person may do besides their own affairs. */
  role: "user" | "admin";
  /** What sums are shown in where no portfolio says otherwise. */
  baseCurrency: string;
  /** Language and region (BCP 47). */
  locale: string;
  /** IANA time zone. */
  timeZone: string;
  /** When the account was made. */
  createdAt: string;
};

export type PersonPage = {
  /** In the order that was asked for. */
  items: (Person)[];
  /** Where the next page begins; null when this is the last. */
  nextCursor: string | null;
};

export type Portfolio = {
  id: PortfolioId;
  /** What the person calls it. */
  name: string;
  /** In the person's words; may be empty. */
  description: string;
  base: AssetId;
  settings: LedgerSettings;
  /** When it was put away. */
  archivedAt: string | null;
  /** Grows with every write; the ETag is made of it. */
  version: number;
  /** ISO 8601 time. */
  createdAt: string;
  /** In order; the first is used where none is named. */
  accounts: (Account)[];
};

export type PortfolioAllocation = {
  /** Version of the ledger that was read. */
  version: number;
  base: AssetId;
  /** The lot method. */
  method: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific";
  /** The moment that it is of. */
  asOf: string;
  /** Whether the latest prices are simulated. */
  simulated: boolean;
  /** Of what has a price; null when something is held and nothing has one. */
  value: SignedAmount | null;
  /** Whether every holding has a price. */
  complete: boolean;
  /** Holdings without one. */
  unpriced: (AssetId)[];
  /** The largest first. */
  coins: (CoinShare)[];
  /** The largest first. */
  accounts: (AccountShare)[];
  /** Sum of squared weights: 1 when all is in one coin. Null: nothing has a price. */
  concentration: number | null;
};

/** What is left out stays as it is. */
export type PortfolioChange = {
  /** 1 to 100 characters. */
  name?: string;
  /** At most 1000 characters. */
  description?: string;
  /** What everything is counted in: a currency, bitcoin, ethereum or sats. */
  base?: AssetId;
  settings?: SettingsChange;
  /** Put away, or taken out again; nothing of it changes. */
  archived?: boolean;
};

/** What 24 hours did, flows aside. */
export type PortfolioChange24h = {
  /** A day before, or the first transaction. */
  from: string;
  /** Value now less value then less what was put in since. */
  amount: SignedAmount;
  /** Amount ÷ (value then + what was put in). Null: without capital. */
  share: number | null;
  /** Left out with their flows: their value is not known at one of the ends, or what moved between. */
  excluded: (AssetId)[];
};

export type PortfolioCorrelation = {
  /** Currency of the portfolio, in which returns are counted. */
  base: AssetId;
  /** `portfolio`, then bitcoin and the coins held, by value: the order of rows and columns. */
  columns: (string)[];
  /** Days in the window of the rolling correlation. */
  window: number;
  /** When each day ended, oldest first. */
  time: (string)[];
  /** Pearson's r of the daily returns of each two, over the days that both have: symmetric, 1 on the diagonal. Null with fewer than 30 days, or where one does not vary. */
  matrix: ((number | null)[])[];
  /** Days that each two have in common. */
  days: ((number)[])[];
  /** Of the first with each of the others, over the last `window` days that both have. */
  rolling: ({
    /** The other one. */
    with: string;
    /** A value of each day of `time`; null before the window is full. */
    values: (number | null)[];
  })[];
  /** The same on the days alone on which bitcoin fell by 5 % or more. Ask for a longer span where they are too few. */
  onBadDays: {
    /** How many such days there were. */
    days: number;
    /** As `matrix`; null with fewer than 20 days. */
    matrix: ((number | null)[])[];
    /** Such days that each two have in common. */
    common: ((number)[])[];
  };
};

/** A disposal as one lot bore it. */
export type PortfolioDisposal = {
  /** That gave it away. */
  transaction: TransactionId;
  /** The transaction's short reference. */
  ref: string;
  /** ISO 8601 time. */
  at: string;
  /** `fee`: consumed to pay one. `overdraft`: money that was owed and came back. */
  kind: "sale" | "swap" | "fee" | "gift" | "loss" | "overdraft";
  /** CoinGecko id of a coin, or fiat:<iso>. */
  asset: AssetId;
  account: AccountId;
  /** Which lot bore it. Null: money that has no lots. */
  lot: {
    transaction: TransactionId;
    /** The transaction's short reference. */
    ref: string;
    /** Which of the lots that one transaction brought. */
    part: number;
  } | null;
  /** Since when it was held. */
  acquiredAt: string | null;
  quantity: Value;
  /** With feeMode `basis` after the fee. Null: a price is not known. */
  proceeds: SignedAmount | null;
  /** What it cost. Null: a price is not known. */
  cost: Value | null;
  /** Proceeds less cost. Null: a price is not known. */
  gain: SignedAmount | null;
  /** Holding period. Null: no boundary is set. */
  term: "short" | "long" | null;
};

export type PortfolioFee = {
  transaction: TransactionId;
  /** The transaction's short reference. */
  ref: string;
  /** ISO 8601 time. */
  at: string;
  /** CoinGecko id of a coin, or fiat:<iso>. */
  asset: AssetId;
  amount: Value;
  /** In the base currency. Null: a price is not known. */
  value: Value | null;
  /** Still to be taken off; otherwise it is in costs or proceeds. */
  apart: boolean;
};

export type PortfolioHistory = {
  /** Version of the ledger that was read. */
  version: number;
  base: AssetId;
  /** The lot method. */
  method: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific";
  /** The moment that it is of. */
  asOf: string;
  /** Whether the latest prices are simulated. */
  simulated: boolean;
  /** How far apart the points are. */
  interval: "hourly" | "daily" | "weekly";
  /** When the history begins: with the first transaction. Null: there is none. */
  from: string | null;
  /** In order; the last is the end of the span itself. */
  points: (HistoryPoint)[];
};

/** A portfolio's id. */
export type PortfolioId = string;

export type PortfolioIncome = {
  transaction: TransactionId;
  /** The transaction's short reference. */
  ref: string;
  /** ISO 8601 time. */
  at: string;
  /** Of the reward. */
  kind: string;
  /** CoinGecko id of a coin, or fiat:<iso>. */
  asset: AssetId;
  quantity: Value;
  /** Income, which is also the basis. Null: a price is not known. */
  value: Value | null;
};

export type PortfolioLot = {
  /** That brought it. */
  transaction: TransactionId;
  /** The transaction's short reference. */
  ref: string;
  /** Which of the lots that one transaction brought. */
  part: number;
  /** CoinGecko id of a coin, or fiat:<iso>. */
  asset: AssetId;
  /** Where it lies; with pooled lots, where it was acquired. */
  account: AccountId;
  /** ISO 8601 time. */
  acquiredAt: string;
  /** What is left of it. */
  quantity: Value;
  /** What is left of its cost. Null: a price is not known. */
  cost: Value | null;
  /** The whole lot, as it came. */
  acquired: {
    quantity: Value;
    /** All of it. Null: a price is not known. */
    cost: Value | null;
  };
  /** Of one unit, as it was stated. */
  price: Value | null;
  /** Nobody said what it cost: the market value stands in. */
  basisAssumed: boolean;
  /** Cost of one unit: sold for this it makes neither gain nor loss. Null: a price is not known. */
  breakEven: Value | null;
  /** Whole days since it was acquired. */
  ageDays: number;
  /** Holding period. Null: no boundary is set. */
  term: "short" | "long" | null;
};

export type PortfolioLots = {
  /** Version of the ledger that was read. */
  version: number;
  base: AssetId;
  /** The lot method. */
  method: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific";
  /** The moment that it is of. */
  asOf: string;
  /** Whether the latest prices are simulated. */
  simulated: boolean;
  /** By coin, in the order in which disposals take them. */
  lots: (PortfolioLot & {
    /** What is left of it at the price then. Null: a price is not known. */
    value: Value | null;
    /** Value less cost. Null: a price is not known. */
    unrealised: SignedAmount | null;
  })[];
  /** Which rules are not applied. */
  notes: (string)[];
};

export type PortfolioPage = {
  /** In the order that was asked for. */
  items: (Portfolio)[];
  /** Where the next page begins; null when this is the last. */
  nextCursor: string | null;
};

export type PortfolioPerformance = {
  /** Version of the ledger that was read. */
  version: number;
  base: AssetId;
  /** The lot method. */
  method: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific";
  /** The moment that it is of. */
  asOf: string;
  /** Whether the latest prices are simulated. */
  simulated: boolean;
  /** What was measured; it begins when there is something. */
  period: {
    /** ISO 8601 time. */
    from: string;
    /** ISO 8601 time. */
    to: string;
    /** Between them. */
    days: number;
    /** Which period was asked for. */
    name: "24h" | "7d" | "30d" | "90d" | "ytd" | "1y" | "max" | "custom";
  };
  totals: PortfolioTotals;
  change24h: PortfolioChange24h;
  /** Left out with their flows: their value is not known at one of the ends, or what moved between. */
  excluded: (AssetId)[];
  gain: SignedAmount;
  simple: ReturnFigure;
  /** What money that stayed throughout would have made. */
  timeWeighted: {
    period: ReturnFigure;
    annual: ReturnFigure;
    /** Days that were to be cut and could not. */
    roughDays: (string)[];
    /** Return of each sub-period. */
    returns: ({
      /** ISO 8601 time. */
      at: string;
      /** Of the sub-period that ends then. */
      value: number;
    })[];
  };
  moneyWeighted: MoneyWeightedReturn;
  modifiedDietz: ReturnFigure;
  onAverageCapital: ReturnFigure;
  /** Why they differ. */
  why: string;
  /** Best by its own return, without money, pegs and dust. */
  best: CoinReturn | null;
  /** Null with fewer than two. */
  worst: CoinReturn | null;
  /** Sum of squared weights: 1 when all is in one coin. */
  concentration: number | null;
  /** What each coin did; contributions add up to the simple return. */
  coins: (PerformanceCoin)[];
  /** The same money on the same instants in another coin. */
  benchmark: {
    /** What would be there at the end. Null: a price is missing. */
    value: Value | null;
    /** XIRR of the same payments. */
    moneyWeighted: MoneyWeightedReturn | null;
    /** When an outflow emptied it. */
    exhaustedAt: string | null;
    /** How much of all outflows it could not pay. */
    shortfall: Value;
    /** When a price was missing. */
    unpricedAt: string | null;
    /** The coin that was asked for. */
    asset: AssetId;
  } | null;
  explain?: ExplainedPeriod;
  /** Which rules are not applied. */
  notes: (string)[];
};

export type PortfolioRisk = {
  /** Currency of the portfolio, in which returns are counted. */
  base: AssetId;
  /** As asked for. */
  benchmark: AssetId;
  /** When each day ended, oldest first. */
  time: (string)[];
  /** Days that have a return. */
  returns: number;
  /** In the order of `figures`. */
  results: (RiskFigure)[];
  /** Days with large deposits or withdrawals that could not be cut: their return is rough. */
  roughDays: (string)[];
  /** Left out because their value at an end of the span is not known. */
  excluded: (AssetId)[];
  /** What is held today, put through past crashes: by each coin's own prices then, nothing made up. */
  stress: {
    /** Held coins without a price today; they are in no sum. */
    unpriced: (AssetId)[];
    /** In order of time. */
    crashes: (Crash)[];
  };
};

export type PortfolioSentiment = {
  /** Mean of the scores of the coins held, weighted by value among those that have one. */
  score: {
    /** From -1 to 1; null when no coin held has a score. */
    value: number | null;
    /** Why there is no value. */
    reason?: "nothing_held" | "not_enough_news";
  };
  /** Of a headline: the likeliest of the three. Of a figure over many: positive from 0.05 on, negative from -0.05 down. */
  label: "negative" | "neutral" | "positive" | null;
  /** Share by value of what has a score among all that is neither money nor meant to be worth money; null when nothing of that is held. */
  coverage: number | null;
  /** The market's index, to compare with. */
  market: number | null;
  /** The largest first. */
  coins: (SentimentContribution)[];
  /** Held, and not weighed. */
  leftOut: (LeftOutOfSentiment)[];
  /** Currency of all values. */
  base: AssetId;
  /** Version of the ledger that was valued. */
  version: number;
  /** A price in it is stale. */
  stale: boolean;
  /** Whether the prices are simulated. */
  simulated: boolean;
  /** Models whose votes are among the articles of these coins. */
  models: (string)[];
  /** Of the scores that count. */
  modelVersion: string;
  /** The moment of the valuation. */
  asOf: string;
  /** Width of a point. */
  interval: "1h" | "4h" | "1d";
  /** The oldest first; an interval whose last hour is not fixed has none. */
  points: (PortfolioSentimentPoint)[];
};

export type PortfolioSentimentPoint = {
  /** Start of the interval; the figures are of its end. */
  time: string;
  /** By what was held and what was known then. */
  value: number | null;
  /** Of a headline: the likeliest of the three. Of a figure over many: positive from 0.05 on, negative from -0.05 down. */
  label: "negative" | "neutral" | "positive" | null;
  /** Share by value of what has a score among all that is neither money nor meant to be worth money; null when nothing of that is held. */
  coverage: number | null;
  /** Coins held that had a score. */
  coins: number;
};

/** value + out − in = realised + unrealised + income − feesApart + carriedOut − carriedIn, to the last digit, where everything is known. */
export type PortfolioTotals = {
  /** What has a price, added up; null when something is held and nothing has one. */
  value: SignedAmount | null;
  /** Of everything held. Null: a part of it is not known. */
  cost: SignedAmount | null;
  /** Of everything held whose cost is known. */
  knownCost: SignedAmount;
  /** Value less cost, of what has a price. */
  unrealised: SignedAmount | null;
  in: LedgerSum;
  out: LedgerSum;
  realised: LedgerSum;
  income: LedgerSum;
  feesApart: LedgerSum;
  carriedIn: LedgerSum;
  carriedOut: LedgerSum;
  /** Whether every holding has a price. */
  complete: boolean;
  /** Holdings without one. */
  unpriced: (AssetId)[];
  /** A price in it is stale. */
  stale: boolean;
};

export type Price = {
  /** Exact decimal as text, above zero. */
  price: string;
  /** What it is counted in; USDT is not USD. */
  quote: string;
  /** The venue. */
  source: string;
  /** The venue's time of it. */
  asOf: string;
  /** How old it was at the answer's `asOf`. */
  ageMs: number;
  /** The venue has been silent; a coin that is merely quiet is not stale. */
  stale: boolean;
  /** From the bundled simulator, not from a market. */
  simulated: boolean;
  /** Share by which it differs from 24 hours before; null when unknown. */
  change24h: number | null;
};

/** A snapshot first, then only coins that changed; possibly none. */
export type PriceStreamFrame = {
  /** The first frame. */
  type: "snapshot";
  /** When the prices were read. */
  asOf: string;
  /** Whether one of them is stale. */
  stale: boolean;
  /** Whether the prices are simulated. */
  simulated: boolean;
  /** By coin. */
  prices: Record<string, Price>;
  /** Asked for, and without a price: not known, or not traded. */
  missing: (string)[];
  /** In some frames: send this text back, as it is, once the frame is read. */
  receipt?: string;
} | {
  /** All later ones. */
  type: "changes";
  /** When the prices were read. */
  asOf: string;
  /** Whether one of them is stale. */
  stale: boolean;
  /** Whether the prices are simulated. */
  simulated: boolean;
  /** By coin. */
  prices: Record<string, Price>;
  /** In some frames: send this text back, as it is, once the frame is read. */
  receipt?: string;
};

export type Prices = {
  /** When the prices were read. */
  asOf: string;
  /** Whether one of them is stale. */
  stale: boolean;
  /** Whether the prices are simulated. */
  simulated: boolean;
  /** By coin. */
  prices: Record<string, Price>;
  /** Asked for, and without a price: not known, or not traded. */
  missing: (string)[];
};

/** RFC 9457 problem details. */
export type Problem = {
  /** Where the code is explained. */
  type: string;
  /** The code in words; the same for each of its kind. */
  title: string;
  /** The answer's status. */
  status: number;
  /** For programs; keeps its meaning. */
  code: "VALIDATION_ERROR" | "AUTHENTICATION_ERROR" | "AUTHORIZATION_ERROR" | "RESOURCE_NOT_FOUND_ERROR" | "METHOD_NOT_ALLOWED" | "CONFLICT_ERROR" | "IDEMPOTENCY_MISMATCH" | "GONE" | "PRECONDITION_FAILED" | "PAYLOAD_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "UPGRADE_REQUIRED" | "INSUFFICIENT_HOLDINGS" | "LEDGER_RULE_ERROR" | "RATE_LIMIT_ERROR" | "DATABASE_ERROR" | "INTERNAL_ERROR" | "EXTERNAL_SERVICE_ERROR" | "DATABASE_UNAVAILABLE" | "OUTCOME_UNKNOWN" | "OVERLOADED" | "PRICES_UNAVAILABLE" | "UPSTREAM_TIMEOUT";
  /** What to tell us; our log has it. */
  requestId: string;
  /** What it was this time, in a sentence. */
  detail?: string;
  /** Every field that is wrong. */
  errors?: ({
    /** Where it stands. */
    path: string;
    /** What was expected there. */
    expected: string;
  })[];
  /** Which class of rate limit was met. */
  limit?: string;
  /** Facts of this code, such as what was held and what was asked. */
  facts?: Record<string, string | number | null>;
};

/** What is left out stays as it is. */
export type ProfileChange = {
  /** What to call the person. */
  name?: string;
  /** What sums are shown in where no portfolio says otherwise. */
  baseCurrency?: string;
  /** Language and region (BCP 47). */
  locale?: string;
  /** IANA time zone. */
  timeZone?: string;
};

export type QuotedPrice = {
  /** Of one unit, in the base currency. */
  price: Value;
  /** The venue; `own` for a price that the person set, `ledger` for what was paid in the last own transaction, `frankfurter` for a currency's rate, `peg` for a stablecoin taken at its peg, `base` for the base currency itself. */
  source: string;
  /** What time the price is of. */
  asOf: string;
  /** How old that was when this was written. */
  ageMs: number;
  /** The venue has been silent, or the price was carried over from before; a coin that is merely quiet is not stale. */
  stale: boolean;
  /** A stablecoin was taken at its peg: its own rate is not known. */
  assumedPeg: boolean;
  /** From the bundled simulator, not from a market. */
  simulated: boolean;
};

export type RecordedMany = {
  /** Of the ledger with them. */
  version: number;
  /** In the order in which they were given. */
  items: (RecordedRow)[];
};

export type RecordedRow = {
  id: TransactionId;
  /** Short reference, unique in the portfolio. */
  ref: string;
  /** Order among those of the same time. */
  position: number;
};

export type RecoveryCodes = {
  /** Each signs in once in the place of a code. They are not shown again. */
  recoveryCodes: (string)[];
};

export type ResetPassword = {
  /** What stands after the last `=` in the mail's link. */
  token: string;
  /** 10 to 128 characters, not among the common ones. */
  password: string;
};

export type RetriedArticles = {
  /** How many were sent again. */
  queued: number;
};

/** A return, or why there is none. */
export type ReturnFigure = {
  /** A fraction: 0.1234 is 12.34 %. */
  value: number | null;
  /** Why there is none. */
  reason: "no_capital" | "no_flows" | "no_price" | "no_rate" | "no_values" | "nothing_priced" | "several_rates" | "shorter_than_a_year" | null;
  /** Only when asked for. */
  explain?: {
    /** As it was computed. */
    formula: string;
    /** What was put in. */
    inputs: Record<string, string | number | null>;
  };
};

/** `returns`, Returns: price ÷ price before − 1; `log`: the natural logarithm of that ratio. No return across a missing price. `cumulativeReturn`, Cumulative return: Π (1 + r) − 1, or start × Π (1 + r); a missing row counts 0. `periodReturns`, Returns by week, month, quarter or year: Π (1 + r) − 1 over the rows of each calendar span (UTC); the series has it at the last row of the span. `annualReturn`, Annual return: Π (1 + r)^(year ÷ n) − 1, n the number of returns. `volatility`, Volatility: √(Σ (r − mean)² ÷ (n − 1)) × √year. `semiDeviation`, Semi-deviation: √(Σ over r < mean of (r − mean)² ÷ (n − 1)) × √year, n the number of all returns. `downsideDeviation`, Downside deviation: √(Σ min(r − mar, 0)² ÷ n) × √year, n the number of all returns. `sharpe`, Sharpe ratio: mean(r − rf) ÷ sample deviation of (r − rf) × √year; `mean=geometric`: annual excess return ÷ annual deviation. `sortino`, Sortino ratio: mean(r − mar) × year ÷ (downside deviation × √year); `annual=false`: mean(r − mar) ÷ downside deviation. `maxDrawdown`, Maximum drawdown: least of wealth ÷ highest wealth so far − 1; the start is a peak. `recovered`: the first row at or above the peak again; longest time between two peaks and from a bottom to the next peak, the open ones up to the last row. `drawdown`, Drawdown: wealth ÷ highest wealth so far − 1, for each row. `calmar`, Calmar ratio: annual return ÷ size of the maximum drawdown. `ulcerIndex`, Ulcer index: √(mean of drawdown²), as a fraction. `var`, Value at risk: the return that `level` of the returns lie below: percentile with linear interpolation; `normal`: mean + z·deviation. `cvar`, Conditional value at risk (expected shortfall): mean of the int((n − 1)·level) + 1 lowest returns; `tail=threshold`: of those at or below the value at risk; `normal`: mean − deviation·φ(z) ÷ level. `skewness`, Skewness: n ÷ ((n−1)(n−2)) · Σ ((r − mean) ÷ s)³; `population`: mean of ((r − mean) ÷ σ)³. `kurtosis`, Kurtosis: n(n+1) ÷ ((n−1)(n−2)(n−3)) · Σ ((r − mean) ÷ s)⁴ − 3(n−1)² ÷ ((n−2)(n−3)); `population`: mean of ((r − mean) ÷ σ)⁴ − 3. `omega`, Omega ratio: Σ max(r − rf − mar, 0) ÷ Σ max(mar + rf − r, 0). `tailRatio`, Tail ratio: |percentile(1 − level)| ÷ |percentile(level)|. `stability`, Stability: R² of a line through the cumulative log returns, by row. `beta`, Beta: cov(r − rf, b) ÷ var(b). `alpha`, Alpha: (1 + mean((r − rf) − beta·(b − rf)))^year − 1; `method=jensen`: annual return − rf − beta·(annual return of the benchmark − rf). `correlation`, Correlation: Pearson's r of the returns and the benchmark's. `informationRatio`, Information ratio: mean(r − b) ÷ sample deviation of (r − b), of one period; `annual`: × √year; `mean=geometric`: difference of the annual returns ÷ annual deviation of (r − b). `capture`, Capture ratio: annual return ÷ annual return of the benchmark, over all rows or those on which it rose or fell; `ratio`: up ÷ down. */
export type RiskFigure = {
  /** Its name. */
  figure: string;
  /** All parameters, those not sent with their defaults. */
  parameters: Record<string, number | string | boolean>;
  /** The figure, a fraction where it is a return; of a series its last. */
  value: number | null;
  /** Why there is none. `not_enough_returns`: fewer returns than `least`, or than the formula needs; `no_deviation`: the returns do not vary; `no_loss`: no return was below the threshold; `no_drawdown`: the value never fell below its peak; `no_benchmark`: no benchmark was given; `no_benchmark_variation`: the benchmark does not vary; `no_benchmark_return`: the benchmark's return to divide by is 0; `no_dates`: dates, or the start of the first period, were not given; `total_loss`: everything was lost, and there is no logarithm of 0; `rate_too_low`: a rate of −100 % a year or less has no rate a period; `no_tail`: the percentile to divide by is 0; `too_large`: the figure is larger than a number can say. */
  reason: "not_enough_returns" | "no_deviation" | "no_loss" | "no_drawdown" | "no_benchmark" | "no_benchmark_variation" | "no_benchmark_return" | "no_dates" | "total_loss" | "rate_too_low" | "no_tail" | "too_large" | null;
  /** A figure of each day of `time`, where there are such. */
  series: (number | null)[] | null;
  /** Of the maximum drawdown: when. */
  course: DatedCourse | null;
};

export type RoleChange = {
  /** What the person may do from now on. */
  role: "user" | "admin";
};

/** Longest time from one peak to the next, an open one to the last row. */
export type RowSpan = {
  /** Row where it begins; null: with the first period. */
  from: number | null;
  /** Row where it ends. */
  to: number | null;
};

export type ScoreTexts = {
  /** 1 to 100 texts. */
  texts: (string)[];
  /** Kind of source, which picks words and weights: crypto news, other financial news, or posts. */
  kind?: "crypto" | "finance" | "social";
};

export type ScoredMention = {
  /** Its id. */
  coin: string;
  /** How much of the text is about it. */
  relevance: number;
  /** Its own clause's, where clauses differ; null where they contradict. */
  value: number | null;
};

export type ScoredText = ArticleScore & {
  /** As it was sent. */
  text: string;
  /** Coins that the text names. */
  coins: (ScoredMention)[];
};

export type ScoredTexts = {
  /** Kind of source, which picks words and weights: crypto news, other financial news, or posts. */
  kind: "crypto" | "finance" | "social";
  /** Of the scores that count. */
  modelVersion: string;
  /** In the order of the texts. */
  scores: (ScoredText)[];
};

export type ScoredWord = {
  /** As the title writes it. */
  word: string;
  /** Its rating in the lexicon, from -4 to 4. */
  base: number;
  /** What the rules ("not", "very", capitals, "but") left of it. */
  valence: number;
  /** Group of the market overlay that rates it; absent for VADER's own words. */
  group?: string;
};

export type SecondFactor = {
  /** What the authenticator app shows now. */
  code?: string;
  /** One of the codes that were shown once; each works once. */
  recoveryCode?: string;
};

export type SentimentComparison = {
  /** In the order asked for. */
  coins: (CoinSentiment)[];
  /** Asked for, and no coin. */
  missing: (string)[];
  /** ISO 8601 time. */
  asOf: string;
};

export type SentimentContribution = {
  /** CoinGecko id of a coin, or fiat:<iso>. */
  asset: AssetId;
  /** What is held of it is worth this in the base currency. */
  value: Value;
  /** Its share of what has a score; all of them add up to exactly 1. */
  weight: string;
  /** As its own sentiment says. */
  score: number;
  /** Of a headline: the likeliest of the three. Of a figure over many: positive from 0.05 on, negative from -0.05 down. */
  label: "negative" | "neutral" | "positive";
  /** Weight times score; all of them add up to the value. */
  contribution: number;
};

export type SentimentLead = {
  /** CoinGecko id of a coin, or fiat:<iso>. */
  coin: AssetId;
  /** Of the scores. */
  modelVersion: string;
  /** The first hour that was looked at. */
  from: string;
  /** The end of the last. */
  to: string;
  /** Of the hours looked at. */
  hours: {
    /** Fixed hours with news enough for a score. */
    withScore: number;
    /** Hours with a candle. */
    withClose: number;
  };
  /** By lag. */
  leads: (Lead)[];
  /** `evidence` if any lag has it. It speaks of the past, not of tomorrow. */
  finding: "evidence" | "no evidence";
  /** Prices of the bundled simulator, not of a market. */
  simulated: boolean;
};

export type SentimentPoint = {
  /** Start of the interval; the figures are of its end. */
  time: string;
  /** Null when there was not enough news. */
  value: number | null;
  /** Of a headline: the likeliest of the three. Of a figure over many: positive from 0.05 on, negative from -0.05 down. */
  label: "negative" | "neutral" | "positive" | null;
  /** Scored articles that name the coin, repeats included. */
  articles: number;
  /** How many articles of equal weight would say as much: (Σw)² ÷ Σw². */
  effectiveNumber: number;
  /** Distinct sources among them. */
  sources: number;
  /** Articles of the last 24 hours that name it, repeats included. */
  mentions24h: number;
  /** How unusual that is: distance from the mean of the 30 days before, in sample deviations. Null in the first week. */
  mentionsZ: number | null;
};

export type SentimentTrend = {
  /** Its id, or "market". */
  coin: string;
  /** Width of a point. */
  interval: "1h" | "4h" | "1d";
  /** Of the scores that count. */
  modelVersion: string;
  /** The oldest first; an interval without a fixed hour has none. */
  points: (SentimentPoint)[];
};

export type Session = {
  id: SessionId;
  /** Whether it is the one that asks. */
  current: boolean;
  /** When the person signed in. */
  startedAt: string;
  /** When it was last renewed; that happens daily while it is used. */
  renewedAt: string;
  /** When it ends unless it is used before. */
  expiresAt: string;
  /** Internet address that signed in, where the platform tells it. */
  address: string | null;
  /** What the program that signed in says of itself. */
  userAgent: string | null;
};

/** Which session. */
export type SessionId = string;

export type SessionPage = {
  /** In the order that was asked for. */
  items: (Session)[];
  /** Where the next page begins; null when this is the last. */
  nextCursor: string | null;
};

/** What is left out stays as it is. */
export type SettingsChange = {
  /** null: the default again. */
  method?: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific" | null;
  /** null: the default again. */
  feeMode?: "basis" | "apart" | null;
  /** null: the default again. */
  rankBy?: "cost" | "price" | null;
  /** null: the default again. */
  lotScope?: "portfolio" | "account" | null;
  /** Holding period after which a gain is long; null: no long term. */
  longAfter?: string | null;
  /** null: the default again. */
  longInclusive?: boolean | null;
  /** null: the default again. */
  timeZone?: string | null;
  /** null: the default again. */
  cash?: "untracked" | "tracked" | null;
  /** null: the default again. */
  cashAssets?: (AssetId)[] | null;
  /** null: the default again. */
  rewardBasis?: "market" | "zero" | null;
  /** null: the default again. */
  forkBasis?: "market" | "zero" | null;
  /** null: the default again. */
  giftOut?: "carried" | "disposal" | null;
  /** null: the default again. */
  transferFee?: "disposal" | "zero" | "basis" | null;
  /** null: the default again. */
  dustBelow?: Amount | null;
};

export type SignIn = {
  /** E-mail address; upper and lower case are the same. */
  email: string;
  /** The present password. */
  password: string;
};

export type SignUp = {
  /** E-mail address; upper and lower case are the same. */
  email: string;
  /** 10 to 128 characters, not among the common ones. */
  password: string;
  /** What to call the person; without it the part of the address before the @. */
  name?: string;
  /** The code of an invitation, where one is needed. */
  invitation?: string;
};

export type SignUpAccepted = {
  /** Always the same. */
  status: "accepted";
  /** `required`: a mail is on its way, and its link comes before signing in. `not_required`: this service sends no mails; sign in next. */
  verification: "required" | "not_required";
};

/** Exact decimal as text, possibly negative. */
export type SignedAmount = string;

export type Snapshot = {
  /** The end of the UTC day. */
  at: string;
  /** Version of the ledger as it was then. */
  version: number;
  /** CoinGecko id of a coin, or fiat:<iso>. */
  base: AssetId;
  /** What had a price, added up; null when nothing had one. */
  value: SignedAmount | null;
  /** Whether every holding had a price. */
  complete: boolean;
  /** Of everything held whose cost was known. */
  cost: SignedAmount;
  /** Gain of everything given away by then. */
  realised: SignedAmount;
  /** Value less cost, of what had a price. */
  unrealised: SignedAmount | null;
};

export type SnapshotPage = {
  /** In the order that was asked for. */
  items: (Snapshot)[];
  /** Where the next page begins; null when this is the last. */
  nextCursor: string | null;
};

export type SourceQuota = {
  /** In minutes, hours or days. */
  period: string;
  /** Requests that the source allows in it. */
  most: number;
  /** Requests of the current period. */
  used: number;
  /** When the next period begins. */
  resetsAt: string;
};

/** A transaction. */
export type Transaction = {
  id: TransactionId;
  /** Short reference, unique in the portfolio. */
  ref: string;
  /** What kind of event it is. */
  type: "buy" | "sell" | "swap" | "deposit" | "withdrawal" | "transfer" | "reward" | "gift_in" | "gift_out" | "fee" | "loss" | "split" | "migration" | "opening_balance";
  /** Kind of a reward or a loss. */
  subtype: string | null;
  /** When it happened. */
  at: string;
  /** Order among those of the same time. */
  position: number;
  /** Where it happened. */
  accountId: AccountId;
  /** Where a transfer went to. */
  toAccountId: AccountId | null;
  /** What arrived, before the fee. */
  in: Leg | null;
  /** What left, before the fee. */
  out: Leg | null;
  /** What it cost beside. */
  fee: Leg | null;
  /** Of one unit, as it was stated. */
  price: Amount | null;
  /** The total before the fee, as it was stated. */
  value: Amount | null;
  /** Of price and value. */
  valueCurrency: AssetId | null;
  /** What it cost, in the base currency, where it came from outside. */
  basis: Value | null;
  /** Since when it has been owned, where it came from outside. */
  acquiredAt: string | null;
  /** Lots that a disposal names, or that came from another portfolio. */
  lots: (LotPick)[] | (ArrivedLot)[] | null;
  /** The same on both sides of a transfer between portfolios. */
  transferId: string | null;
  /** Of a transfer between portfolios, on both sides: the receiver has not taken it in yet, or not as it is now. */
  inTransit: boolean;
  /** In the person's words. */
  note: string | null;
  /** Words to find it by. */
  tags: (string)[];
  /** Where the row came from. */
  source: string;
  /** How the source names it. */
  externalId: string | null;
  /** The import that brought it. */
  importId: string | null;
  /** When it was recorded. */
  createdAt: string;
  /** When it was last changed. */
  updatedAt: string;
};

/** What is left out stays as it is. */
export type TransactionChange = {
  /** What kind of event it is. */
  type?: "buy" | "sell" | "swap" | "deposit" | "withdrawal" | "transfer" | "reward" | "gift_in" | "gift_out" | "fee" | "loss" | "split" | "migration" | "opening_balance";
  /** Kind of a reward or a loss. */
  subtype?: "staking" | "interest" | "mining" | "airdrop" | "fork" | "cashback" | "referral" | "theft" | "lost_key" | "slashing" | null;
  /** When it happened. */
  at?: string;
  /** Order among those of the same time. */
  position?: number;
  /** Where it happened. */
  accountId?: AccountId;
  /** Where a transfer went to. */
  toAccountId?: AccountId | null;
  /** What arrived, before a fee paid in it. */
  in?: Leg | null;
  /** What left, before a fee paid in it. */
  out?: Leg | null;
  /** In any asset; on top of the legs. */
  fee?: Leg | null;
  /** Of one unit, as stated. */
  price?: Amount | null;
  /** The total before the fee, as stated. */
  value?: Amount | null;
  /** Of price and value. */
  valueCurrency?: AssetId | null;
  /** What it cost, where it came from outside. */
  basis?: Amount | null;
  /** Since when it has been owned. */
  acquiredAt?: string | null;
  /** Which lots it takes. */
  lots?: (LotPick)[] | null;
  /** In the person's words. */
  note?: string | null;
  /** All of them. */
  tags?: (string)[];
  /** By which other rows name it. */
  ref?: string;
  /** How the source names it. */
  externalId?: string | null;
};

/** A transaction's id. */
export type TransactionId = string;

export type TransactionPage = {
  /** In the order that was asked for. */
  items: (Transaction)[];
  /** Where the next page begins; null when this is the last. */
  nextCursor: string | null;
  /** On the first page: what other portfolios of the person have sent and this one has not taken in yet, whatever the filters. */
  arriving: (ArrivingTransfer)[];
};

export type TwoFactor = {
  /** Whether signing in by password asks for a code. */
  enabled: boolean;
  /** Recovery codes not used yet. */
  recoveryCodesLeft: number;
};

export type TwoFactorNeeded = {
  /** The password was right; a code is needed. */
  status: "two-factor-needed";
};

export type TwoFactorSecret = {
  /** What authenticator apps read, as a QR code or as a link. */
  uri: string;
  /** The secret alone, for typing it in (base32). */
  secret: string;
};

export type Undone = {
  /** Of the ledger without it. */
  version: number;
  /** What was taken back. */
  undone: {
    /** Of the write that was taken back. */
    version: number;
    /** What was done. */
    op: "create" | "update_portfolio" | "record" | "record_many" | "edit" | "delete" | "create_account" | "update_account" | "order_accounts" | "delete_account" | "set_holding" | "delete_holding" | "import" | "take_back_import" | "transfer" | "receive" | "undo";
    /** ISO 8601 time. */
    at: string;
    /** How many things it had changed. */
    changes: number;
  };
};

/** Which person. */
export type UserId = string;

export type Valuation = {
  /** Version of the ledger that was valued. */
  version: number;
  base: AssetId;
  /** The moment of this valuation. */
  asOf: string;
  /** Whether the prices are simulated. */
  simulated: boolean;
  totals: ValuationTotals;
  /** What is held, by coin. */
  holdings: (Holding)[];
};

/** Totals whole; of the holdings only those that changed. */
export type ValuationDelta = Valuation & {
  /** What changed. */
  type: "delta";
  /** Grows by one a frame. After a gap ask for a snapshot; a snapshot is whole, whatever its number. */
  seq: number;
  /** No longer held. */
  removed: (AssetId)[];
};

export type ValuationFrame = ValuationSnapshot | ValuationDelta;

export type ValuationSnapshot = Valuation & {
  /** Whole. */
  type: "snapshot";
  /** Grows by one a frame. After a gap ask for a snapshot; a snapshot is whole, whatever its number. */
  seq: number;
};

/** Of the whole portfolio. */
export type ValuationTotals = {
  /** What has a price, added up; null when something is held and nothing has one. */
  value: SignedAmount | null;
  /** Of everything held whose cost is known. */
  cost: SignedAmount;
  /** Of what has a price and a cost; null when nothing has both. */
  unrealised: SignedAmount | null;
  /** Gain of everything sold so far. */
  realised: SignedAmount;
  /** Whether every holding has a price. */
  complete: boolean;
  /** Holdings without one. */
  unpriced: (AssetId)[];
  /** Tracked money of which more was spent than was there. */
  overdrawn: (AssetId)[];
  /** A price in it is stale. */
  stale: boolean;
};

/** Exact decimal as text, never negative. */
export type Value = string;

export type Venue = {
  /** As prices name it. */
  source: string;
  /** Listened to all the time, or asked where no venue serves. */
  kind: "stream" | "rest";
  /** Whether it was heard within the last seconds; its prices may be shown. */
  serves: boolean;
  /** Of its connection; `waiting` while all its hosts rest, `asked` for one without connection. */
  state: "open" | "connecting" | "waiting" | "asked";
  /** The one that is connected. */
  host: string | null;
  /** When it was connected. */
  since: string | null;
  /** When something of it was last believed. */
  lastTickAt: string | null;
  /** Pairs listened to, or coins asked for. */
  pairs: number;
  /** Coins whose price is shown from it now. */
  shows: number;
  /** Connections, or calls, since the feed was last started. */
  connects: number;
  /** In the order in which they are tried. */
  hosts: (VenueHost)[];
  /** What became of its ticks since the feed was last started, by judgement. */
  ticks: Record<string, number>;
};

export type VenueHost = {
  /** Its address. */
  host: string;
  /** In a row. */
  failures: number;
  /** Not asked before; null when it may be asked. */
  restsUntil: string | null;
  /** Why it last did not serve. */
  lastRefusal: string | null;
};

export type Venues = {
  /** When this was so. */
  asOf: string;
  /** Whether these are stand-ins, not markets. */
  simulated: boolean;
  /** In the order in which they are preferred. */
  venues: (Venue)[];
};

export type VerifyAddress = {
  /** What stands after the last `=` in the mail's link. */
  token: string;
};

export type Vote = {
  /** Who votes. */
  model: string;
  /** Null when the model said nothing. */
  score: number | null;
  /** Why it said nothing: absent, quota, busy, timeout and so on. */
  reason?: string;
};

export type WatchedCoin = {
  /** CoinGecko id of a coin, or fiat:<iso>. */
  asset: AssetId;
  /** Its symbol. */
  symbol: string;
  /** Its name. */
  name: string;
  /** In the person's own words. */
  note: string | null;
};

export type WatchedCoinNow = {
  /** CoinGecko id of a coin, or fiat:<iso>. */
  asset: AssetId;
  /** Its symbol. */
  symbol: string;
  /** Its name. */
  name: string;
  /** In the person's own words. */
  note: string | null;
  /** Null: not traded, or nobody knows. */
  price: Price | null;
  /** What the news says. Null: it is no coin. */
  sentiment: CoinSentiment | null;
};

export type Watchlist = {
  id: WatchlistId;
  /** What the person calls it. */
  name: string;
  /** Its place among one's lists. */
  position: number;
  /** ISO 8601 time. */
  createdAt: string;
  /** In order. */
  coins: (WatchedCoin)[];
};

/** What is left out stays as it is. */
export type WatchlistChange = {
  /** 1 to 100 characters. */
  name?: string;
  /** Its place among one's lists, from 0. */
  position?: number;
  /** All of them, in order; what is left out goes. */
  coins?: ({
    /** CoinGecko id of a coin, or fiat:<iso>. */
    asset: AssetId;
    /** In the person's own words. */
    note?: string | null;
  })[];
};

/** A watchlist's id. */
export type WatchlistId = string;

export type WatchlistNow = {
  id: WatchlistId;
  /** What the person calls it. */
  name: string;
  /** Its place among one's lists. */
  position: number;
  /** ISO 8601 time. */
  createdAt: string;
  /** When the prices were read. */
  asOf: string;
  /** Whether one of them is stale. */
  stale: boolean;
  /** Whether the prices are simulated. */
  simulated: boolean;
  /** In order. */
  coins: (WatchedCoinNow)[];
};

export type Watchlists = {
  /** In order. */
  items: (Watchlist)[];
};

export type WhatIf = {
  /** Version of the ledger that was read. */
  version: number;
  base: AssetId;
  /** The lot method. */
  method: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific";
  /** The moment that it is of. */
  asOf: string;
  /** Whether the latest prices are simulated. */
  simulated: boolean;
  /** What would be sold. */
  sale: {
    /** CoinGecko id of a coin, or fiat:<iso>. */
    asset: AssetId;
    quantity: Value;
    /** Of one unit. */
    price: Value;
    account: AccountId;
    /** How much of it is held. */
    held: Value;
    /** The price that was taken. Null: the one that was asked with. */
    quoted: QuotedPrice | null;
  };
  /** The same sale under every method. */
  methods: ({
    /** The lot method. */
    method: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific";
    /** What it would bring. Null: a price is not known. */
    proceeds: SignedAmount | null;
    /** What was paid for it. Null: a price is not known. */
    cost: Value | null;
    /** Proceeds less cost. Null: a price is not known. */
    gain: SignedAmount | null;
    /** Of lots that are held shortly. Null: a price is not known. */
    shortGain: SignedAmount | null;
    /** Of lots that are held for long. Null: a price is not known. */
    longGain: SignedAmount | null;
    /** The lots that it would use. */
    lots: ({
      /** That brought the lot. */
      transaction: TransactionId | null;
      /** Its short reference. */
      ref: string | null;
      /** Which of the lots that one transaction brought. */
      part: number | null;
      /** Since when it has been held. */
      acquiredAt: string | null;
      quantity: Value;
      /** Its part of the cost. Null: a price is not known. */
      cost: Value | null;
      /** Its part of the proceeds. Null: a price is not known. */
      proceeds: SignedAmount | null;
      /** Proceeds less cost. Null: a price is not known. */
      gain: SignedAmount | null;
      /** Holding period. Null: no boundary is set. */
      term: "short" | "long" | null;
    })[];
  })[];
  /** Which rules are not applied. */
  notes: (string)[];
};

/** Held up to the boundary. */
export type YearGains = {
  /** Rows that are in it. */
  count: number;
  proceeds: LedgerSum;
  cost: LedgerSum;
  gain: LedgerSum;
};

export type YearReport = {
  /** The year. */
  year: number;
  /** Whose midnights it begins and ends with. */
  timeZone: string;
  /** CoinGecko id of a coin, or fiat:<iso>. */
  base: AssetId;
  /** The lot method. */
  method: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific";
  /** When it begins. */
  from: string;
  /** When the next one does. */
  to: string;
  /** Its last moment; of a year that is not over, now. */
  asOf: string;
  /** Of everything given away, losses aside, by holding period. */
  gains: {
    short: YearGains;
    /** Held beyond it. */
    long: YearGains;
    /** Where no boundary is set, or no lot bore it. */
    other: YearGains;
    /** Together. */
    all: YearGains;
  };
  /** Theft, lost keys, slashing: their own heading. */
  losses: YearGains;
  /** Rewards. */
  income: {
    /** By kind. */
    byKind: ({
      /** Of the reward. */
      kind: string;
      /** How many. */
      count: number;
      value: LedgerSum;
    })[];
    total: LedgerSum;
  };
  /** Fees as they were paid. */
  fees: {
    total: LedgerSum;
    /** Those that are not in costs and proceeds. */
    apart: LedgerSum;
  };
  /** Lot by lot, in order. */
  disposals: (PortfolioDisposal)[];
  /** In order. */
  incomeRows: (PortfolioIncome)[];
  /** In order. */
  feeRows: (PortfolioFee)[];
  /** What was left at its end. */
  closingLots: (PortfolioLot)[];
  /** Which rules are not applied. */
  notes: (string)[];
};

/** Every path with its methods; `Api` is what `hc` makes a client of. */
export type Routes = {
  "/health": {
    /** Public. Touches no storage. */
    $get:
      | { input: {}; output: Health; outputFormat: "json"; status: 200 }
      | { input: {}; output: Problem; outputFormat: "json"; status: 500 };
  };
  "/api/v1/auth/sign-up": {
    /** Public and rate-limited. The answer is the same whether or not the address has an account already; the mail tells its owner. 403 where nobody can sign up now, or not without a good invitation. */
    $post:
      | { input: { json: SignUp }; output: SignUpAccepted; outputFormat: "json"; status: 202 }
      | { input: { json: SignUp }; output: Problem; outputFormat: "json"; status: 400 | 403 | 413 | 415 | 429 | 500 | 503 };
  };
  "/api/v1/auth/sign-in": {
    /** Public and rate-limited. Sets the session cookie. An unknown address and a wrong password are answered alike. After a few wrong passwords each further attempt has to wait longer: 429 with the limit `sign-in`. Where addresses are verified, 403 until that is done. */
    $post:
      | { input: { json: SignIn }; output: Person; outputFormat: "json"; status: 200 }
      | { input: { json: SignIn }; output: TwoFactorNeeded; outputFormat: "json"; status: 202 }
      | { input: { json: SignIn }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 413 | 415 | 429 | 500 | 503 };
  };
  "/api/v1/auth/sign-out": {
    /** Needs a signed-in person. Ends the session that asks, closes its live connections, and within 30 s its access tokens are refused everywhere. */
    $post:
      | { input: {}; output: null; outputFormat: "body"; status: 204 }
      | { input: {}; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 429 | 500 | 503 };
  };
  "/api/v1/auth/token": {
    /** Needs a signed-in person, by the session cookie: a token cannot renew itself. It holds for 15 minutes, and ends with the session. Clients that are no browser send `Origin` with this server's own origin beside the cookie. */
    $post:
      | { input: {}; output: AccessToken; outputFormat: "json"; status: 200 }
      | { input: {}; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 429 | 500 | 503 };
  };
  "/api/v1/auth/rules": {
    /** Public and rate-limited. What a page needs to know before it asks for an address and a password. */
    $get:
      | { input: { header?: { "if-none-match"?: string } }; output: AccountRules; outputFormat: "json"; status: 200 }
      | { input: { header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 429 | 500 | 503 };
  };
  "/api/v1/auth/verification-mails": {
    /** Public and rate-limited. The answer is the same whether or not the address has an account that waits for it. Each further mail has to wait longer: 429 with the limit `mail`. 409 where the service sends no mails. */
    $post:
      | { input: { json: MailRequest }; output: MailAccepted; outputFormat: "json"; status: 202 }
      | { input: { json: MailRequest }; output: Problem; outputFormat: "json"; status: 400 | 403 | 409 | 413 | 415 | 429 | 500 | 503 };
  };
  "/api/v1/auth/verify-address": {
    /** Public and rate-limited. Takes the token of the mail, which works once. It signs nobody in. */
    $post:
      | { input: { json: VerifyAddress }; output: null; outputFormat: "body"; status: 204 }
      | { input: { json: VerifyAddress }; output: Problem; outputFormat: "json"; status: 400 | 403 | 410 | 413 | 415 | 429 | 500 | 503 };
  };
  "/api/v1/auth/reset-mails": {
    /** Public and rate-limited. The answer is the same whether or not the address has an account. Each further mail has to wait longer: 429 with the limit `mail`. 409 where the service sends no mails. */
    $post:
      | { input: { json: MailRequest }; output: MailAccepted; outputFormat: "json"; status: 202 }
      | { input: { json: MailRequest }; output: Problem; outputFormat: "json"; status: 400 | 403 | 409 | 413 | 415 | 429 | 500 | 503 };
  };
  "/api/v1/auth/reset-password": {
    /** Public and rate-limited. Takes the token of the mail, which works once. Ends all sessions of the person; API keys stay as they are. It signs nobody in. */
    $post:
      | { input: { json: ResetPassword }; output: null; outputFormat: "body"; status: 204 }
      | { input: { json: ResetPassword }; output: Problem; outputFormat: "json"; status: 400 | 403 | 410 | 413 | 415 | 429 | 500 | 503 };
  };
  "/api/v1/me": {
    /** Needs a signed-in person. */
    $get:
      | { input: { header?: { "if-none-match"?: string } }; output: Person; outputFormat: "json"; status: 200 }
      | { input: { header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 429 | 500 | 503 };
    /** Needs a signed-in person. Name, base currency, locale and time zone; what is left out stays as it is. */
    $patch:
      | { input: { header?: { "if-match"?: string }; json: ProfileChange }; output: Person; outputFormat: "json"; status: 200 }
      | { input: { header?: { "if-match"?: string }; json: ProfileChange }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 412 | 413 | 415 | 429 | 500 | 503 };
  };
  "/api/v1/me/export": {
    /** Needs a signed-in person. One JSON document, sent while it is read; one that ends early is not whole and does not parse. */
    $get:
      | { input: {}; output: Export; outputFormat: "json"; status: 200 }
      | { input: {}; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 429 | 500 | 503 };
  };
  "/api/v1/me/deletion": {
    /** Needs a signed-in person, who knows the password. With the answer every session, passkey and key is gone and the address is free again; portfolios and all else follow within minutes. There is no way back: export first. A wrong password is 403; after a few each further attempt has to wait longer: 429 with the limit `sign-in`. */
    $post:
      | { input: { json: AccountDeletion }; output: AccountDeletionAccepted; outputFormat: "json"; status: 202 }
      | { input: { json: AccountDeletion }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 413 | 415 | 429 | 500 | 503 };
  };
  "/api/v1/me/password": {
    /** Needs a signed-in person, who knows the present password. Ends all other sessions. A wrong one is 403; after a few each further attempt has to wait longer: 429 with the limit `sign-in`. */
    $post:
      | { input: { json: ChangePassword }; output: null; outputFormat: "body"; status: 204 }
      | { input: { json: ChangePassword }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 413 | 415 | 429 | 500 | 503 };
  };
  "/api/v1/me/sessions": {
    /** Needs a signed-in person. */
    $get:
      | { input: { query?: { limit?: number; cursor?: string; sort?: "startedAt" | "-startedAt" }; header?: { "if-none-match"?: string } }; output: SessionPage; outputFormat: "json"; status: 200 }
      | { input: { query?: { limit?: number; cursor?: string; sort?: "startedAt" | "-startedAt" }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { query?: { limit?: number; cursor?: string; sort?: "startedAt" | "-startedAt" }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 429 | 500 | 503 };
    /** Needs a signed-in person. All sessions but the one that asks; API keys stay as they are. */
    $delete:
      | { input: {}; output: null; outputFormat: "body"; status: 204 }
      | { input: {}; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 429 | 500 | 503 };
  };
  "/api/v1/me/sessions/:id": {
    /** Needs a signed-in person. Closes its live connections; within 30 s its access tokens are refused everywhere. */
    $delete:
      | { input: { param: { id: SessionId } }; output: null; outputFormat: "body"; status: 204 }
      | { input: { param: { id: SessionId } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/admin/people": {
    /** Needs a signed-in person who is an admin. Shows accounts, nothing of what is in them. */
    $get:
      | { input: { query?: { limit?: number; cursor?: string; sort?: "createdAt" | "-createdAt"; role?: "user" | "admin" }; header?: { "if-none-match"?: string } }; output: PersonPage; outputFormat: "json"; status: 200 }
      | { input: { query?: { limit?: number; cursor?: string; sort?: "createdAt" | "-createdAt"; role?: "user" | "admin" }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { query?: { limit?: number; cursor?: string; sort?: "createdAt" | "-createdAt"; role?: "user" | "admin" }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 429 | 500 | 503 };
  };
  "/api/v1/admin/people/:id": {
    /** Needs a signed-in person who is an admin. One's own role, and that of admins by configuration, stay: 409. */
    $patch:
      | { input: { param: { id: UserId }; json: RoleChange }; output: Person; outputFormat: "json"; status: 200 }
      | { input: { param: { id: UserId }; json: RoleChange }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 429 | 500 | 503 };
  };
  "/api/v1/admin/invitations": {
    /** Needs a signed-in person who is an admin. The answer shows the code; nothing else ever does. */
    $post:
      | { input: { header?: { "idempotency-key"?: string }; json: NewInvitation }; output: CreatedInvitation; outputFormat: "json"; status: 201 }
      | { input: { header?: { "idempotency-key"?: string }; json: NewInvitation }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 409 | 413 | 415 | 429 | 500 | 503 };
    /** Needs a signed-in person who is an admin. */
    $get:
      | { input: { query?: { limit?: number; cursor?: string; sort?: "createdAt" | "-createdAt" }; header?: { "if-none-match"?: string } }; output: InvitationPage; outputFormat: "json"; status: 200 }
      | { input: { query?: { limit?: number; cursor?: string; sort?: "createdAt" | "-createdAt" }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { query?: { limit?: number; cursor?: string; sort?: "createdAt" | "-createdAt" }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 429 | 500 | 503 };
  };
  "/api/v1/admin/invitations/:id": {
    /** Needs a signed-in person who is an admin. Who signed up with it stays. */
    $delete:
      | { input: { param: { id: InvitationId } }; output: null; outputFormat: "body"; status: 204 }
      | { input: { param: { id: InvitationId } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/admin/cache": {
    /** Needs a signed-in person who is an admin. Other isolates tell what they counted every five minutes. */
    $get:
      | { input: { header?: { "if-none-match"?: string } }; output: CacheReport; outputFormat: "json"; status: 200 }
      | { input: { header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 429 | 500 | 503 };
  };
  "/api/v1/admin/cache/:namespace": {
    /** Needs a signed-in person who is an admin. All of a namespace, or one key; within 60 s nobody anywhere is given what was made before. */
    $delete:
      | { input: { param: { namespace: CacheNamespace }; query?: { key?: string } }; output: CacheInvalidation; outputFormat: "json"; status: 200 }
      | { input: { param: { namespace: CacheNamespace }; query?: { key?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 429 | 500 | 503 };
  };
  "/api/v1/admin/failed-articles": {
    /** Needs a signed-in person who is an admin. What the queue of articles gave up after four attempts. */
    $get:
      | { input: { query?: { limit?: number; cursor?: string; sort?: "failedAt" | "-failedAt" }; header?: { "if-none-match"?: string } }; output: FailedArticlePage; outputFormat: "json"; status: 200 }
      | { input: { query?: { limit?: number; cursor?: string; sort?: "failedAt" | "-failedAt" }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { query?: { limit?: number; cursor?: string; sort?: "failedAt" | "-failedAt" }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 429 | 500 | 503 };
  };
  "/api/v1/admin/failed-articles/retry": {
    /** Needs a signed-in person who is an admin. Sends the oldest hundred again and takes them off the list; what fails once more comes back. */
    $post:
      | { input: {}; output: RetriedArticles; outputFormat: "json"; status: 200 }
      | { input: {}; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 429 | 500 | 503 };
  };
  "/api/v1/me/keys": {
    /** Needs a signed-in person, who has at most 20. The answer shows the key; nothing else ever does. */
    $post:
      | { input: { header?: { "idempotency-key"?: string }; json: NewApiKey }; output: CreatedApiKey; outputFormat: "json"; status: 201 }
      | { input: { header?: { "idempotency-key"?: string }; json: NewApiKey }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 409 | 413 | 415 | 429 | 500 | 503 };
    /** Needs a signed-in person. All of them, for there are few; the keys themselves are not among it. */
    $get:
      | { input: { header?: { "if-none-match"?: string } }; output: ApiKeyList; outputFormat: "json"; status: 200 }
      | { input: { header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 429 | 500 | 503 };
  };
  "/api/v1/me/keys/:id": {
    /** Needs a signed-in person. Within 30 s the key is refused everywhere; what it opened is closed. */
    $delete:
      | { input: { param: { id: string } }; output: null; outputFormat: "body"; status: 204 }
      | { input: { param: { id: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/auth/sign-in/two-factor": {
    /** Public and rate-limited. Needs the cookie that the first step set, which holds for 5 minutes and 5 wrong codes. After ten wrong codes in a row none is taken for 15 minutes: 429 with the limit `two-factor`. Each code signs in once. */
    $post:
      | { input: { json: SecondFactor }; output: Person; outputFormat: "json"; status: 200 }
      | { input: { json: SecondFactor }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 413 | 415 | 429 | 500 | 503 };
  };
  "/api/v1/me/two-factor": {
    /** Needs a signed-in person. */
    $get:
      | { input: { header?: { "if-none-match"?: string } }; output: TwoFactor; outputFormat: "json"; status: 200 }
      | { input: { header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 429 | 500 | 503 };
    /** Needs a signed-in person, by the session cookie, and the password. Nothing changes until a code confirms that the app has the secret; asking again makes another secret. */
    $post:
      | { input: { json: PasswordAgain }; output: TwoFactorSecret; outputFormat: "json"; status: 200 }
      | { input: { json: PasswordAgain }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 409 | 413 | 415 | 429 | 500 | 503 };
  };
  "/api/v1/me/two-factor/confirmation": {
    /** Needs a signed-in person, by the session cookie. From now on signing in by password needs a code as well. The answer shows the recovery codes, once, and sets the cookie of a new session in the place of this one. */
    $post:
      | { input: { json: ConfirmTwoFactor }; output: RecoveryCodes; outputFormat: "json"; status: 200 }
      | { input: { json: ConfirmTwoFactor }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 409 | 413 | 415 | 429 | 500 | 503 };
  };
  "/api/v1/me/two-factor/disable": {
    /** Needs a signed-in person, by the session cookie, and the password. Sets the cookie of a new session in the place of this one. */
    $post:
      | { input: { json: PasswordAgain }; output: null; outputFormat: "body"; status: 204 }
      | { input: { json: PasswordAgain }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 409 | 413 | 415 | 429 | 500 | 503 };
  };
  "/api/v1/me/two-factor/recovery-codes": {
    /** Needs a signed-in person, by the session cookie, and the password. Those before are worth nothing from now on. */
    $post:
      | { input: { json: PasswordAgain }; output: RecoveryCodes; outputFormat: "json"; status: 200 }
      | { input: { json: PasswordAgain }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 409 | 413 | 415 | 429 | 500 | 503 };
  };
  "/api/v1/auth/sign-in/passkey/options": {
    /** Public and rate-limited. Sets the cookie of a challenge, which holds for 5 minutes. */
    $post:
      | { input: {}; output: PasskeyRequestOptions; outputFormat: "json"; status: 200 }
      | { input: {}; output: Problem; outputFormat: "json"; status: 400 | 403 | 429 | 500 | 503 };
  };
  "/api/v1/auth/sign-in/passkey": {
    /** Public and rate-limited. Needs the cookie of the challenge, which is taken once. No code is asked for besides: the passkey itself asks for fingerprint, face or PIN. */
    $post:
      | { input: { json: PasskeySignIn }; output: Person; outputFormat: "json"; status: 200 }
      | { input: { json: PasskeySignIn }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 413 | 415 | 429 | 500 | 503 };
  };
  "/api/v1/me/passkeys/options": {
    /** Needs a signed-in person, by the session cookie, who signed in less than a day ago and has at most 20 passkeys. Sets the cookie of a challenge, which holds for 5 minutes. */
    $post:
      | { input: {}; output: PasskeyCreationOptions; outputFormat: "json"; status: 200 }
      | { input: {}; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 409 | 429 | 500 | 503 };
  };
  "/api/v1/me/passkeys": {
    /** Needs a signed-in person, by the session cookie, and the cookie of the challenge. A challenge is taken once, so a repeated request adds nothing. */
    $post:
      | { input: { json: NewPasskey }; output: Passkey; outputFormat: "json"; status: 201 }
      | { input: { json: NewPasskey }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 413 | 415 | 429 | 500 | 503 };
    /** Needs a signed-in person. All of them, for there are few. */
    $get:
      | { input: { header?: { "if-none-match"?: string } }; output: PasskeyList; outputFormat: "json"; status: 200 }
      | { input: { header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 429 | 500 | 503 };
  };
  "/api/v1/me/passkeys/:id": {
    /** Needs a signed-in person. It signs in no more; sessions that it started go on. */
    $delete:
      | { input: { param: { id: string } }; output: null; outputFormat: "body"; status: 204 }
      | { input: { param: { id: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/currencies": {
    /** Public and rate-limited. The rates of the European Central Bank, in US dollars; a day without one has the last before it. */
    $get:
      | { input: { query?: { date?: string }; header?: { "if-none-match"?: string } }; output: CurrencyList; outputFormat: "json"; status: 200 }
      | { input: { query?: { date?: string }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { query?: { date?: string }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 429 | 500 | 503 };
  };
  "/api/v1/assets": {
    /** Needs a signed-in person, who has at most 500. For what no catalogue lists; it has the prices that its owner sets. */
    $post:
      | { input: { header?: { "idempotency-key"?: string }; json: NewOwnAsset }; output: OwnAsset; outputFormat: "json"; status: 201 }
      | { input: { header?: { "idempotency-key"?: string }; json: NewOwnAsset }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 409 | 413 | 415 | 429 | 500 | 503 };
    /** Needs a signed-in person. In the order of their making, with those that were taken out of use. */
    $get:
      | { input: { query?: { limit?: number; cursor?: string }; header?: { "if-none-match"?: string } }; output: OwnAssetPage; outputFormat: "json"; status: 200 }
      | { input: { query?: { limit?: number; cursor?: string }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { query?: { limit?: number; cursor?: string }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 429 | 500 | 503 };
  };
  "/api/v1/assets/:id": {
    /** Needs a signed-in person. */
    $get:
      | { input: { param: { id: OwnAssetId }; header?: { "if-none-match"?: string } }; output: OwnAsset; outputFormat: "json"; status: 200 }
      | { input: { param: { id: OwnAssetId }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { param: { id: OwnAssetId }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 429 | 500 | 503 };
    /** Needs a signed-in person. Symbol, name and whether it is in use; what is left out stays as it is. */
    $patch:
      | { input: { param: { id: OwnAssetId }; header?: { "if-match"?: string }; json: OwnAssetChange }; output: OwnAsset; outputFormat: "json"; status: 200 }
      | { input: { param: { id: OwnAssetId }; header?: { "if-match"?: string }; json: OwnAssetChange }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 412 | 413 | 415 | 429 | 500 | 503 };
    /** Needs a signed-in person. Transactions that name it keep it, so it stays readable as `delisted`. */
    $delete:
      | { input: { param: { id: OwnAssetId } }; output: null; outputFormat: "body"; status: 204 }
      | { input: { param: { id: OwnAssetId } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/own-prices": {
    /** Needs a signed-in person, who has at most 5000. From its time until it is ended, or another takes its place, it wins over the market wherever this person's values are worked out. One of the same asset and time is replaced. */
    $post:
      | { input: { header?: { "idempotency-key"?: string }; json: OwnPrice }; output: OwnPrice; outputFormat: "json"; status: 201 }
      | { input: { header?: { "idempotency-key"?: string }; json: OwnPrice }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 409 | 413 | 415 | 429 | 500 | 503 };
    /** Needs a signed-in person. By asset, then by time. */
    $get:
      | { input: { query?: { limit?: number; cursor?: string; asset?: AssetId }; header?: { "if-none-match"?: string } }; output: OwnPricePage; outputFormat: "json"; status: 200 }
      | { input: { query?: { limit?: number; cursor?: string; asset?: AssetId }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { query?: { limit?: number; cursor?: string; asset?: AssetId }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 429 | 500 | 503 };
  };
  "/api/v1/own-prices/:asset": {
    /** Needs a signed-in person. To end a price and keep it for the past, set it again with `until`. */
    $delete:
      | { input: { param: { asset: AssetId }; query: { at: string } }; output: null; outputFormat: "body"; status: 204 }
      | { input: { param: { asset: AssetId }; query: { at: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/coins": {
    /** Public and rate-limited. Coins that are no longer traded stay in it; they come last. */
    $get:
      | { input: { query?: { limit?: number; cursor?: string; q?: string }; header?: { "if-none-match"?: string } }; output: CoinPage; outputFormat: "json"; status: 200 }
      | { input: { query?: { limit?: number; cursor?: string; q?: string }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { query?: { limit?: number; cursor?: string; q?: string }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 429 | 500 | 503 };
  };
  "/api/v1/coins/:id": {
    /** Public and rate-limited. Also a coin that is no longer traded. */
    $get:
      | { input: { param: { id: AssetId }; header?: { "if-none-match"?: string } }; output: CoinDetail; outputFormat: "json"; status: 200 }
      | { input: { param: { id: AssetId }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { param: { id: AssetId }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/coins/:id/candles": {
    /** Public and rate-limited. The closed candles of the coin's preferred pair as the venue made them, in UTC, and at the end the one that is still open. When a coin changes its pair, the page ends and the next is of the new pair. History of a coin that nobody asked for before comes in while `covered` grows. */
    $get:
      | { input: { param: { id: AssetId }; query?: { interval?: "1m" | "5m" | "15m" | "1h" | "4h" | "1d" | "1w"; from?: string; to?: string; base?: Base; limit?: number; cursor?: string }; header?: { "if-none-match"?: string } }; output: Candles; outputFormat: "json"; status: 200 }
      | { input: { param: { id: AssetId }; query?: { interval?: "1m" | "5m" | "15m" | "1h" | "4h" | "1d" | "1w"; from?: string; to?: string; base?: Base; limit?: number; cursor?: string }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { param: { id: AssetId }; query?: { interval?: "1m" | "5m" | "15m" | "1h" | "4h" | "1d" | "1w"; from?: string; to?: string; base?: Base; limit?: number; cursor?: string }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios": {
    /** Needs a signed-in person, who has at most 100. It comes with one account, Main. */
    $post:
      | { input: { header?: { "idempotency-key"?: string }; json: NewPortfolio }; output: Portfolio; outputFormat: "json"; status: 201 }
      | { input: { header?: { "idempotency-key"?: string }; json: NewPortfolio }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 409 | 413 | 415 | 429 | 500 | 503 };
    /** Needs a signed-in person. A page may have fewer entries than its limit. */
    $get:
      | { input: { query?: { limit?: number; cursor?: string; sort?: "createdAt" | "-createdAt" }; header?: { "if-none-match"?: string } }; output: PortfolioPage; outputFormat: "json"; status: 200 }
      | { input: { query?: { limit?: number; cursor?: string; sort?: "createdAt" | "-createdAt" }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { query?: { limit?: number; cursor?: string; sort?: "createdAt" | "-createdAt" }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id": {
    /** Needs a signed-in person. */
    $get:
      | { input: { param: { id: PortfolioId }; header?: { "if-none-match"?: string } }; output: Portfolio; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { param: { id: PortfolioId }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 429 | 500 | 503 };
    /** Needs a signed-in person. Name, description, base currency, settings, archived. A setting under which the books could not be kept is refused, with the row that breaks. */
    $patch:
      | { input: { param: { id: PortfolioId }; header?: { "idempotency-key"?: string; "if-match"?: string }; json: PortfolioChange }; output: Portfolio; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId }; header?: { "idempotency-key"?: string; "if-match"?: string }; json: PortfolioChange }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 415 | 422 | 429 | 500 | 503 };
    /** Needs a signed-in person. It cannot be taken back; viewers of the live valuation are disconnected. */
    $delete:
      | { input: { param: { id: PortfolioId } }; output: null; outputFormat: "body"; status: 204 }
      | { input: { param: { id: PortfolioId } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/changes": {
    /** Needs a signed-in person. The newest write first; of one write in its own order. */
    $get:
      | { input: { param: { id: PortfolioId }; query?: { limit?: number; cursor?: string }; header?: { "if-none-match"?: string } }; output: ChangePage; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId }; query?: { limit?: number; cursor?: string }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { param: { id: PortfolioId }; query?: { limit?: number; cursor?: string }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/undo": {
    /** Needs a signed-in person. Whatever it was: a record, an edit, a deletion, many at once, an import, a setting. Asked again it takes back the one before that. What was taken back stays in the journal. */
    $post:
      | { input: { param: { id: PortfolioId }; header?: { "idempotency-key"?: string; "if-match"?: string } }; output: Undone; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId }; header?: { "idempotency-key"?: string; "if-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 422 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/accounts": {
    /** Needs a signed-in person. In order; the first is used where none is named. Its ETag is the portfolio's, as changes of accounts want it in If-Match. */
    $get:
      | { input: { param: { id: PortfolioId }; header?: { "if-none-match"?: string } }; output: AccountList; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { param: { id: PortfolioId }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 429 | 500 | 503 };
    /** Needs a signed-in person. A portfolio has at most 100, each with a name of its own. */
    $post:
      | { input: { param: { id: PortfolioId }; header?: { "idempotency-key"?: string }; json: NewAccount }; output: Account; outputFormat: "json"; status: 201 }
      | { input: { param: { id: PortfolioId }; header?: { "idempotency-key"?: string }; json: NewAccount }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 429 | 500 | 503 };
    /** Needs a signed-in person. The first is used where none is named. */
    $put:
      | { input: { param: { id: PortfolioId }; header?: { "idempotency-key"?: string; "if-match"?: string }; json: AccountOrder }; output: AccountList; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId }; header?: { "idempotency-key"?: string; "if-match"?: string }; json: AccountOrder }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 415 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/accounts/:accountId": {
    /** Needs a signed-in person. */
    $patch:
      | { input: { param: { id: PortfolioId; accountId: AccountId }; header?: { "idempotency-key"?: string; "if-match"?: string }; json: AccountChange }; output: Account; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId; accountId: AccountId }; header?: { "idempotency-key"?: string; "if-match"?: string }; json: AccountChange }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 415 | 429 | 500 | 503 };
    /** Needs a signed-in person. The last one stays. */
    $delete:
      | { input: { param: { id: PortfolioId; accountId: AccountId }; header?: { "idempotency-key"?: string; "if-match"?: string } }; output: null; outputFormat: "body"; status: 204 }
      | { input: { param: { id: PortfolioId; accountId: AccountId }; header?: { "idempotency-key"?: string; "if-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/transactions": {
    /** Needs a signed-in person. Each type has its form. Never more can be given away than was held at that moment, also by events that come later in time. */
    $post:
      | { input: { param: { id: PortfolioId }; header?: { "idempotency-key"?: string }; json: NewTransaction }; output: Transaction; outputFormat: "json"; status: 201 }
      | { input: { param: { id: PortfolioId }; header?: { "idempotency-key"?: string }; json: NewTransaction }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503 };
    /** Needs a signed-in person. Newest first unless asked otherwise; filters narrow it together. */
    $get:
      | { input: { param: { id: PortfolioId }; query?: { limit?: number; cursor?: string; sort?: "at" | "-at"; type?: string; asset?: AssetId; account?: AccountId; from?: string; to?: string; tag?: string; q?: string; import?: string }; header?: { "if-none-match"?: string } }; output: TransactionPage; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId }; query?: { limit?: number; cursor?: string; sort?: "at" | "-at"; type?: string; asset?: AssetId; account?: AccountId; from?: string; to?: string; tag?: string; q?: string; import?: string }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { param: { id: PortfolioId }; query?: { limit?: number; cursor?: string; sort?: "at" | "-at"; type?: string; asset?: AssetId; account?: AccountId; from?: string; to?: string; tag?: string; q?: string; import?: string }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/transactions/bulk": {
    /** Needs a signed-in person. All are recorded or none, in one version, and are taken back as one. They are judged together: a sale may give what another of them brings. */
    $post:
      | { input: { param: { id: PortfolioId }; header?: { "idempotency-key"?: string }; json: NewTransactions }; output: RecordedMany; outputFormat: "json"; status: 201 }
      | { input: { param: { id: PortfolioId }; header?: { "idempotency-key"?: string }; json: NewTransactions }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/transactions/:txId": {
    /** Needs a signed-in person. */
    $get:
      | { input: { param: { id: PortfolioId; txId: TransactionId }; header?: { "if-none-match"?: string } }; output: Transaction; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId; txId: TransactionId }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { param: { id: PortfolioId; txId: TransactionId }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 429 | 500 | 503 };
    /** Needs a signed-in person. What is not sent is no longer there; reference, position and where the row came from stay. The past is checked as it was: refused where this or a later event could not stand. */
    $put:
      | { input: { param: { id: PortfolioId; txId: TransactionId }; header?: { "idempotency-key"?: string; "if-match"?: string }; json: NewTransaction }; output: Transaction; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId; txId: TransactionId }; header?: { "idempotency-key"?: string; "if-match"?: string }; json: NewTransaction }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 415 | 422 | 429 | 500 | 503 };
    /** Needs a signed-in person. What is not named stays; null takes it away. The past is checked as it was: refused where this or a later event could not stand. */
    $patch:
      | { input: { param: { id: PortfolioId; txId: TransactionId }; header?: { "idempotency-key"?: string; "if-match"?: string }; json: TransactionChange }; output: Transaction; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId; txId: TransactionId }; header?: { "idempotency-key"?: string; "if-match"?: string }; json: TransactionChange }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 415 | 422 | 429 | 500 | 503 };
    /** Needs a signed-in person. Refused where a later event could not stand without it. It can be taken back. */
    $delete:
      | { input: { param: { id: PortfolioId; txId: TransactionId }; header?: { "idempotency-key"?: string; "if-match"?: string } }; output: null; outputFormat: "body"; status: 204 }
      | { input: { param: { id: PortfolioId; txId: TransactionId }; header?: { "idempotency-key"?: string; "if-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 422 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/imports": {
    /** Needs a signed-in person. Nothing is stored in the ledger: the file is kept as a draft for 24 hours, says what becomes of each row, and is committed by its id. At most 10,000 rows. */
    $post:
      | { input: { param: { id: PortfolioId }; header?: { "idempotency-key"?: string }; json: NewImport }; output: Import; outputFormat: "json"; status: 201 }
      | { input: { param: { id: PortfolioId }; header?: { "idempotency-key"?: string }; json: NewImport }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 429 | 500 | 503 };
    /** Needs a signed-in person. Drafts, the latest that were committed, and those that were taken back. */
    $get:
      | { input: { param: { id: PortfolioId }; header?: { "if-none-match"?: string } }; output: ImportList; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { param: { id: PortfolioId }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/imports/:importId": {
    /** Needs a signed-in person. Of a draft: what becomes of its rows, and what is still to be said. */
    $get:
      | { input: { param: { id: PortfolioId; importId: ImportId }; header?: { "if-none-match"?: string } }; output: Import; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId; importId: ImportId }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { param: { id: PortfolioId; importId: ImportId }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 429 | 500 | 503 };
    /** Needs a signed-in person. Time zone, mapping, coins, opening balances, rows to leave out; the file is then looked at afresh. */
    $patch:
      | { input: { param: { id: PortfolioId; importId: ImportId }; header?: { "if-match"?: string }; json: ImportChange }; output: Import; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId; importId: ImportId }; header?: { "if-match"?: string }; json: ImportChange }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 412 | 413 | 415 | 429 | 500 | 503 };
    /** Needs a signed-in person. What was committed is taken back instead. */
    $delete:
      | { input: { param: { id: PortfolioId; importId: ImportId } }; output: null; outputFormat: "body"; status: 204 }
      | { input: { param: { id: PortfolioId; importId: ImportId } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/imports/:importId/rows": {
    /** Needs a signed-in person. The oldest event first, whatever the order of the file. */
    $get:
      | { input: { param: { id: PortfolioId; importId: ImportId }; query?: { limit?: number; cursor?: string; fate?: "new" | "duplicate" | "conflict" | "ignored" | "left_out" | "error" | "needs_zone" | "needs_coin" | "short" }; header?: { "if-none-match"?: string } }; output: ImportRowPage; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId; importId: ImportId }; query?: { limit?: number; cursor?: string; fate?: "new" | "duplicate" | "conflict" | "ignored" | "left_out" | "error" | "needs_zone" | "needs_coin" | "short" }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { param: { id: PortfolioId; importId: ImportId }; query?: { limit?: number; cursor?: string; fate?: "new" | "duplicate" | "conflict" | "ignored" | "left_out" | "error" | "needs_zone" | "needs_coin" | "short" }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/imports/:importId/commit": {
    /** Needs a signed-in person. All that is new is stored in one write, or nothing is. Its id is its key: again, it answers the same. Refused while rows are open, and when the ledger has changed so that something else would become of the file. */
    $post:
      | { input: { param: { id: PortfolioId; importId: ImportId } }; output: Import; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId; importId: ImportId } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 422 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/imports/:importId/take-back": {
    /** Needs a signed-in person. Every row that it brought goes, as it is now, and the rows that it replaced stand in their place again as they were before it, in one write; one of these that was deleted since stays so. Accounts and coins that came with it stay. Refused where later events spend what it brought, and where a row that it replaced was changed since: the refusal names the row. */
    $post:
      | { input: { param: { id: PortfolioId; importId: CommittedImportId }; header?: { "idempotency-key"?: string } }; output: Import; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId; importId: CommittedImportId }; header?: { "idempotency-key"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 409 | 410 | 422 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/export": {
    /** Needs a signed-in person. Imported into an empty portfolio it makes a ledger whose export is the same file, byte for byte. It has no ids of this service: accounts stand by name, rows refer to each other by `ref`. Texts that spreadsheets would take for formulas get an apostrophe, which import takes away. */
    $get:
      | { input: { param: { id: PortfolioId }; query?: { format?: "csv" | "json" }; header?: { "if-none-match"?: string } }; output: LedgerJson; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId }; query?: { format?: "csv" | "json" }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { param: { id: PortfolioId }; query?: { format?: "csv" | "json" }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/import-profiles": {
    /** Needs a signed-in person. How files are read that no format knows. */
    $get:
      | { input: { header?: { "if-none-match"?: string } }; output: ImportProfileList; outputFormat: "json"; status: 200 }
      | { input: { header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 429 | 500 | 503 };
    /** Needs a signed-in person, who has at most 50. */
    $post:
      | { input: { header?: { "idempotency-key"?: string }; json: NewImportProfile }; output: ImportProfile; outputFormat: "json"; status: 201 }
      | { input: { header?: { "idempotency-key"?: string }; json: NewImportProfile }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 409 | 413 | 415 | 429 | 500 | 503 };
  };
  "/api/v1/import-profiles/:profileId": {
    /** Needs a signed-in person. */
    $get:
      | { input: { param: { profileId: ImportProfileId }; header?: { "if-none-match"?: string } }; output: ImportProfile; outputFormat: "json"; status: 200 }
      | { input: { param: { profileId: ImportProfileId }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { param: { profileId: ImportProfileId }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 429 | 500 | 503 };
    /** Needs a signed-in person. What was imported with it stays as it is. */
    $put:
      | { input: { param: { profileId: ImportProfileId }; header?: { "if-match"?: string }; json: NewImportProfile }; output: ImportProfile; outputFormat: "json"; status: 200 }
      | { input: { param: { profileId: ImportProfileId }; header?: { "if-match"?: string }; json: NewImportProfile }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 412 | 413 | 415 | 429 | 500 | 503 };
    /** Needs a signed-in person. What was imported with it stays as it is. */
    $delete:
      | { input: { param: { profileId: ImportProfileId } }; output: null; outputFormat: "body"; status: 204 }
      | { input: { param: { profileId: ImportProfileId } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/holdings": {
    /** Needs a signed-in person. A coin without a price has `null` for its value, is left out of the total and named in `unpriced`. Now, or as of any time: the ledger as it is known now, of what had happened by then, at the prices of then. */
    $get:
      | { input: { param: { id: PortfolioId }; query?: { base?: AssetId; method?: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific"; at?: string; account?: AccountId; minValue?: Amount; explain?: "true" | "false" } }; output: Holdings; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId }; query?: { base?: AssetId; method?: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific"; at?: string; account?: AccountId; minValue?: Amount; explain?: "true" | "false" } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/holdings/:coin": {
    /** Needs a signed-in person. Writes what leads there: an opening balance of what is missing, or a withdrawal of what is too much. With averagePrice the cost becomes that, too. */
    $put:
      | { input: { param: { id: PortfolioId; coin: AssetId }; header?: { "idempotency-key"?: string; "if-match"?: string }; json: HoldingTarget }; output: Adjusted; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId; coin: AssetId }; header?: { "idempotency-key"?: string; "if-match"?: string }; json: HoldingTarget }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 415 | 422 | 429 | 500 | 503 };
    /** Needs a signed-in person. All that is held now is withdrawn; what happened before stays. It can be taken back. */
    $delete:
      | { input: { param: { id: PortfolioId; coin: AssetId }; header?: { "idempotency-key"?: string; "if-match"?: string } }; output: Adjusted; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId; coin: AssetId }; header?: { "idempotency-key"?: string; "if-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 422 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/lots": {
    /** Needs a signed-in person. Each with its age, its break-even and what it is worth, under any method, as of any time. */
    $get:
      | { input: { param: { id: PortfolioId }; query?: { base?: AssetId; method?: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific"; at?: string; account?: AccountId; asset?: AssetId } }; output: PortfolioLots; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId }; query?: { base?: AssetId; method?: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific"; at?: string; account?: AccountId; asset?: AssetId } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/disposals": {
    /** Needs a signed-in person. One row for each lot that a sale, a swap, a fee or a loss used, under any method. */
    $get:
      | { input: { param: { id: PortfolioId }; query?: { base?: AssetId; method?: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific"; limit?: number; cursor?: string; from?: string; to?: string; asset?: AssetId } }; output: DisposalPage; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId }; query?: { base?: AssetId; method?: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific"; limit?: number; cursor?: string; from?: string; to?: string; asset?: AssetId } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/income": {
    /** Needs a signed-in person. Staking, interest, mining, airdrops, forks, cashback and referrals. */
    $get:
      | { input: { param: { id: PortfolioId }; query?: { base?: AssetId; method?: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific"; limit?: number; cursor?: string; from?: string; to?: string; asset?: AssetId } }; output: IncomePage; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId }; query?: { base?: AssetId; method?: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific"; limit?: number; cursor?: string; from?: string; to?: string; asset?: AssetId } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/fees": {
    /** Needs a signed-in person. Whether one is in costs and proceeds already, or still to be taken off, stands with it. */
    $get:
      | { input: { param: { id: PortfolioId }; query?: { base?: AssetId; method?: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific"; limit?: number; cursor?: string; from?: string; to?: string; asset?: AssetId } }; output: FeePage; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId }; query?: { base?: AssetId; method?: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific"; limit?: number; cursor?: string; from?: string; to?: string; asset?: AssetId } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/performance": {
    /** Needs a signed-in person. Simple, time-weighted, money-weighted (XIRR), modified Dietz and on average capital, with one sentence on why they differ; contributions, best and worst, concentration, 24 h change, and the same cash flows put into another coin. With `explain=true` every figure comes with its formula and inputs, the lots, and the prices with source and time. */
    $get:
      | { input: { param: { id: PortfolioId }; query?: { base?: AssetId; method?: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific"; period?: "24h" | "7d" | "30d" | "90d" | "ytd" | "1y" | "max" | "custom"; from?: string; to?: string; timing?: "cut" | "daily"; benchmark?: AssetId; explain?: "true" | "false" } }; output: PortfolioPerformance; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId }; query?: { base?: AssetId; method?: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific"; period?: "24h" | "7d" | "30d" | "90d" | "ytd" | "1y" | "max" | "custom"; from?: string; to?: string; timing?: "cut" | "daily"; benchmark?: AssetId; explain?: "true" | "false" } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/history": {
    /** Needs a signed-in person. Computed from the ledger and the candles: it begins with the first transaction and follows every change of the past. Each point stands at the end of a UTC hour, day or week (Sunday at midnight) and is counted at its own prices and rates. At most 750 hours, 4,000 days or 1,000 weeks at once. */
    $get:
      | { input: { param: { id: PortfolioId }; query?: { base?: AssetId; method?: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific"; interval?: "hourly" | "daily" | "weekly"; from?: string; to?: string; benchmark?: AssetId } }; output: PortfolioHistory; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId }; query?: { base?: AssetId; method?: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific"; interval?: "hourly" | "daily" | "weekly"; from?: string; to?: string; benchmark?: AssetId } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/allocation": {
    /** Needs a signed-in person. By coin and by account, of what has a price. */
    $get:
      | { input: { param: { id: PortfolioId }; query?: { base?: AssetId; method?: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific"; at?: string } }; output: PortfolioAllocation; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId }; query?: { base?: AssetId; method?: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific"; at?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/what-if": {
    /** Needs a signed-in person. Nothing is stored. `specific` goes by its order, as no lots are named. */
    $get:
      | { input: { param: { id: PortfolioId }; query: { base?: AssetId; asset: AssetId; quantity?: Amount; price?: Amount; account?: AccountId } }; output: WhatIf; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId }; query: { base?: AssetId; asset: AssetId; quantity?: Amount; price?: Amount; account?: AccountId } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 422 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/reports/:year": {
    /** Needs a signed-in person. Gains short and long, lot by lot, under any method. No wash-sale or same-day rule is applied. With `format=csv` one table for a spreadsheet, whose fields no spreadsheet takes for formulas. */
    $get:
      | { input: { param: { id: PortfolioId; year: number }; query?: { base?: AssetId; method?: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific"; tz?: string; format?: "json" | "csv" } }; output: YearReport; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId; year: number }; query?: { base?: AssetId; method?: "fifo" | "lifo" | "hifo" | "lofo" | "average" | "specific"; tz?: string; format?: "json" | "csv" } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/snapshots": {
    /** Needs a signed-in person. One a day, only of days on which it was written to or looked at: what was known then, kept for audit. The past itself is in `history`, which follows every change of the ledger. */
    $get:
      | { input: { param: { id: PortfolioId }; query?: { limit?: number; cursor?: string; sort?: "at" | "-at" }; header?: { "if-none-match"?: string } }; output: SnapshotPage; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId }; query?: { limit?: number; cursor?: string; sort?: "at" | "-at" }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { param: { id: PortfolioId }; query?: { limit?: number; cursor?: string; sort?: "at" | "-at" }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/overview": {
    /** Needs a signed-in person, whose own currency it is unless told otherwise. */
    $get:
      | { input: { query?: { base?: AssetId } }; output: Overview; outputFormat: "json"; status: 200 }
      | { input: { query?: { base?: AssetId } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 429 | 500 | 503 };
  };
  "/api/v1/watchlists": {
    /** Needs a signed-in person, who has at most 50. */
    $post:
      | { input: { header?: { "idempotency-key"?: string }; json: NewWatchlist }; output: Watchlist; outputFormat: "json"; status: 201 }
      | { input: { header?: { "idempotency-key"?: string }; json: NewWatchlist }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 429 | 500 | 503 };
    /** Needs a signed-in person. */
    $get:
      | { input: { header?: { "if-none-match"?: string } }; output: Watchlists; outputFormat: "json"; status: 200 }
      | { input: { header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 429 | 500 | 503 };
  };
  "/api/v1/watchlists/:id": {
    /** Needs a signed-in person. With prices and sentiment it is at `/now`. */
    $get:
      | { input: { param: { id: WatchlistId }; header?: { "if-none-match"?: string } }; output: Watchlist; outputFormat: "json"; status: 200 }
      | { input: { param: { id: WatchlistId }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { param: { id: WatchlistId }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 429 | 500 | 503 };
    /** Needs a signed-in person. Coins are set as a whole, with their order and notes. */
    $patch:
      | { input: { param: { id: WatchlistId }; header?: { "if-match"?: string }; json: WatchlistChange }; output: Watchlist; outputFormat: "json"; status: 200 }
      | { input: { param: { id: WatchlistId }; header?: { "if-match"?: string }; json: WatchlistChange }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 412 | 413 | 415 | 429 | 500 | 503 };
    /** Needs a signed-in person. */
    $delete:
      | { input: { param: { id: WatchlistId } }; output: null; outputFormat: "body"; status: 204 }
      | { input: { param: { id: WatchlistId } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/watchlists/:id/now": {
    /** Needs a signed-in person. Latest prices and what the news says of each coin, in one read. */
    $get:
      | { input: { param: { id: WatchlistId } }; output: WatchlistNow; outputFormat: "json"; status: 200 }
      | { input: { param: { id: WatchlistId } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/live-tickets": {
    /** Needs a signed-in person. The ticket proves to the WebSocket who opens it; it is good once. */
    $post:
      | { input: { param: { id: PortfolioId } }; output: LiveTicket; outputFormat: "json"; status: 201 }
      | { input: { param: { id: PortfolioId } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/live": {
    /** Needs a signed-in person, proved by a ticket: offer the subprotocols `coinsight.v1` and `ticket.<ticket>`. Frames are JSON: first a snapshot, then what changes, at most one a second and one at least every 5 s; after a write at once. After a gap in `seq` or 10 s without a frame send `{"type":"snapshot"}`, the only thing that may be said (beside the text `ping`, answered by `pong`). Closed with 1008 (said something else, or too often), 4401 (the session ended), 4404 (the portfolio was deleted), 4408 (an hour is over: come back with a new ticket). */
    $get:
      | { input: { param: { id: PortfolioId }; header?: { "sec-websocket-protocol"?: string } }; output: null; outputFormat: "body"; status: 101 }
      | { input: { param: { id: PortfolioId }; header?: { "sec-websocket-protocol"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 403 | 404 | 426 | 429 | 500 | 503 };
  };
  "/api/v1/news": {
    /** Public and rate-limited. Each story once: what others tell in nearly the same words within 48 hours is counted, and by whom. With `source` all that this source told, first or not. */
    $get:
      | { input: { query?: { limit?: number; cursor?: string; sort?: "publishedAt" | "-publishedAt"; coin?: AssetId; source?: string; label?: "negative" | "neutral" | "positive" }; header?: { "if-none-match"?: string } }; output: ArticlePage; outputFormat: "json"; status: 200 }
      | { input: { query?: { limit?: number; cursor?: string; sort?: "publishedAt" | "-publishedAt"; coin?: AssetId; source?: string; label?: "negative" | "neutral" | "positive" }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { query?: { limit?: number; cursor?: string; sort?: "publishedAt" | "-publishedAt"; coin?: AssetId; source?: string; label?: "negative" | "neutral" | "positive" }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 429 | 500 | 503 };
  };
  "/api/v1/sentiment/market": {
    /** Public and rate-limited. The same figure as of a coin, over all articles and drawn towards nothing. */
    $get:
      | { input: { header?: { "if-none-match"?: string } }; output: MarketSentiment; outputFormat: "json"; status: 200 }
      | { input: { header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 429 | 500 | 503 };
  };
  "/api/v1/sentiment/compare": {
    /** Public and rate-limited. */
    $get:
      | { input: { query: { coins: AssetList }; header?: { "if-none-match"?: string } }; output: SentimentComparison; outputFormat: "json"; status: 200 }
      | { input: { query: { coins: AssetList }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { query: { coins: AssetList }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 429 | 500 | 503 };
  };
  "/api/v1/sentiment/sources": {
    /** Public and rate-limited. */
    $get:
      | { input: {}; output: NewsSources; outputFormat: "json"; status: 200 }
      | { input: {}; output: Problem; outputFormat: "json"; status: 400 | 429 | 500 | 503 };
  };
  "/api/v1/sentiment/score": {
    /** Public and rate-limited. The product's own scorer on up to 100 texts, with every vote and word. DistilBERT is not asked, and its vote says so: its daily quota is for the news. Nothing is stored. */
    $post:
      | { input: { json: ScoreTexts }; output: ScoredTexts; outputFormat: "json"; status: 200 }
      | { input: { json: ScoreTexts }; output: Problem; outputFormat: "json"; status: 400 | 403 | 413 | 415 | 429 | 500 | 503 };
  };
  "/api/v1/sentiment/:coin/trend": {
    /** Public and rate-limited. An hour is fixed when it ends, by what was known then, and never changes. `market` in the place of a coin gives the market's index. Without `from` the last 168 intervals; at most 1,000. */
    $get:
      | { input: { param: { coin: AssetId }; query?: { interval?: "1h" | "4h" | "1d"; from?: string; to?: string }; header?: { "if-none-match"?: string } }; output: SentimentTrend; outputFormat: "json"; status: 200 }
      | { input: { param: { coin: AssetId }; query?: { interval?: "1h" | "4h" | "1d"; from?: string; to?: string }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { param: { coin: AssetId }; query?: { interval?: "1h" | "4h" | "1d"; from?: string; to?: string }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/sentiment/:coin/news": {
    /** Public and rate-limited. Each story once, as in the list of all news. */
    $get:
      | { input: { param: { coin: AssetId }; query?: { limit?: number; cursor?: string; sort?: "publishedAt" | "-publishedAt"; source?: string; label?: "negative" | "neutral" | "positive" }; header?: { "if-none-match"?: string } }; output: ArticlePage; outputFormat: "json"; status: 200 }
      | { input: { param: { coin: AssetId }; query?: { limit?: number; cursor?: string; sort?: "publishedAt" | "-publishedAt"; source?: string; label?: "negative" | "neutral" | "positive" }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { param: { coin: AssetId }; query?: { limit?: number; cursor?: string; sort?: "publishedAt" | "-publishedAt"; source?: string; label?: "negative" | "neutral" | "positive" }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/sentiment/:coin": {
    /** Public and rate-limited. */
    $get:
      | { input: { param: { coin: AssetId }; header?: { "if-none-match"?: string } }; output: CoinSentiment; outputFormat: "json"; status: 200 }
      | { input: { param: { coin: AssetId }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { param: { coin: AssetId }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/sentiment": {
    /** Needs a signed-in person. The coins' scores, weighted by what is held of them now, with each coin's contribution; money and coins that are meant to be worth money are left out. `points`: the same for hours that have ended, each by the holdings of that hour and the score that was fixed then. Without `from` the last 168 intervals; at most 1,000. */
    $get:
      | { input: { param: { id: PortfolioId }; query?: { interval?: "1h" | "4h" | "1d"; from?: string; to?: string } }; output: PortfolioSentiment; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId }; query?: { interval?: "1h" | "4h" | "1d"; from?: string; to?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/prices": {
    /** Public and rate-limited. At most 2 s old. A coin without a price is named in `missing`; when the venue is silent, the last price is given as `stale`. */
    $get:
      | { input: { query: { ids: AssetList } }; output: Prices; outputFormat: "json"; status: 200 }
      | { input: { query: { ids: AssetList } }; output: Problem; outputFormat: "json"; status: 400 | 429 | 500 | 503 };
  };
  "/api/v1/market/venues": {
    /** Public and rate-limited. Each venue with its connection, the health of its hosts, and what became of its ticks: `apart` were too far from the other venues to be shown, `jump` waited for confirmation. */
    $get:
      | { input: {}; output: Venues; outputFormat: "json"; status: 200 }
      | { input: {}; output: Problem; outputFormat: "json"; status: 400 | 429 | 500 | 503 };
  };
  "/api/v1/calc/indicators": {
    /** Public and rate-limited. Nothing is stored. The same functions and parameters as for the coins' own candles. Bars count from 0; a bar with a missing figure is skipped, not filled: it gets null and the state goes on as if it had not been. Numbers are JSON numbers, in percent only where an indicator says so. */
    $post:
      | { input: { json: CalcIndicators }; output: CalculatedIndicators; outputFormat: "json"; status: 200 }
      | { input: { json: CalcIndicators }; output: Problem; outputFormat: "json"; status: 400 | 403 | 413 | 415 | 429 | 500 | 503 };
  };
  "/api/v1/calc/lots": {
    /** Public and rate-limited. Nothing is stored. Folds at most 10,000 rows as the portfolios' own ledgers are folded, under any lot method and setting. Prices come from the request only; what is not known is null. */
    $post:
      | { input: { json: CalcLots }; output: CalculatedLots; outputFormat: "json"; status: 200 }
      | { input: { json: CalcLots }; output: Problem; outputFormat: "json"; status: 400 | 403 | 413 | 415 | 422 | 429 | 500 | 503 };
  };
  "/api/v1/calc/returns": {
    /** Public and rate-limited. Nothing is stored. Simple, time-weighted, money-weighted (XIRR), modified Dietz and on average capital, side by side, with contributions, weights and a benchmark of the same cash flows. The same functions as for portfolios. */
    $post:
      | { input: { json: CalcReturns }; output: CalculatedReturns; outputFormat: "json"; status: 200 }
      | { input: { json: CalcReturns }; output: Problem; outputFormat: "json"; status: 400 | 403 | 413 | 415 | 429 | 500 | 503 };
  };
  "/api/v1/calc/risk": {
    /** Public and rate-limited. Nothing is stored. The same functions and parameters as for coins and portfolios. Every figure that is a return is a fraction and keeps its sign: drawdown, value at risk and its shortfall are at most 0. No return spans a missing close; rows with a missing figure are left out, with a benchmark those where either is missing. Fewer than 30 returns have no figure unless `least` says otherwise. */
    $post:
      | { input: { json: CalcRisk }; output: CalculatedRisk; outputFormat: "json"; status: 200 }
      | { input: { json: CalcRisk }; output: Problem; outputFormat: "json"; status: 400 | 403 | 413 | 415 | 429 | 500 | 503 };
  };
  "/api/v1/coins/:id/indicators": {
    /** Public and rate-limited. Over the closed candles of the coin's preferred pair, in its quote currency. The value of a bar does not depend on `from`: the bars before it are taken in until they weigh less than 1e-12, or the candles begin (`settled`). OBV and VWAP count from an anchor, which `anchoredAt` names. Each with its convention in [Analytics](/docs), with the same functions and parameters as `POST /api/v1/calc/indicators`. */
    $get:
      | { input: { param: { id: AssetId }; query: { set: string; interval?: "1m" | "5m" | "15m" | "1h" | "4h" | "1d" | "1w"; from?: string; to?: string }; header?: { "if-none-match"?: string } }; output: CoinIndicators; outputFormat: "json"; status: 200 }
      | { input: { param: { id: AssetId }; query: { set: string; interval?: "1m" | "5m" | "15m" | "1h" | "4h" | "1d" | "1w"; from?: string; to?: string }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { param: { id: AssetId }; query: { set: string; interval?: "1m" | "5m" | "15m" | "1h" | "4h" | "1d" | "1w"; from?: string; to?: string }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/coins/:id/risk": {
    /** Public and rate-limited. From the closes of UTC days in dollars, by default of the last year. No return spans a missing day; with a benchmark, days on which either has none are left out. Every figure that is a return is a fraction and keeps its sign; fewer than 30 returns have no figure. The same functions and parameters as `POST /api/v1/calc/risk`. */
    $get:
      | { input: { param: { id: AssetId }; query?: { from?: string; to?: string; benchmark?: string; figures?: string }; header?: { "if-none-match"?: string } }; output: CoinRisk; outputFormat: "json"; status: 200 }
      | { input: { param: { id: AssetId }; query?: { from?: string; to?: string; benchmark?: string; figures?: string }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { param: { id: AssetId }; query?: { from?: string; to?: string; benchmark?: string; figures?: string }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/analytics/correlation": {
    /** Public and rate-limited. Correlations of the daily returns in dollars, never of prices, by default of the last year: of each two coins, rolling, and on the days on which bitcoin fell. */
    $get:
      | { input: { query: { coins: string; window?: number; from?: string; to?: string }; header?: { "if-none-match"?: string } }; output: Correlation; outputFormat: "json"; status: 200 }
      | { input: { query: { coins: string; window?: number; from?: string; to?: string }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { query: { coins: string; window?: number; from?: string; to?: string }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/risk": {
    /** Needs a signed-in person. From the portfolio's daily time-weighted returns, so that a deposit is no return; by default of the last year, at most from its first transaction on. Days on which nothing was there, or a price was missing, are left out; with a benchmark, those on which it has none. With a table of past crashes. */
    $get:
      | { input: { param: { id: PortfolioId }; query?: { from?: string; to?: string; benchmark?: string; figures?: string }; header?: { "if-none-match"?: string } }; output: PortfolioRisk; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId }; query?: { from?: string; to?: string; benchmark?: string; figures?: string }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { param: { id: PortfolioId }; query?: { from?: string; to?: string; benchmark?: string; figures?: string }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/portfolios/:id/correlation": {
    /** Needs a signed-in person. Correlations of the portfolio's daily time-weighted returns with the daily returns of bitcoin and of the coins that it holds today, in its currency: of each two, rolling, and on the days on which bitcoin fell. */
    $get:
      | { input: { param: { id: PortfolioId }; query?: { window?: number; from?: string; to?: string }; header?: { "if-none-match"?: string } }; output: PortfolioCorrelation; outputFormat: "json"; status: 200 }
      | { input: { param: { id: PortfolioId }; query?: { window?: number; from?: string; to?: string }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { param: { id: PortfolioId }; query?: { window?: number; from?: string; to?: string }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 401 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/coins/:id/sentiment-lead": {
    /** Public and rate-limited. Correlation of the hourly sentiment, fixed when each hour ended, with the returns after it, by lag. Counted so that the signal can be disproved: of unrelated series at most one in twenty shows evidence anywhere. */
    $get:
      | { input: { param: { id: AssetId }; query?: { days?: number }; header?: { "if-none-match"?: string } }; output: SentimentLead; outputFormat: "json"; status: 200 }
      | { input: { param: { id: AssetId }; query?: { days?: number }; header?: { "if-none-match"?: string } }; output: null; outputFormat: "body"; status: 304 }
      | { input: { param: { id: AssetId }; query?: { days?: number }; header?: { "if-none-match"?: string } }; output: Problem; outputFormat: "json"; status: 400 | 404 | 429 | 500 | 503 };
  };
  "/api/v1/stream/prices": {
    /** Public and rate-limited. Frames are JSON, see `PriceStreamFrame`: first a snapshot, then coins that changed, at most one a second and one at least every 5 s; after 10 s without a frame connect again. A frame with a `receipt` wants it back as a message of that text: whoever leaves 256 KiB unread is dropped with 4429. Takes the text `ping` besides, answered by `pong`; any other message closes it with 1008. */
    $get:
      | { input: { query: { coins: AssetList } }; output: null; outputFormat: "body"; status: 101 }
      | { input: { query: { coins: AssetList } }; output: Problem; outputFormat: "json"; status: 400 | 426 | 429 | 500 | 503 };
  };
};

export type Api = Hono<BlankEnv, Routes, "/">;
