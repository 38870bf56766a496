import { isSilent } from "../domain/market/price.ts";
import { writeCache } from "../storage/cache/cache.ts";
import type { ServiceContext } from "./context.ts";

/** Leaves a copy of the board for times without a relay: 288 writes a day, of the 1,000 that the free plan has. */
export async function keepColdPrices(context: ServiceContext): Promise<void> {
  const frame = await context.objects.anyRelay(0).prices(null);
  const now = context.clock.now();
  // An old copy is better than one of a silent market, which says no more.
  if (isSilent(frame.freshUntil, now)) return;
  await writeCache(context.env, "prices", "board", frame, now);
}
