/** What can go wrong on request. A fault that is nobody's (a refused handshake of a news feed) cannot be asked for. */
export const EXCHANGE_SOCKET_FAULTS = [
  "refuse-451",
  "refuse-403",
  "refuse-429",
  "refuse-418",
  "drop",
  "hang",
  "malformed",
  "spike",
  "drift",
  "negative",
  "zero",
  "old-timestamp",
  "out-of-order",
  "duplicate",
  "server-shutdown",
  "unknown-event",
  "non-ascii",
] as const;

export const BINANCE_SOCKET_FAULTS = [...EXCHANGE_SOCKET_FAULTS, "missing-symbol"] as const;

/** The exchanges that send heartbeats. */
export const HEARTBEAT_SOCKET_FAULTS = [...EXCHANGE_SOCKET_FAULTS, "heartbeat-only"] as const;

/** Its refusals may say less than they do today: what they say is no part of its documentation. */
export const COINBASE_SOCKET_FAULTS = [...HEARTBEAT_SOCKET_FAULTS, "no-reason"] as const;

export const EXCHANGE_REST_FAULTS = [
  "refuse-451",
  "refuse-403",
  "refuse-429",
  "refuse-418",
  "error-500",
  "drop",
  "hang",
  "malformed",
  "spike",
  "drift",
  "negative",
  "zero",
  "gap",
] as const;

export const COINGECKO_FAULTS = [
  "refuse-403",
  "refuse-429",
  "throttled",
  "key-missing",
  "pro-key",
  "demo-key",
  "blocked",
  "error-500",
  "drop",
  "hang",
  "malformed",
  "spike",
  "nulls",
  "missing-ids",
] as const;

export const FRANKFURTER_FAULTS = ["not-found", "refuse-429", "error-500", "drop", "hang", "malformed"] as const;

export const NEWS_FAULTS = [
  "refuse-403",
  "error-500",
  "drop",
  "hang",
  "truncated",
  "dtd-bomb",
  "huge",
  "wrong-charset",
  "lying-charset",
  "script-titles",
  "future-dates",
  "missing-dates",
] as const;

/** The two APIs of news: refusals by their own codes, answers that are broken, and ones that are odd but true to form. */
export const NEWSAPI_FAULTS = [
  "key-invalid",
  "rate-limited",
  "key-exhausted",
  "too-many-results",
  "error-500",
  "refuse-403",
  "drop",
  "hang",
  "truncated",
  "huge",
  "nulls",
  "removed",
] as const;

export const COINDESK_FAULTS = [
  "key-invalid",
  "rate-limited",
  "err-filled",
  "response-error",
  "error-500",
  "refuse-403",
  "drop",
  "hang",
  "truncated",
  "huge",
  "nulls",
] as const;

/** What can happen to whom; "news:<source>" is one feed alone. */
export const FAULTS_OF = {
  "binance-ws": BINANCE_SOCKET_FAULTS,
  "binance-rest": EXCHANGE_REST_FAULTS,
  "coinbase-ws": COINBASE_SOCKET_FAULTS,
  "coinbase-rest": EXCHANGE_REST_FAULTS,
  "kraken-ws": HEARTBEAT_SOCKET_FAULTS,
  coingecko: COINGECKO_FAULTS,
  frankfurter: FRANKFURTER_FAULTS,
  news: NEWS_FAULTS,
  newsapi: NEWSAPI_FAULTS,
  coindesk: COINDESK_FAULTS,
} as const;

export type FaultName = (typeof FAULTS_OF)[keyof typeof FAULTS_OF][number];

export interface FaultRequest {
  /** A key of FAULTS_OF ("news" is all feeds), or "news:<source>". */
  target: string;
  fault: FaultName;
  /** So many requests, handshakes or frames; without it and `durationMs`, until it is taken away. */
  count?: number | undefined;
  durationMs?: number | undefined;
  /** Only what concerns this pair, by Binance's name of it, at whichever venue. */
  symbol?: string | undefined;
  /** Seconds, for refusals that name a time. */
  retryAfter?: number | undefined;
}

export interface Fault extends FaultRequest {
  id: number;
  /** Uses that are left; null without end. */
  left: number | null;
  until: number | null;
  /** Settles when the fault is over, so that what hangs because of it can be let go. */
  over: Promise<void>;
}

type Named<N extends FaultName> = Fault & { fault: N };

/** The faults of one world that are in force. */
export class Faults {
  readonly #now: () => number;
  readonly #active = new Map<Fault, () => void>();
  #ids = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  add(request: FaultRequest): Fault {
    const { promise: over, resolve } = Promise.withResolvers<void>();
    const until = request.durationMs === undefined ? null : this.#now() + request.durationMs;
    const fault: Fault = { ...request, id: ++this.#ids, left: request.count ?? null, until, over };
    this.#active.set(fault, resolve);
    if (request.durationMs !== undefined) setTimeout(() => this.#end(fault), request.durationMs).unref();
    return fault;
  }

  list(): Fault[] {
    return [...this.#active.keys()].filter((fault) => fault.until === null || fault.until > this.#now());
  }

  /** The first fault in force for a target among those named. A pair narrows it to faults of that pair or of all. */
  find<N extends FaultName>(target: string, names: readonly N[], symbol?: string): Named<N> | undefined {
    return this.list().find(
      (fault): fault is Named<N> =>
        (fault.target === target || (fault.target === "news" && target.startsWith("news:"))) &&
        fault.left !== 0 &&
        (names as readonly FaultName[]).includes(fault.fault) &&
        (fault.symbol === undefined || fault.symbol === symbol),
    );
  }

  /** As `find`, and uses it up by one. */
  take<N extends FaultName>(target: string, names: readonly N[], symbol?: string): Named<N> | undefined {
    const fault = this.find(target, names, symbol);
    if (fault === undefined || fault.left === null) return fault;
    fault.left -= 1;
    // What already hangs stays so, until the fault's time is over or it is taken away.
    if (fault.left === 0 && fault.fault !== "hang") this.#end(fault);
    return fault;
  }

  clear(target?: string): number {
    const gone = this.list().filter((fault) => target === undefined || fault.target === target);
    for (const fault of gone) this.#end(fault);
    return gone.length;
  }

  #end(fault: Fault): void {
    this.#active.get(fault)?.();
    this.#active.delete(fault);
  }
}
