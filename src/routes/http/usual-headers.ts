import type { Context } from "hono";
import { PARTS } from "../../platform/trace.ts";
import type { Trace } from "../../platform/trace.ts";
import type { AppEnv } from "./router.ts";
import { securityHeaders } from "./security-headers.ts";

/** When the answering of a request began, and what it has taken so far. */
export interface Begun {
  readonly at: number;
  readonly trace: Trace;
}

/** Those that a route may have set otherwise. */
export const OWN_WINS: ReadonlySet<string> = new Set(["cache-control", "content-security-policy"]);

/** The headers of every answer, by their names. */
export function usualHeaders(c: Context<AppEnv>): Record<string, string> {
  const { config, clock } = c.get("context");
  const { at, trace } = c.get("begun");
  const headers: Record<string, string> = {
    ...securityHeaders(config),
    "x-request-id": trace.requestId,
    "server-timing": serverTiming(trace, clock.now() - at),
  };
  // What a person sees is theirs: no shared cache keeps it, and the browser's own asks again.
  if (c.get("viewer") !== undefined) headers["cache-control"] = "private, no-cache";
  return headers;
}

/** What took how long, for browsers' tools and our own tests; the platform's clock stands still while we only calculate. */
function serverTiming({ spent }: Trace, ms: number): string {
  let text = `total;dur=${ms}`;
  for (const part of PARTS) if (spent[part] !== undefined) text += `, ${part};dur=${spent[part]}`;
  return text;
}
