import { createMiddleware } from "hono/factory";
import { problem } from "../../platform/problem.ts";
import { MOST_BYTES, MOST_IMPORT_BYTES, MOST_LEDGER_BYTES } from "./limits.ts";
import type { AppEnv } from "./router.ts";

/**
 * Reads a body once, and only as far as it may go: JSON that says so (by that alone no plain form of another site can send
 * one), not larger than the route takes, and well-formed UTF-8, for a decoder that mends text would store what nobody sent.
 */
export const readBody = createMiddleware<AppEnv>(async (c, next) => {
  const { body, headers } = c.req.raw;
  if (body !== null && headers.get("content-length") !== "0") {
    const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
    if (type !== "application/json") throw problem("UNSUPPORTED_MEDIA_TYPE", { detail: "Send application/json." });
    const bytes = await read(c.req.raw, body, mostOf(c.req.path));
    // From here on Hono reads the body from its cache, of promises whatever its type says.
    c.req.bodyCache.text = Promise.resolve(textOf(bytes)) as unknown as string;
  }
  await next();
});

const OWN_ROWS: ReadonlySet<string> = new Set(["/api/v1/calc/lots", "/api/v1/calc/returns"]);

/** Bytes that a body of this path may have. */
export const mostOf = (path: string): number =>
  path.endsWith("/imports") ? MOST_IMPORT_BYTES : OWN_ROWS.has(path) ? MOST_LEDGER_BYTES : MOST_BYTES;

async function read(request: Request, body: ReadableStream<Uint8Array>, most: number): Promise<ArrayBuffer> {
  const length = request.headers.get("content-length");
  // The runtime holds senders to the length they give.
  if (length !== null && Number(length) <= most) return request.arrayBuffer();
  if (length !== null) throw tooLarge(most);
  let size = 0;
  const counted = body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.byteLength;
        if (size > most) controller.error(tooLarge(most));
        else controller.enqueue(chunk);
      },
    }),
  );
  return new Response(counted).arrayBuffer();
}

const tooLarge = (most: number) => problem("PAYLOAD_TOO_LARGE", { detail: `A body has at most ${most} bytes.` });

function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    throw problem("VALIDATION_ERROR", { errors: [{ path: "body", expected: "well-formed UTF-8" }] });
  }
}
