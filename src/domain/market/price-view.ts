import type { AssetId } from "../ids.ts";
import { decimal } from "../money/amount.ts";
import { entriesOf } from "./board.ts";
import type { BoardPrice, PriceFrame } from "./price.ts";
import { isSilent, isStale } from "./price.ts";

/** A price as the public endpoints show it: in the quote of its pair, unconverted. */
export interface PriceView {
  readonly price: string;
  readonly quote: AssetId;
  readonly source: string;
  /** The venue's time of it, ISO 8601 UTC. */
  readonly asOf: string;
  readonly ageMs: number;
  /** Its source has been silent; a quiet coin is merely old. */
  readonly stale: boolean;
  readonly simulated: boolean;
  /** Share by which it differs from 24 hours before; `null` when the venue does not say. */
  readonly change24h: number | null;
}

export interface PriceViews {
  readonly asOf: string;
  readonly stale: boolean;
  readonly simulated: boolean;
  /** By asset. */
  readonly prices: Readonly<Record<string, PriceView>>;
}

/** What a frame says at the moment `now`. `stale` where the caller knows it besides, as from a copy kept for bad times. */
export function viewPrices(frame: PriceFrame, now: number, simulated: boolean, stale = false): PriceViews {
  const prices: Record<string, PriceView> = {};
  let some = stale;
  for (const [asset, entry] of entriesOf(frame.prices)) {
    const old = stale || isStale(entry.source, frame.freshUntil, now);
    some ||= old;
    prices[asset] = {
      price: entry.price,
      quote: entry.quote,
      source: entry.source,
      asOf: new Date(entry.at).toISOString(),
      // A venue's clock may run a little ahead of ours.
      ageMs: Math.max(0, now - entry.at),
      stale: old,
      simulated,
      change24h: change24h(entry),
    };
  }
  // Of no price nothing is stale, unless nobody could give one.
  if (Object.keys(prices).length === 0) some ||= isSilent(frame.freshUntil, now);
  return { asOf: new Date(now).toISOString(), stale: some, simulated, prices };
}

export function change24h({ price, open24h }: Pick<BoardPrice, "price" | "open24h">): number | null {
  if (open24h === null) return null;
  const open = decimal(open24h);
  return decimal(price).minus(open).dividedBy(open).toDecimalPlaces(8).toNumber();
}
