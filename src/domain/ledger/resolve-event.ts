import type { AccountId, AssetId } from "../ids.ts";
import { AMOUNT_PATTERN, decimal, toAmount } from "../money/amount.ts";
import { toUnits } from "../money/fixed.ts";
import type { Leg, Transaction } from "./transaction.ts";

/** An event as it was stated: what follows from the rest may be missing, price and total may contradict the legs. */
export interface StatedEvent extends Omit<
  Transaction,
  "id" | "ref" | "position" | "accountId" | "source" | "importId" | "transferId" | "createdAt" | "updatedAt"
> {
  /** `null`: the portfolio's first account. */
  readonly accountId: AccountId | null;
  /** `null`: after the others of the same time. */
  readonly position: number | null;
  /** By which other rows name it; one of ours where it is left out. */
  readonly ref?: string | null;
}

/** A field that is wrong, by its name in the event. */
export interface EventError {
  readonly field: string;
  readonly expected: string;
}

/** The event with what follows: the money of a trade, what arrives by a transfer, the currency of what was stated. */
export type ResolvedEvent<Event extends StatedEvent> =
  | { readonly ok: true; readonly event: Event }
  | { readonly ok: false; readonly errors: EventError[] };

/**
 * The money leg of a trade wins over the stated total, and that over price × amount; what was stated is kept as it was
 * stated. Whether the event can be is for `checkEvent` to tell.
 */
export function resolveEvent<Event extends StatedEvent>(stated: Event, base: AssetId): ResolvedEvent<Event> {
  const errors: EventError[] = [];
  const wrong = (field: string, expected: string) => errors.push({ field, expected });
  const priced = stated.value !== null || stated.price !== null;
  if (stated.valueCurrency !== null && !priced) wrong("valueCurrency", "only together with value or price");
  const valueCurrency = priced ? (stated.valueCurrency ?? base) : null;
  const money = moneyOf({ ...stated, valueCurrency }, wrong);
  const arrives = stated.type === "transfer" && stated.toAccountId ? (stated.in ?? stated.out) : stated.in;
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, event: { ...stated, in: arrives, valueCurrency, ...money } };
}

/** The leg of a trade that was left out, by its name. */
function moneyOf(
  { type, in: arrives, out, value, price, valueCurrency }: StatedEvent,
  wrong: (field: string, expected: string) => void,
): { in?: Leg; out?: Leg } {
  if (type !== "buy" && type !== "sell") return {};
  const [field, coin, given] = type === "buy" ? (["out", arrives, out] as const) : (["in", out, arrives] as const);
  if (given !== null) return {};
  const worth =
    value ?? (price === null || coin === null ? null : toAmount(decimal(price).times(decimal(coin.amount))));
  if (worth === null || valueCurrency === null) wrong(field, "the money of the trade, or value, or price");
  else if (!AMOUNT_PATTERN.test(worth)) wrong("price", "a price whose total has at most 20 digits before the point");
  else if (toUnits(worth) === 0n)
    wrong(value === null ? "price" : "value", "one that makes the trade worth more than 0");
  else return { [field]: { asset: valueCurrency, amount: worth } };
  return {};
}
