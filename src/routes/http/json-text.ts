import type { TypedResponse } from "hono";
import type { JsonText } from "../../platform/json-text.ts";

/** 200 with a body that was written elsewhere. The cast is sound: only `jsonText` makes a JsonText, from a T. */
export const jsonTextResponse = <T>(
  text: JsonText<T>,
  headers: Readonly<Record<string, string>> = {},
): Response & TypedResponse<Writable<T>, 200, "json"> =>
  new Response(text, { headers: { "content-type": "application/json", ...headers } }) as Response &
    TypedResponse<Writable<T>, 200, "json">;

/** A schema's type has no `readonly`; on the wire there is none. */
type Writable<T> = T extends string | number | boolean | null
  ? T
  : T extends object
    ? { -readonly [K in keyof T]: Writable<T[K]> }
    : T;
