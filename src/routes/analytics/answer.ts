import type { Context } from "hono";
import type { Written } from "../../services/written-once.ts";
import { etagOfDigest, hasIt } from "../http/etag.ts";
import { jsonTextResponse } from "../http/json-text.ts";
import type { AppEnv } from "../http/router.ts";

/** An answer that was written once, or 304 to who has it. */
export function writtenAnswer<T>(c: Context<AppEnv>, { bytes, digest }: Written<T>) {
  const etag = etagOfDigest(digest);
  if (hasIt(c.req.header("if-none-match"), etag)) return c.body(null, 304, { etag });
  return jsonTextResponse(c, bytes, { etag });
}

export const msOf = (text: string | undefined): number | null => (text === undefined ? null : Date.parse(text));
