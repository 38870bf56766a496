import type { Context } from "hono";
import type { JsonText } from "../../platform/json-text.ts";
import type { Written } from "../../services/written-once.ts";
import { etagOfDigest, hasIt } from "../http/etag.ts";
import { jsonTextResponse } from "../http/json-text.ts";

/** An answer that was written once, or 304 to who has it. */
export function writtenAnswer<T>(c: Context, { text, digest }: Written<JsonText<T>>) {
  const etag = etagOfDigest(digest);
  if (hasIt(c.req.header("if-none-match"), etag)) return c.body(null, 304, { etag });
  return jsonTextResponse(text, { etag });
}

export const msOf = (text: string | undefined): number | null => (text === undefined ? null : Date.parse(text));
