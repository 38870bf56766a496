import { z } from "@hono/zod-openapi";
import type { EntriesQuery } from "../../domain/portfolio/reads.ts";
import { decodeCursor, encodeCursor, pageQuery } from "../http/pagination.ts";
import { AssetIdSchema, TimeSchema } from "../http/schemas.ts";
import { HEAD, LookQuery, lookOf, timeOf } from "./look.ts";

/** Lists of what happened: disposals, income, fees. The newest first, a page at a time. */

export const EntriesQuerySchema = LookQuery.extend(pageQuery(500, 100).shape).extend({
  from: TimeSchema.optional().openapi({ description: "Not before this time." }),
  to: TimeSchema.optional().openapi({ description: "Before this time." }),
  asset: AssetIdSchema.optional().openapi({ description: "Only of this coin." }),
});

const Position = z.tuple([z.string().max(200)]);

export function entriesQuery({
  from,
  to,
  asset,
  limit,
  cursor,
  ...look
}: z.infer<typeof EntriesQuerySchema>): EntriesQuery {
  const after = decodeCursor(Position, cursor)?.[0] ?? null;
  return { ...lookOf(look), from: timeOf(from), to: timeOf(to), asset: asset ?? null, limit, after };
}

export const entriesPage = <T extends z.ZodType>(item: T) => ({
  ...HEAD,
  items: z.array(item).max(500).openapi({ description: "The newest first." }),
  nextCursor: z
    .string()
    .max(500)
    .nullable()
    .openapi({ description: "Where the next page begins; null when this is the last." }),
});

export const paged = <T extends { readonly next: string | null }>({ next, ...page }: T) => ({
  ...page,
  nextCursor: next === null ? null : encodeCursor([next]),
});
