import type { AssetId, UserId } from "../domain/ids.ts";
import type { Crash, Fall, Held, Stress } from "../domain/risk/stress.ts";
import { CRASHES, endsOf, stressOf } from "../domain/risk/stress.ts";
import { pricesOver } from "./closes.ts";
import type { ServiceContext } from "./context.ts";

export type StressOfCrash = Crash & Stress;

/** What was once a close stays one; what had none may still come in, as may a price of one's own. */
const KEPT_MS = 600_000;
const MOST_KEPT = 20_000;
const remembered = new Map<string, { readonly fall: Fall | null; readonly until: number }>();

/** What these holdings would have made of each past crash, by prices in the base currency. */
export async function stressPortfolio(
  context: ServiceContext,
  { holdings, base, owner }: { readonly holdings: readonly Held[]; readonly base: AssetId; readonly owner: UserId },
): Promise<StressOfCrash[]> {
  const assets = holdings.map(({ asset }) => asset);
  return Promise.all(
    CRASHES.map(async (crash) => {
      const falls = await fallsIn(context, crash, assets, base, owner);
      return { ...crash, ...stressOf(holdings, (asset) => falls.get(asset) ?? null) };
    }),
  );
}

async function fallsIn(
  context: ServiceContext,
  crash: Crash,
  assets: readonly AssetId[],
  base: AssetId,
  owner: UserId,
): Promise<ReadonlyMap<AssetId, Fall | null>> {
  const now = context.clock.now();
  const keyOf = (asset: AssetId) => `${owner} ${base} ${asset} ${crash.from}`;
  const unknown = assets.filter((asset) => (remembered.get(keyOf(asset))?.until ?? 0) <= now);
  if (unknown.length > 0) {
    const prices = await pricesOver(context, unknown, "1d", endsOf(crash), base, { owner });
    if (remembered.size > MOST_KEPT) remembered.clear();
    for (const asset of unknown) {
      const [before = null, after = null] = prices.get(asset) ?? [];
      const fall = before === null || after === null ? null : { before: before.price, after: after.price };
      remembered.set(keyOf(asset), { fall, until: now + KEPT_MS });
    }
  }
  return new Map(assets.map((asset) => [asset, remembered.get(keyOf(asset))?.fall ?? null]));
}
