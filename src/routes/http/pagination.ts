import { z } from "@hono/zod-openapi";
import { problem } from "../../platform/problem.ts";

const LONGEST_CURSOR = 500;

/** A whole number in a query: digits and nothing else, where `Number` would read "", "0x10" and "1e2" as well. */
export const integerQuery = (least: number, most: number) =>
  z
    .string()
    .regex(/^[0-9]{1,10}$/, `a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `a whole number from ${least} to ${most}`)
    .openapi({ type: "integer", minimum: least, maximum: most });

/** `limit` and `cursor` of every list. */
export const pageQuery = (most: number, usual: number) =>
  z.object({
    limit: integerQuery(1, most)
      .default(usual)
      .openapi({ description: `Entries a page, at most ${most}.`, default: usual }),
    cursor: z
      .string()
      .min(1)
      .max(LONGEST_CURSOR)
      .optional()
      .openapi({ description: "`nextCursor` of the page before." }),
  });

const pageShape = <T extends z.ZodType>(item: T, most: number) => ({
  items: z.array(item).max(most).openapi({ description: "In the order that was asked for." }),
  nextCursor: z
    .string()
    .max(LONGEST_CURSOR)
    .nullable()
    .openapi({ description: "Where the next page begins; null when this is the last." }),
});

/** One page of a list; ask again with `cursor=nextCursor` until it is null. */
export const pageOf = <T extends z.ZodType>(item: T, name: string, most = 500) =>
  z.object(pageShape(item, most)).openapi(name);

/** The same, with what stands `beside` the list. */
export const pageBeside = <T extends z.ZodType, Beside extends z.ZodRawShape>(
  item: T,
  name: string,
  most: number,
  beside: Beside,
) => z.object({ ...pageShape(item, most), ...beside }).openapi(name);

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
