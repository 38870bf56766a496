import type { HostState } from "./host-health.ts";
import type { SourceState } from "./market-board.ts";
import type { PriceSource } from "./price.ts";

/** How a source of prices does, for who runs the product. Times in ms. */
export interface VenueReport {
  readonly source: PriceSource;
  readonly kind: "stream" | "rest";
  /** Heard within the last seconds, so that its prices may be shown. */
  readonly serves: boolean;
  /** Of a stream's connection; a REST source is `asked` when a coin needs it. */
  readonly state: "open" | "connecting" | "waiting" | "asked";
  readonly host: string | null;
  readonly since: number | null;
  readonly lastTickAt: number | null;
  /** Pairs listened to, or coins asked for. */
  readonly pairs: number;
  /** Coins whose shown price is its. */
  readonly shows: number;
  /** Connections, or calls, since the feed's life began. */
  readonly connects: number;
  readonly hosts: readonly Pick<HostState, "host" | "failures" | "restsUntil" | "lastRefusal">[];
  readonly ticks: Readonly<Record<string, number>>;
}

/** What is known of a source by itself, beside what the board knows of it. */
export interface SourceDetails extends Pick<VenueReport, "kind" | "state" | "host" | "since" | "pairs" | "connects"> {
  readonly hosts: readonly HostState[];
  readonly odd: Readonly<Record<string, number>>;
}

export function reportVenue(source: PriceSource, board: SourceState, details: SourceDetails): VenueReport {
  const { odd, hosts, ...rest } = details;
  return {
    source,
    ...rest,
    serves: board.isFit,
    lastTickAt: board.tickedAt === 0 ? null : board.tickedAt,
    shows: board.shows,
    hosts: hosts.map(({ host, failures, restsUntil, lastRefusal }) => ({ host, failures, restsUntil, lastRefusal })),
    ticks: { ...board.counters, ...odd },
  };
}
