import type { Context } from "hono";
import { networkOfClient } from "./rate-limit.ts";
import type { AppEnv } from "./router.ts";

/** Who asks, as far as a request without a proof tells. */
export interface Client {
  /** What the platform says; null where there is no platform in front. */
  readonly address: string | null;
  /** What is counted as one: the address, or the network of an IPv6 address. */
  readonly network: string;
  readonly userAgent: string | null;
  readonly cookie: string;
}

export const clientOf = (c: Context<AppEnv>): Client => ({
  address: c.req.header("cf-connecting-ip") ?? null,
  network: networkOfClient(c),
  userAgent: c.req.header("user-agent") ?? null,
  cookie: c.req.header("cookie") ?? "",
});
