import { sql } from "drizzle-orm";
import type { HostState } from "../../domain/market/host-health.ts";
import type { CoreDb } from "../database.ts";
import { venueHosts } from "../schema/core.ts";

/** What is known of the hosts that any isolate asks. */
export const hostStates = (db: CoreDb): Promise<HostState[]> => db.select().from(venueHosts);

/** Of two isolates that were refused, the longer rest holds. */
export function keepHostStates(db: CoreDb, states: readonly HostState[]): Promise<unknown> {
  return db.run(sql`INSERT INTO venue_hosts (host, failures, rests_until, serves_since, last_refusal)
    SELECT value ->> 'host', value ->> 'failures', value ->> 'restsUntil', value ->> 'servesSince', value ->> 'lastRefusal'
    FROM json_each(${JSON.stringify(states)}) WHERE true
    ON CONFLICT (host) DO UPDATE SET failures = excluded.failures, serves_since = excluded.serves_since,
      last_refusal = excluded.last_refusal, rests_until = max(rests_until, excluded.rests_until)`);
}
