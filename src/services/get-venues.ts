import type { VenueReport } from "../domain/market/venue-report.ts";
import { withDeadline } from "../platform/deadline.ts";
import { errorFields, log } from "../platform/log.ts";
import { problem } from "../platform/problem.ts";
import type { ServiceContext } from "./context.ts";

export interface Venues {
  readonly asOf: number;
  readonly simulated: boolean;
  readonly venues: readonly VenueReport[];
}

const DEADLINE_MS = 3_000;

/** How each source of prices does, at most some seconds ago. */
export async function getVenues(context: ServiceContext): Promise<Venues> {
  const relay = context.objects.anyRelay(Math.floor(Math.random() * 0x7fffffff));
  try {
    const { at, venues } = await withDeadline(DEADLINE_MS, () => relay.venues());
    return { asOf: at, simulated: context.config.market === "simulated", venues };
  } catch (error) {
    log("error", "venues", { requestId: context.requestId, ...errorFields(error) });
    throw problem("PRICES_UNAVAILABLE", { retryAfter: 5 });
  }
}
