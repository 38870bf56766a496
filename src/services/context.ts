import type { Clock } from "../platform/clock.ts";
import type { Config } from "../platform/config.ts";
import { systemClock } from "../platform/clock.ts";
import { configOf } from "../platform/config.ts";
import type { Objects } from "../platform/objects.ts";
import { objectsOf } from "../platform/objects.ts";

/** What every service gets: the outside world as arguments. Routes pass it on and never look inside. */
export interface ServiceContext {
  readonly env: Env;
  readonly config: Config;
  readonly clock: Clock;
  readonly objects: Objects;
  readonly requestId: string;
  /** Set while the cache is being warmed: how many ms longer its entries shall stay fresh. */
  readonly freshFor?: number;
  /** Work that outlives the answer; also what a client that hangs up must not cancel. */
  defer(work: Promise<unknown>): void;
}

export function serviceContext(
  env: Env,
  execution: { waitUntil(promise: Promise<unknown>): void },
  requestId: string,
): ServiceContext {
  return {
    env,
    config: configOf(env),
    clock: systemClock,
    objects: objectsOf(env),
    requestId,
    defer: (work) => execution.waitUntil(work),
  };
}
