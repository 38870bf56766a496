import type { HostHealth, HostRefusal } from "../../domain/market/host-health.ts";
import { log } from "../../platform/log.ts";
import type { Opened, VenueSocket } from "../../providers/venue-socket.ts";

export interface ConnectionTimings {
  /** Without any frame for this long the connection is given up. */
  readonly silenceMs: number;
  /** The venue ends every connection after 24 h: a new one is opened before, while the old one still delivers. */
  readonly plannedMs: number;
  /** A request that is not answered for so long was not heard: some pairs would stay silent for good. */
  readonly answerMs: number;
  /** How long an attempt may take before the watchdog gives it up. */
  readonly attemptMs: number;
}

/** What a frame was worth. */
export interface Taken {
  /** A tick of it was believed. Lies and garbage are no sign of life. */
  readonly believed: boolean;
  /** It announces its sender's end. */
  readonly ends: boolean;
}

/** The connection that a frame came by. */
export interface Sender {
  /** It brought a tick within `patienceMs`. */
  readonly serves: boolean;
  /** A newer one is taking its place. */
  readonly isReplaced: boolean;
}

export interface ConnectionDeps {
  readonly name: string;
  readonly timings: ConnectionTimings;
  /** Without a tick that is believed for this long, whatever else comes, the connection is given up. */
  readonly patienceMs: () => number;
  /** While an answer to what it was asked is still to come: when the last one came, or it was asked. */
  readonly owedSince: () => number | null;
  readonly open: (host: string, onFrame: (frame: unknown) => void, onEnd: (reason: string) => void) => Promise<Opened>;
  readonly take: (frame: unknown, from: Sender) => Taken;
  readonly opened: () => void;
  /** It is given up although it stands. One that breaks is dialled anew, mostly within a second. */
  readonly failed: () => void;
  readonly refused: (refusal: HostRefusal) => void;
  readonly now: () => number;
  readonly random: () => number;
}

interface Line {
  readonly host: string;
  readonly openedAt: number;
  connectedAt: number;
  heardAt: number;
  /** When its last tick was believed. */
  goodAt: number;
  hasServed: boolean;
  socket: VenueSocket | null;
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

  /** Opens another connection, for what is asked of it now, while this one goes on. */
  renew(): void {
    if (this.#current === null) this.watch();
    else this.#replace(this.#current);
  }

  say(messages: readonly string[]): void {
    this.#current?.socket?.say(messages);
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
    const { since } = attempt;
    const times = { openedAt: since, connectedAt: since, heardAt: since, goodAt: since };
    const line: Line = { host, ...times, hasServed: false, socket: null };
    const opened = await this.#deps.open(
      host,
      (frame) => this.#frame(line, frame),
      (reason) => this.#end(line, reason),
    );
    if (this.#attempt !== attempt) {
      // The watchdog gave this attempt up; another is under way.
      if (opened.ok) opened.socket.close();
      return;
    }
    this.#attempt = null;
    if (!opened.ok) {
      this.#refused(host, opened.refusal);
      return this.#connect();
    }
    line.socket = opened.socket;
    line.connectedAt = line.heardAt = line.goodAt = this.#deps.now();
    this.#current = line;
    this.#connects += 1;
    this.#armSilence();
    clearTimeout(this.#planned);
    this.#planned = setTimeout(() => this.#replace(line), this.#deps.timings.plannedMs);
    log("info", "venue", { venue: this.#deps.name, host, connects: this.#connects });
    this.#deps.opened();
  }

  #frame(line: Line, frame: unknown): void {
    const now = this.#deps.now();
    line.heardAt = now;
    const { believed, ends } = this.#deps.take(frame, {
      serves: line.hasServed && now - line.goodAt <= this.#deps.patienceMs(),
      isReplaced: line === this.#previous,
    });
    // One that only ever says that it goes away would be dialled again and again.
    if (ends) return line.hasServed ? this.#replace(line) : this.#end(line, "goes away");
    if (!believed) return;
    line.goodAt = now;
    line.hasServed = true;
    if (line !== this.#current) return;
    this.#health.serves(line.host, now);
    this.#previous?.socket?.close();
    this.#previous = null;
  }

  /** Opens the next connection while this one goes on. */
  #replace(line: Line): void {
    if (line !== this.#current) return;
    this.#previous?.socket?.close();
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
    line.socket?.close();
    this.#current = null;
    clearTimeout(this.#silence);
    this.#refused(line.host, { kind: "failed", reason });
    this.#connect();
  }

  #armSilence(): void {
    clearTimeout(this.#silence);
    const line = this.#current;
    if (line === null) return;
    const ends = [this.#silentAt(line), this.#ticklessAt(line), this.#unansweredAt(line)];
    const rest = Math.min(...ends) - this.#deps.now();
    this.#silence = setTimeout(() => this.#checkSilence(), Math.max(1, rest));
  }

  #checkSilence(): void {
    const line = this.#current;
    if (line === null) return;
    const now = this.#deps.now();
    if (now >= this.#unansweredAt(line)) return this.#giveUp(line, "not answered");
    if (now < Math.min(this.#silentAt(line), this.#ticklessAt(line))) return this.#armSilence();
    this.#deps.failed();
    this.#giveUp(line, now >= this.#silentAt(line) ? "silent" : "no good tick");
  }

  #silentAt = (line: Line): number => line.heardAt + this.#deps.timings.silenceMs;
  #ticklessAt = (line: Line): number => line.goodAt + this.#deps.patienceMs();

  #unansweredAt = (line: Line): number => {
    const since = this.#deps.owedSince();
    return since === null ? Number.POSITIVE_INFINITY : Math.max(since, line.connectedAt) + this.#deps.timings.answerMs;
  };

  #refused(host: string, refusal: HostRefusal): void {
    this.#health.refused(host, refusal, this.#deps.now(), this.#deps.random());
    log("warn", "venue", { venue: this.#deps.name, host, ...refusal });
    this.#deps.refused(refusal);
  }
}
