import { z } from "@hono/zod-openapi";

/** Header of every POST that creates. Lower case: zod-openapi matches header names so. */
export const IdempotencyHeaders = z.object({
  "idempotency-key": z
    .string()
    .regex(/^[\x21-\x7e]{1,128}$/, "1 to 128 printable ASCII characters without spaces")
    .optional()
    .openapi({
      description:
        "Makes a retry safe: the same key and body give the first answer again, for 24 hours. Without it a retry may create twice.",
      example: "b1d0c9f2-3f0a-4f6e-9a53-2a1f5f0f7c11",
    }),
});

/** A key for this request: the client's own, or one nobody else has. */
export const idempotencyKey = (headers: { "idempotency-key"?: string | undefined }): string =>
  headers["idempotency-key"] ?? `once-${crypto.randomUUID()}`;

/** Hash of operation and body, independent of the order of the body's fields: tells a retry from another request. */
export async function requestHash(operation: string, body: unknown): Promise<string> {
  const text = `${operation}\n${JSON.stringify(sorted(body))}`;
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))).toHex();
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, sorted(entry)]),
  );
}
