import type { AssetId } from "../../domain/ids.ts";
import type { Tick } from "../../domain/market/price.ts";
import type { Answer } from "../get-json.ts";
import { isObject } from "../read-json.ts";
import type { CoinGecko } from "./ask.ts";
import { askCoinGecko } from "./ask.ts";
import { tickOf } from "./mapper.ts";
import { SimplePrice } from "./schemas.ts";

/** Ids a call: more would not fit into a URL that every host takes. */
export const IDS_A_CALL = 200;

export interface SimplePrices {
  readonly ticks: readonly Tick[];
  /** Entries that are there and cannot be a price. */
  readonly malformed: number;
}

/** The prices of at most {@link IDS_A_CALL} coins in dollars. A coin that is not known, or has no price, is left out. */
export async function fetchSimplePrices(
  from: CoinGecko,
  ids: readonly AssetId[],
  timeoutMs: number,
): Promise<Answer<SimplePrices>> {
  const query = {
    ids: ids.join(),
    vs_currencies: "usd",
    include_24hr_change: "true",
    include_last_updated_at: "true",
    precision: "full",
  };
  const answer = await askCoinGecko(from, "/simple/price", query, timeoutMs);
  if (!answer.ok) return answer;
  const { value } = answer;
  if (!isObject(value)) return { ok: false, refusal: { kind: "failed", reason: "no object" } };
  const read = ids.filter((id) => id in value).map((id) => ({ id, entry: SimplePrice.safeParse(value[id]) }));
  const ticks = read.flatMap(({ id, entry }) => (entry.success ? (tickOf(id, entry.data) ?? []) : []));
  return { ok: true, value: { ticks, malformed: read.filter(({ entry }) => !entry.success).length } };
}
