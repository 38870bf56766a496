import type { HostHealth, HostRefusal } from "../../domain/market/host-health.ts";
import type { OpenStream, Opened } from "../../providers/binance/stream.ts";
import type { StreamMessage } from "../../providers/binance/messages.ts";
import { log } from "../../platform/log.ts";

export interface ConnectionTimings {
  /** Without a good tick for this long the connection is given up. */
  readonly silenceMs: number;
  /** The venue ends every connection after 24 h: a new one is opened before, while the old one still delivers. */
  readonly plannedMs: number;
  /** How long an attempt may take before the watchdog gives it up. */
  readonly attemptMs: number;
}

export interface ConnectionDeps {
  readonly timings: ConnectionTimings;
  readonly open: (
    host: string,
    onMessage: (message: StreamMessage) => void,
    onEnd: (reason: string) => void,
  ) => Promise<Opened>;
  /** Takes a message in; true when a tick of it was believed. Lies and garbage are no sign of life. */
  readonly take: (message: StreamMessage) => boolean;
  readonly now: () => number;
  readonly random: () => number;
}

interface Line {
  readonly host: string;
  readonly openedAt: number;
  goodAt: number;
  stream: OpenStream | null;
}

/** Keeps one connection to a venue: by health from host to host, with overlap where the end can be foreseen. */
export class VenueConnection {
  readonly #health: HostHealth;
  readonly #deps: ConnectionDeps;
  #current: Line | null = null;
  /** Delivers on until `#current` does. */
  #previous: Line | null = null;
  #attempt: { readonly since: number } | null = null;
  #wait: number | null = null;
  #silence: number | null = null;
  #planned: number | null = null;
  #connects = 0;

  constructor(health: HostHealth, deps: ConnectionDeps) {
    this.#health = health;
    this.#deps = deps;
  }

  status() {
    const line = this.#current ?? this.#previous;
    const state = line !== null ? "open" : this.#attempt !== null ? "connecting" : "waiting";
    return { state, host: line?.host ?? null, since: line?.openedAt ?? null, connects: this.#connects } as const;
  }

  /** Starts what should be running. Called at the start, by the alarm and by cron; harmless at any time. */
  watch(): void {
    const now = this.#deps.now();
    if (this.#attempt !== null && now - this.#attempt.since > this.#deps.timings.attemptMs) this.#attempt = null;
    if (this.#current !== null) this.#checkSilence();
    else this.#connect();
  }

  #connect(): void {
    if (this.#attempt !== null || this.#current !== null) return;
    clearTimeout(this.#wait);
    const now = this.#deps.now();
    const host = this.#health.pick(now);
    if (host === null) {
      this.#wait = setTimeout(() => this.#connect(), Math.max(1, this.#health.nextAt() - now));
      return;
    }
    const attempt = { since: now };
    this.#attempt = attempt;
    void this.#open(host, attempt);
  }

  async #open(host: string, attempt: { since: number }): Promise<void> {
    const line: Line = { host, openedAt: attempt.since, goodAt: attempt.since, stream: null };
    const opened = await this.#deps.open(
      host,
      (message) => this.#message(line, message),
      (reason) => this.#end(line, reason),
    );
    if (this.#attempt !== attempt) {
      // The watchdog gave this attempt up; another is under way.
      if (opened.ok) opened.stream.close();
      return;
    }
    this.#attempt = null;
    if (!opened.ok) {
      this.#refused(host, opened.refusal);
      return this.#connect();
    }
    line.stream = opened.stream;
    line.goodAt = this.#deps.now();
    this.#current = line;
    this.#connects += 1;
    this.#armSilence(this.#deps.timings.silenceMs);
    clearTimeout(this.#planned);
    this.#planned = setTimeout(() => this.#replace(line), this.#deps.timings.plannedMs);
    log("info", "venue", { host, connects: this.#connects });
  }

  #message(line: Line, message: StreamMessage): void {
    if (message.kind === "shutdown") return this.#replace(line);
    if (!this.#deps.take(message)) return;
    line.goodAt = this.#deps.now();
    if (line !== this.#current) return;
    this.#health.serves(line.host, line.goodAt);
    this.#previous?.stream?.close();
    this.#previous = null;
  }

  /** Opens the next connection while this one goes on. */
  #replace(line: Line): void {
    if (line !== this.#current) return;
    this.#previous?.stream?.close();
    this.#previous = line;
    this.#current = null;
    clearTimeout(this.#silence);
    this.#connect();
  }

  #end(line: Line, reason: string): void {
    if (line === this.#previous) this.#previous = null;
    if (line !== this.#current) return;
    this.#giveUp(line, reason);
  }

  #giveUp(line: Line, reason: string): void {
    line.stream?.close();
    this.#current = null;
    clearTimeout(this.#silence);
    this.#refused(line.host, { kind: "failed", reason });
    this.#connect();
  }

  #armSilence(afterMs: number): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#checkSilence(), afterMs);
  }

  #checkSilence(): void {
    const line = this.#current;
    if (line === null) return;
    const rest = line.goodAt + this.#deps.timings.silenceMs - this.#deps.now();
    if (rest > 0) this.#armSilence(rest);
    else this.#giveUp(line, "silent");
  }

  #refused(host: string, refusal: HostRefusal): void {
    this.#health.refused(host, refusal, this.#deps.now(), this.#deps.random());
    log("warn", "venue", { host, ...refusal });
  }
}
