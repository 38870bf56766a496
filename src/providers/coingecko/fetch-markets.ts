import { z } from "zod";
import { ASSET_ID_PATTERN } from "../../domain/ids.ts";
import type { Answer } from "../get-json.ts";
import { numberText } from "../number-text.ts";
import type { CoinGecko } from "./ask.ts";
import { askCoinGecko } from "./ask.ts";

/** Coins a page, the most that it gives. */
export const MARKETS_A_PAGE = 250;

const figure = z.number().nullish();

/** An entry of `GET /coins/markets`; of a coin without a price every figure is null. */
const Market = z.looseObject({
  id: z.string().regex(ASSET_ID_PATTERN),
  symbol: z.string().min(1).max(30),
  name: z.string().min(1).max(100),
  market_cap: figure,
  market_cap_rank: z.number().int().positive().nullish(),
  total_volume: figure,
  circulating_supply: figure,
  total_supply: figure,
  max_supply: figure,
});

/** What is said of a coin as a whole, money in US dollars. */
export interface MarketEntry {
  readonly id: string;
  readonly symbol: string;
  readonly name: string;
  readonly rank: number | null;
  readonly facts: {
    readonly marketCap: string | null;
    readonly volume24h: string | null;
    readonly circulatingSupply: string | null;
    readonly totalSupply: string | null;
    readonly maxSupply: string | null;
  };
}

/** Coins by market value, a page of them, or those that are named; entries that are none are left out. */
export async function fetchMarkets(
  from: CoinGecko,
  which: { readonly page: number } | { readonly ids: readonly string[] },
  timeoutMs: number,
): Promise<Answer<readonly MarketEntry[]>> {
  const query = {
    vs_currency: "usd",
    order: "market_cap_desc",
    per_page: String(MARKETS_A_PAGE),
    ...("page" in which ? { page: String(which.page) } : { ids: which.ids.join() }),
  };
  const answer = await askCoinGecko(from, "/coins/markets", query, timeoutMs);
  if (!answer.ok) return answer;
  if (!Array.isArray(answer.value)) return { ok: false, refusal: { kind: "failed", reason: "not a list" } };
  return { ok: true, value: answer.value.flatMap((item) => entryOf(item) ?? []) };
}

function entryOf(item: unknown): MarketEntry | null {
  const read = Market.safeParse(item);
  if (!read.success) return null;
  const { id, symbol, name, market_cap_rank, market_cap, total_volume, ...supply } = read.data;
  return {
    id,
    symbol: symbol.toUpperCase(),
    name,
    rank: market_cap_rank ?? null,
    facts: {
      marketCap: positive(market_cap),
      volume24h: positive(total_volume),
      circulatingSupply: positive(supply.circulating_supply),
      totalSupply: positive(supply.total_supply),
      maxSupply: positive(supply.max_supply),
    },
  };
}

/** Zero stands for "not known" there. */
const positive = (value: number | null | undefined): string | null =>
  typeof value === "number" && Number.isFinite(value) && value > 0 ? numberText(value) : null;
