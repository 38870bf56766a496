import type { AssetId } from "../ids.ts";
import type { LedgerState } from "../ledger/state.ts";
import type { Freshness } from "../market/price.ts";
import { isSilent, isStale } from "../market/price.ts";
import { toSigned } from "../money/amount.ts";
import { ZERO } from "../money/decimal.ts";
import type { Line } from "./line.ts";
import { holdingOf, lineOf } from "./line.ts";
import type { LivePrice, Prices, Rate } from "./rate.ts";
import { isOther, rateTo } from "./rate.ts";
import type { HoldingValue, Valuation, ValuationTotals } from "./valuation.ts";

export interface Market {
  readonly prices: Prices;
  /** Which sources of prices are heard. */
  readonly freshUntil: Freshness;
  readonly simulated: boolean;
}

/** A valuation before it is written down: what the next one and a difference are made from. */
export interface Appraisal {
  readonly ledger: LedgerState;
  readonly at: number;
  readonly simulated: boolean;
  readonly lines: ReadonlyMap<AssetId, Line>;
  readonly totals: ValuationTotals;
}

/** Values what the books hold at the prices known now. With the appraisal before, only what changed is worked out. */
export function valueHoldings(
  ledger: LedgerState,
  market: Market,
  now: number,
  previous: Appraisal | null = null,
): Appraisal {
  const silent = isSilent(market.freshUntil, now);
  const before = previous?.ledger.base === ledger.base ? previous.lines : null;
  const rates = new Map<AssetId, Rate | null>();
  const rate = (asset: AssetId) => {
    const known = rates.get(asset);
    if (known !== undefined) return known;
    const found = rateTo(ledger.base, asset, market.prices);
    rates.set(asset, found);
    return found;
  };
  const lines = new Map<AssetId, Line>();
  for (const [asset, held] of ledger.holdings) {
    const quotation = asset === ledger.base ? undefined : market.prices.get(asset);
    const quoted = quotation === undefined ? null : rate(quotation.quote);
    // A quotation in something that itself has no price says nothing; a peg may still do.
    const board = quoted === null ? null : (quotation ?? null);
    const worth = quoted ?? rate(asset);
    const stale = (board !== null && isOld(board, market.freshUntil, now)) || worth?.stale === true;
    const inputs = { asset, held, board, rate: worth, stale };
    lines.set(asset, lineOf(inputs, before?.get(asset)));
  }
  return { ledger, at: now, simulated: market.simulated, lines, totals: totalsOf(ledger, lines, silent) };
}

const isOld = (price: LivePrice, freshUntil: Freshness, now: number): boolean =>
  isOther(price) ? price.stale : isStale(price.source, freshUntil, now);

/**
 * Adds up the values as they are shown, so that the parts make the whole to the last digit. A holding without a price is left
 * out of value and gain, not of cost, and is named; one whose cost is not known is left out of cost and gain.
 */
function totalsOf(ledger: LedgerState, lines: ReadonlyMap<AssetId, Line>, silent: boolean): ValuationTotals {
  let value = ZERO;
  let cost = ZERO;
  let unrealised = ZERO;
  let gains = 0;
  let stale = false;
  const unpriced: AssetId[] = [];
  const overdrawn: AssetId[] = [];
  for (const line of lines.values()) {
    if (line.exact.quantity.isNegative()) overdrawn.push(line.asset);
    cost = line.exact.cost === null ? cost : cost.plus(line.exact.cost);
    stale ||= line.stale;
    if (line.exact.value === null) {
      unpriced.push(line.asset);
      continue;
    }
    value = value.plus(line.exact.value);
    if (line.exact.cost === null) continue;
    unrealised = unrealised.plus(line.exact.value).minus(line.exact.cost);
    gains += 1;
  }
  // Nothing held is worth 0; something held of which nothing has a price is worth nobody knows what.
  const known = lines.size === 0 || unpriced.length < lines.size;
  return {
    value: known ? toSigned(value) : null,
    cost: toSigned(cost),
    unrealised: lines.size === 0 || gains > 0 ? toSigned(unrealised) : null,
    realised: ledger.realised,
    complete: unpriced.length === 0,
    unpriced,
    overdrawn,
    stale: stale || (silent && unpriced.length > 0),
  };
}

/** The whole valuation. */
export function toValuation(appraisal: Appraisal): Valuation {
  return { ...headOf(appraisal), holdings: shown([...appraisal.lines.values()], appraisal) };
}

/** What a viewer that has seen `previous` needs in order to have seen `next`. */
export function diff(previous: Appraisal, next: Appraisal): Valuation & { readonly removed: readonly AssetId[] } {
  const changed = [...next.lines.values()].filter((line) => previous.lines.get(line.asset) !== line);
  const removed = [...previous.lines.keys()].filter((asset) => !next.lines.has(asset));
  return { ...headOf(next), holdings: shown(changed, next), removed };
}

function headOf(appraisal: Appraisal): Omit<Valuation, "holdings"> {
  const { ledger, at, simulated, totals } = appraisal;
  return { version: ledger.version, base: ledger.base, asOf: new Date(at).toISOString(), simulated, totals };
}

function shown(lines: readonly Line[], appraisal: Appraisal): readonly HoldingValue[] {
  return lines.map((line) => holdingOf(line, appraisal.at, appraisal.simulated));
}
