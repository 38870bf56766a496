import type { AssetId } from "../ids.ts";
import { isFiat } from "../ids.ts";
import type { Amount } from "../money/amount.ts";
import { AMOUNT_PATTERN, decimal, toAmount } from "../money/amount.ts";
import { EARLIEST, MOST_AHEAD_MS } from "./time-bounds.ts";
import type { Leg, TradeType } from "./transaction.ts";

/** A buy or a sale as it was stated: the money leg may be missing, price and total may contradict it. */
export interface StatedTrade {
  readonly type: TradeType;
  readonly at: number;
  readonly in: Leg | null;
  readonly out: Leg | null;
  readonly fee: Leg | null;
  readonly price: Amount | null;
  readonly value: Amount | null;
  readonly valueCurrency: AssetId | null;
}

/** A stated trade with both its legs. */
export interface Trade extends StatedTrade {
  readonly in: Leg;
  readonly out: Leg;
}

/** A field that is wrong, by its name in the trade. */
export interface TradeError {
  readonly field: string;
  readonly expected: string;
}

/**
 * Both legs of a trade, or every field that is wrong. The money leg wins over the stated total, and that over price × amount;
 * what was stated is kept as it was stated.
 */
export function resolveTrade(
  stated: StatedTrade,
  base: AssetId,
  now: number,
): { ok: true; trade: Trade } | { ok: false; errors: TradeError[] } {
  const errors: TradeError[] = [];
  const wrong = (field: string, expected: string) => errors.push({ field, expected });
  const [coinField, moneyField] = stated.type === "buy" ? (["in", "out"] as const) : (["out", "in"] as const);
  const coin = stated[coinField];

  if (stated.at < EARLIEST) wrong("at", "a time from 2009 on");
  if (stated.at > now + MOST_AHEAD_MS) wrong("at", "a time at most 5 minutes ahead");
  if (coin === null) wrong(coinField, `the coin that a ${stated.type} is about`);
  else if (isFiat(coin.asset)) wrong(`${coinField}.asset`, "a coin; money stands in the other leg");

  const money = stated[moneyField] ?? moneyOf(stated, coin, base);
  if (money === null) wrong(moneyField, "the money of the trade, or value, or price");
  else if (money.asset !== base) wrong(`${moneyField}.asset`, `${base}, the portfolio's base currency`);
  else if (!AMOUNT_PATTERN.test(money.amount))
    wrong("price", "a price whose total has at most 20 digits before the point");
  else if (isZero(money) && stated[moneyField] === null)
    wrong(stated.value === null ? "price" : "value", "one that makes the trade worth more than 0");

  if (stated.valueCurrency !== null && stated.valueCurrency !== base)
    wrong("valueCurrency", `${base}, the portfolio's base currency`);
  if (stated.valueCurrency !== null && stated.value === null && stated.price === null)
    wrong("valueCurrency", "only together with value or price");
  for (const field of ["in", "out", "fee"] as const) {
    const leg = stated[field];
    if (leg !== null && isZero(leg))
      wrong(`${field}.amount`, field === "fee" ? "more than 0; leave fee out where there is none" : "more than 0");
  }
  const { fee } = stated;
  if (fee !== null && coin !== null && fee.asset !== base && fee.asset !== coin.asset)
    wrong("fee.asset", `${base} or ${coin.asset}`);
  else if (fee !== null && coin !== null && stated.type === "buy" && fee.asset === coin.asset && !isLess(fee, coin))
    wrong("fee.amount", "less than what was bought");

  if (errors.length > 0 || coin === null || money === null) return { ok: false, errors };
  const legs = stated.type === "buy" ? { in: coin, out: money } : { in: money, out: coin };
  const priced = stated.value !== null || stated.price !== null;
  return { ok: true, trade: { ...stated, ...legs, valueCurrency: priced ? base : null } };
}

function moneyOf({ value, price }: StatedTrade, coin: Leg | null, base: AssetId): Leg | null {
  if (value !== null) return { asset: base, amount: value };
  if (price === null || coin === null) return null;
  return { asset: base, amount: toAmount(decimal(price).times(coin.amount)) };
}

const isZero = (leg: Leg): boolean => decimal(leg.amount).isZero();
const isLess = (a: Leg, b: Leg): boolean => decimal(a.amount).lt(b.amount);
