import type { Context, TypedResponse } from "hono";
import type { JsonBytes, JsonText } from "../../platform/json-text.ts";
import type { AppEnv } from "./router.ts";
import { usualHeaders } from "./usual-headers.ts";

/**
 * 200 with a body that was written elsewhere, made with all its headers at once: each that is set afterwards costs a call out of
 * JavaScript. The cast is sound: only `jsonText` makes a JsonText, from a T, and bytes are made of it.
 */
export function jsonTextResponse<T>(
  c: Context<AppEnv>,
  body: JsonText<T> | JsonBytes<T>,
  own: Readonly<Record<string, string>> = {},
): Response & TypedResponse<Writable<T>, 200, "json"> {
  const headers = { ...usualHeaders(c), "content-type": "application/json", ...own };
  const whole = new Response(body, { headers });
  c.set("whole", whole);
  return whole as Response & TypedResponse<Writable<T>, 200, "json">;
}

/**
 * 200 with a JSON document that is sent while it is written; nothing is read ahead of the client, and a client that hangs up
 * ends the reading. The cast rests on the writer: the contract's tests hold what arrives against T's schema.
 */
export function jsonStreamResponse<T>(
  pieces: AsyncGenerator<string>,
  headers: Readonly<Record<string, string>>,
): TypedResponse<T, 200, "json"> {
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(new TextEncoder().encode(value));
    },
    cancel: async () => void (await pieces.return(undefined)),
  });
  return new Response(body, { headers: { "content-type": "application/json", ...headers } }) as Response &
    TypedResponse<T, 200, "json">;
}

/** A schema's type has no `readonly`; on the wire there is none. */
type Writable<T> = T extends string | number | boolean | null
  ? T
  : T extends object
    ? { -readonly [K in keyof T]: Writable<T[K]> }
    : T;
