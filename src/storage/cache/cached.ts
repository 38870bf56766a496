import { errorFields, log } from "../../platform/log.ts";
import type { Entry } from "./cache.ts";
import { readCache, writeCache } from "./cache.ts";
import type { Outcome } from "./counters.ts";
import { count } from "./counters.ts";
import type { KnowDeps } from "./invalidated.ts";
import { isVoid, knowInvalidations } from "./invalidated.ts";
import { Memory } from "./memory.ts";
import type { Cached, Namespace } from "./policies.ts";
import { POLICIES } from "./policies.ts";

export interface CacheDeps extends KnowDeps {
  readonly env: Env;
  /** For warming: what will not stay fresh for so many more ms is made anew, and no reader is counted. */
  readonly freshFor?: number;
}

export interface Held<T> {
  readonly value: T;
  /** When its making began, ms. */
  readonly storedAt: number;
  /** False while a newer one is being made, or cannot be. */
  readonly fresh: boolean;
}

/** A waiter depends on another request, which may be cancelled, no longer than this; then it loads for itself. */
const WAIT_MS = 250;
/** A load that takes longer than this counts as lost, and the next request begins another. */
const LOST_MS = 30_000;
/** A tenth of an isolate's memory. */
const remembered = new Memory({ entries: 500, bytes: 16 * 1024 * 1024 });
const flights = new Map<string, { readonly obtained: Promise<Obtained<unknown>>; readonly since: number }>();

interface Obtained<T> {
  readonly entry: Entry<T>;
  /** Made now, and not found in KV. */
  readonly made: boolean;
}

/**
 * What `load` makes, as often as the namespace's policy says and not more often: from this isolate's memory, from KV, else
 * from its source. `version` is part of the key: what changes it makes the old entry void at once and everywhere.
 *
 *   const { value } = await cached(context, "sentiment", id, () => answerTo(id));
 */
export async function cached<N extends Namespace>(
  deps: CacheDeps,
  namespace: N,
  key: string,
  load: () => Promise<Cached[N]>,
  version = "",
): Promise<Held<Cached[N]>> {
  await knowInvalidations(deps);
  const lookup = new Lookup(deps, namespace, key, load, version);
  return lookup.held();
}

class Lookup<N extends Namespace> {
  readonly #deps: CacheDeps;
  readonly #namespace: N;
  readonly #key: string;
  readonly #load: () => Promise<Cached[N]>;
  readonly #version: string;
  readonly #id: string;

  constructor(deps: CacheDeps, namespace: N, key: string, load: () => Promise<Cached[N]>, version: string) {
    this.#deps = deps;
    this.#namespace = namespace;
    this.#key = key;
    this.#load = load;
    this.#version = version;
    this.#id = `${namespace}\n${key}\n${version}`;
  }

  async held(): Promise<Held<Cached[N]>> {
    const known = this.#valid(remembered.get(this.#id) as Entry<Cached[N]> | null);
    if (known !== null && this.#isUsable(known)) {
      // Another isolate may have renewed it: KV is asked before the source.
      if (!this.#isFresh(known)) this.#renew(known);
      return this.#given(known);
    }
    const { entry, made } = await this.#wait();
    if (made) this.#count("misses");
    else if (!this.#isFresh(entry) && this.#isUsable(entry)) this.#renew(entry);
    return made ? { value: entry.value, storedAt: entry.storedAt, fresh: true } : this.#given(entry);
  }

  #given(entry: Entry<Cached[N]>): Held<Cached[N]> {
    const fresh = this.#isFresh(entry);
    this.#count(fresh ? "hits" : "stale");
    return { value: entry.value, storedAt: entry.storedAt, fresh };
  }

  async #kept(): Promise<Entry<Cached[N]> | null> {
    try {
      const kept = this.#valid(await readCache(this.#deps.env, this.#namespace, this.#key, this.#version));
      if (kept !== null) remembered.keep(this.#id, kept);
      return kept;
    } catch (error) {
      log("warn", "cache_read", { namespace: this.#namespace, ...errorFields(error) });
      return null;
    }
  }

  /** From KV, else from its source; where that fails, older than it should be is better than nothing. */
  async #obtain(): Promise<Obtained<Cached[N]>> {
    const kept = await this.#kept();
    if (kept !== null && this.#isUsable(kept)) return { entry: kept, made: false };
    try {
      return { entry: await this.#make(), made: true };
    } catch (error) {
      if (kept === null) throw error;
      log("warn", "cache_load", { namespace: this.#namespace, ...errorFields(error) });
      return { entry: kept, made: false };
    }
  }

  /** Beside the answer, once an isolate. */
  #renew(old: Entry<Cached[N]>): void {
    if (this.#flight() !== null) return;
    const work = this.#begin(async () => {
      const kept = await this.#kept();
      const isNewer = kept !== null && kept.storedAt > old.storedAt && this.#isFresh(kept);
      return isNewer ? { entry: kept, made: false } : { entry: await this.#make(), made: true };
    });
    work.catch((error: unknown) => log("warn", "cache_renew", { namespace: this.#namespace, ...errorFields(error) }));
  }

  async #wait(): Promise<Obtained<Cached[N]>> {
    const theirs = this.#flight();
    if (theirs !== null) {
      const obtained = await Promise.race([theirs.catch(() => null), pause(WAIT_MS)]);
      if (obtained !== null) return obtained;
    }
    return this.#begin(() => this.#obtain());
  }

  #flight(): Promise<Obtained<Cached[N]>> | null {
    const flight = flights.get(this.#id);
    if (flight === undefined || this.#deps.clock.now() - flight.since >= LOST_MS) return null;
    return flight.obtained as Promise<Obtained<Cached[N]>>;
  }

  #begin(work: () => Promise<Obtained<Cached[N]>>): Promise<Obtained<Cached[N]>> {
    const flight = { obtained: work(), since: this.#deps.clock.now() };
    flights.set(this.#id, flight);
    const ended = flight.obtained
      .catch(() => undefined)
      .then(() => {
        if (flights.get(this.#id) === flight) flights.delete(this.#id);
      });
    // It goes on when the client that it was begun for hangs up.
    this.#deps.defer(ended);
    return flight.obtained;
  }

  async #make(): Promise<Entry<Cached[N]>> {
    const storedAt = this.#deps.clock.now();
    const value = await this.#load();
    const entry = { value, storedAt, freshUntil: storedAt + POLICIES[this.#namespace].freshMs };
    remembered.keep(this.#id, entry);
    this.#count("writes");
    const stored = writeCache(this.#deps.env, this.#namespace, this.#key, value, storedAt, this.#version);
    // A full quota of writes costs the next isolate a load, and this answer nothing.
    this.#deps.defer(
      stored.catch((error: unknown) =>
        log("warn", "cache_write", { namespace: this.#namespace, ...errorFields(error) }),
      ),
    );
    return entry;
  }

  #valid(entry: Entry<Cached[N]> | null): Entry<Cached[N]> | null {
    return entry === null || isVoid(this.#namespace, this.#key, entry.storedAt) ? null : entry;
  }

  #isFresh({ freshUntil }: Entry<unknown>): boolean {
    return this.#deps.clock.now() + (this.#deps.freshFor ?? 0) < freshUntil;
  }

  #isUsable(entry: Entry<unknown>): boolean {
    const { freshUntil } = entry;
    if (this.#deps.freshFor !== undefined) return this.#isFresh(entry);
    return this.#deps.clock.now() < freshUntil + POLICIES[this.#namespace].staleMs;
  }

  #count(outcome: Outcome): void {
    if (outcome === "writes" || this.#deps.freshFor === undefined)
      count(this.#deps, this.#namespace, this.#key, outcome);
  }
}

const pause = (ms: number): Promise<null> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(null), ms);
  });
