import { BITCOIN, codeOf, SATS } from "../domain/currencies/currencies.ts";
import { dateOf } from "../domain/currencies/day-rates.ts";
import type { AssetId, UserId } from "../domain/ids.ts";
import { USD } from "../domain/ids.ts";
import type { CandleInterval } from "../domain/market/candle.ts";
import { CARRY_MS, INTERVAL_MS } from "../domain/market/candle.ts";
import type { DatedPair } from "../domain/market/book/dated-pair.ts";
import { reignsWithin } from "../domain/market/book/dated-pair.ts";
import type { Close, LedgerPrices, PriceData } from "../domain/market/book/price-book.ts";
import { PriceBook } from "../domain/market/book/price-book.ts";
import { coreDb } from "../storage/database.ts";
import type { AssetPairs } from "../storage/queries/asset-pairs.ts";
import { pairsOfAssets } from "../storage/queries/asset-pairs.ts";
import { closesWithin, lastCloses } from "../storage/queries/candles.ts";
import { ratesBetween, spanOfRates } from "../storage/queries/fx-rates.ts";
import { ownPricesWithin } from "../storage/queries/manual-prices.ts";
import type { ServiceContext } from "./context.ts";
import { keepRates } from "./keep-rates.ts";

export interface PriceOptions {
  /** Whose own prices win. Without it, nobody's. */
  readonly owner?: UserId | null;
  /** Price in the last own transaction at or before a time, for what nothing else has a price for. */
  readonly ledger?: LedgerPrices;
}

/** All that prices of these assets over a time are made from, in two rounds of questions to D1. */
export async function loadPrices(
  context: ServiceContext,
  assets: readonly AssetId[],
  base: AssetId,
  /** `interval` null: the last closes of every kind at `to`. */
  span: { readonly from: number; readonly to: number; readonly interval: CandleInterval | null },
  { owner = null, ledger }: PriceOptions = {},
  board: PriceData["board"] = null,
): Promise<PriceBook> {
  const db = coreDb(context.env);
  const named = [...new Set([...assets, base === SATS ? BITCOIN : base])];
  const known = await knownPairs(context, named);
  const own =
    owner === null ? [] : await ownPricesWithin(db, owner, [...named, ...known.pairs.keys()], span.from, span.to);
  const currencies = currenciesOf([...named, ...own.map(({ currency }) => currency)], known);
  const [rates, closes] = await Promise.all([loadRates(context, currencies, span), loadCloses(context, known, span)]);
  return new PriceBook({
    ...known,
    closes,
    rates: Map.groupBy(rates, ({ currency }) => currency),
    own: Map.groupBy(own, ({ asset }) => asset),
    board,
    ledger: ledger ?? null,
  });
}

interface Known {
  readonly pairs: readonly DatedPair[];
  readonly peg: string | null;
  readonly until: number;
}

/** Which pairs an asset has changes rarely, and never for the past. */
const KNOWN_MS = 60_000;
const MOST_KNOWN = 2_000;
const remembered = new Map<AssetId, Known>();

/** The pairs of these assets, and of what they are quoted in. */
async function knownPairs(context: ServiceContext, assets: readonly AssetId[]): Promise<AssetPairs> {
  const now = context.clock.now();
  const unknown = assets.filter((asset) => (remembered.get(asset)?.until ?? 0) <= now);
  if (unknown.length > 0) {
    const { pairs, pegs } = await pairsOfAssets(coreDb(context.env), unknown);
    if (remembered.size > MOST_KNOWN) remembered.clear();
    for (const asset of new Set([...unknown, ...pairs.keys(), ...pegs.keys()])) {
      remembered.set(asset, { pairs: pairs.get(asset) ?? [], peg: pegs.get(asset) ?? null, until: now + KNOWN_MS });
    }
  }
  const own = assets.flatMap((asset) => remembered.get(asset)?.pairs ?? []);
  const named = [...new Set([...assets, ...own.map(({ quote }) => quote)])];
  const known = named.flatMap((asset) => {
    const of = remembered.get(asset);
    return of === undefined ? [] : [[asset, of] as const];
  });
  return {
    pairs: new Map(known.filter(([, { pairs }]) => pairs.length > 0).map(([asset, { pairs }]) => [asset, pairs])),
    pegs: new Map(known.flatMap(([asset, { peg }]) => (peg === null ? [] : [[asset, peg] as const]))),
  };
}

/** Codes of all currencies that a conversion may pass through; dollars need no rate. */
function currenciesOf(assets: readonly AssetId[], { pairs, pegs }: AssetPairs): string[] {
  const quotes = [...pairs.values()].flat().map(({ quote }) => quote);
  const codes = [...assets, ...quotes].flatMap((asset) => codeOf(asset) ?? []);
  return [...new Set([...codes, ...pegs.values()])].filter((code) => code !== codeOf(USD));
}

const ASK_AGAIN_MS = 30_000;
let askedAt = 0;

async function loadRates(context: ServiceContext, currencies: readonly string[], span: { from: number; to: number }) {
  if (currencies.length === 0) return [];
  const db = coreDb(context.env);
  const [from, to] = [dateOf(span.from), dateOf(span.to)];
  const now = context.clock.now();
  const rates = await ratesBetween(db, currencies, from, to);
  const lacks = currencies.some((code) => (rates.find(({ currency }) => currency === code)?.date ?? "9999") > from);
  if (!lacks || now - askedAt < ASK_AGAIN_MS) return rates;
  const known = await spanOfRates(db);
  if (known !== null && known.first <= from) return rates;
  askedAt = now;
  await keepRates(context, from, 6);
  return ratesBetween(db, currencies, from, to);
}

async function loadCloses(
  context: ServiceContext,
  { pairs }: AssetPairs,
  { from, to, interval }: { from: number; to: number; interval: CandleInterval | null },
): Promise<PriceData["closes"]> {
  const db = coreDb(context.env);
  const begin = from - CARRY_MS - (interval === null ? 0 : INTERVAL_MS[interval]);
  const reigns = [...pairs.values()].flatMap((some) => reignsWithin(some, begin, to + 1));
  if (reigns.length === 0) return new Map();
  if (interval === null) {
    const rows = await lastCloses(db, [...new Set(reigns.map(({ pair }) => pair.id))], to);
    const closes = new Map<number, Partial<Record<CandleInterval, readonly Close[]>>>();
    for (const { pairId, interval: kind, ...close } of rows)
      closes.set(pairId, { ...closes.get(pairId), [kind]: [close] });
    return closes;
  }
  const spans = reigns.map((reign) => ({ pairId: reign.pair.id, from: reign.from, to: reign.to }));
  const closes = await closesWithin(db, spans, interval);
  return new Map([...closes].map(([pairId, of]) => [pairId, { [interval]: of }]));
}
