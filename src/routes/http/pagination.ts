import { z } from "@hono/zod-openapi";
import { problem } from "../../platform/problem.ts";

/** `limit` and `cursor` of every list. */
export const pageQuery = (most: number, usual: number) =>
  z.object({
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(most)
      .default(usual)
      .openapi({ description: `Entries a page, at most ${most}.` }),
    cursor: z.string().max(500).optional().openapi({ description: "`nextCursor` of the page before." }),
  });

/** A cursor is where the last page ended: opaque to clients, checked when it comes back. */
export function encodeCursor(position: readonly (string | number)[]): string {
  return btoa(JSON.stringify(position)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export function decodeCursor<T extends z.ZodType>(schema: T, cursor: string | undefined): z.output<T> | null {
  if (cursor === undefined) return null;
  try {
    return schema.parse(JSON.parse(atob(cursor.replaceAll("-", "+").replaceAll("_", "/"))));
  } catch {
    throw problem("VALIDATION_ERROR", { errors: [{ path: "query.cursor", expected: "a cursor that this list gave" }] });
  }
}
