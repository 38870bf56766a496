import type { Context } from "hono";

/**
 * Sets headers of the answer that is there. Hono's own `c.header` makes a new Response for each header once there is an
 * answer: with seven of them that was a sixth of what a price read costs. A 101 is left alone: its headers are immutable,
 * and the browser cannot read them anyway.
 */
export function setHeaders(c: Context, headers: Iterable<readonly [name: string, value: string]>): void {
  if (c.res.status === 101) return;
  try {
    const own = c.res.headers;
    for (const [name, value] of headers) own.set(name, value);
  } catch (error) {
    // An answer that came from elsewhere (an object, the assets) cannot be changed, only copied.
    if (!(error instanceof TypeError)) throw error;
    c.res = new Response(c.res.body, c.res);
    for (const [name, value] of headers) c.res.headers.set(name, value);
  }
}
