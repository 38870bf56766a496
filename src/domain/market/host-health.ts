import type { BackoffRules } from "./backoff.ts";
import { backoffMs } from "./backoff.ts";

/** Why a host did not serve us. Values, not exceptions: each is expected. */
export type HostRefusal =
  /** 451 or 403: this place is not served; asking again soon would only look worse. */
  | { readonly kind: "restricted"; readonly status: number }
  /** 418 or 429, with the host's own time to wait where it gave one. */
  | { readonly kind: "limited"; readonly status: number; readonly retryAfterMs: number | null }
  /** Anything else: no answer, a wrong one, silence, a lost connection. */
  | { readonly kind: "failed"; readonly reason: string };

export interface HostRules {
  readonly backoff: BackoffRules;
  readonly restrictedMs: number;
  /** When a host that limits us does not say for how long. */
  readonly limitedMs: number;
  /** After this long without trouble earlier failures are forgotten. */
  readonly soundAfterMs: number;
}

export const HOST_RULES: HostRules = {
  backoff: { firstMs: 1_000, mostMs: 60_000 },
  restrictedMs: 3_600_000,
  limitedMs: 120_000,
  soundAfterMs: 60_000,
};

export interface HostState {
  readonly host: string;
  readonly failures: number;
  /** Not asked before this time. */
  readonly restsUntil: number;
  readonly servesSince: number | null;
  readonly lastRefusal: string | null;
}

/** The hosts of a venue in their order of preference, and which of them may be asked. */
export class HostHealth {
  readonly #rules: HostRules;
  readonly #hosts: HostState[];

  /** `known`: what was learnt of these hosts in an earlier life. */
  constructor(hosts: readonly string[], rules: HostRules, known: readonly HostState[] = []) {
    this.#rules = rules;
    this.#hosts = hosts.map((host) => ({
      ...(known.find((entry) => entry.host === host) ?? { host, failures: 0, restsUntil: 0, lastRefusal: null }),
      servesSince: null,
    }));
  }

  /** The first host that does not rest. */
  pick(now: number): string | null {
    return this.#hosts.find((entry) => entry.restsUntil <= now)?.host ?? null;
  }

  /** When the next host may be asked, if none may now. */
  nextAt(): number {
    return Math.min(...this.#hosts.map((entry) => entry.restsUntil));
  }

  serves(host: string, now: number): void {
    this.#change(host, (entry) => ({ ...entry, servesSince: entry.servesSince ?? now }));
  }

  refused(host: string, refusal: HostRefusal, now: number, random: number): void {
    this.#change(host, (entry) => {
      const sound = entry.servesSince !== null && now - entry.servesSince >= this.#rules.soundAfterMs;
      const failures = (sound ? 0 : entry.failures) + 1;
      return {
        ...entry,
        failures,
        servesSince: null,
        restsUntil: now + this.#rest(refusal, failures, random),
        lastRefusal: describe(refusal),
      };
    });
  }

  states(): readonly HostState[] {
    return [...this.#hosts];
  }

  #rest(refusal: HostRefusal, failures: number, random: number): number {
    if (refusal.kind === "restricted") return this.#rules.restrictedMs;
    // "Retry-After: 0" is no leave to hammer at it.
    if (refusal.kind === "limited") {
      return Math.max(refusal.retryAfterMs ?? this.#rules.limitedMs, this.#rules.backoff.firstMs);
    }
    return backoffMs(failures, this.#rules.backoff, random);
  }

  #change(host: string, change: (entry: HostState) => HostState): void {
    const index = this.#hosts.findIndex((entry) => entry.host === host);
    const entry = this.#hosts[index];
    if (entry !== undefined) this.#hosts[index] = change(entry);
  }
}

const describe = (refusal: HostRefusal): string =>
  refusal.kind === "failed" ? refusal.reason : `${refusal.kind} (${refusal.status})`;
