import { z } from "@hono/zod-openapi";
import { decodeCursor, encodeCursor, pageQuery } from "./pagination.ts";

/** A field of a list's entries, or with `-` before it the other way round: `-createdAt` is newest first. */
export type Sort<F extends string> = F | `-${F}`;

/** `sort` of every list that has more than one order. */
export const sortQuery = <const F extends string>(fields: readonly [F, ...F[]], usual: Sort<F>) =>
  z.object({
    sort: z
      .enum([...fields, ...fields.map((field) => `-${field}` as const)] as [Sort<F>, ...Sort<F>[]])
      // The value stands among those of the enum, which the types of zod's `default` cannot follow through the generic.
      .default(usual as never)
      .openapi({
        description: "The order of entries: by this field, with `-` before it from the largest down.",
        default: usual,
      }),
  });

export const isDescending = (sort: string): boolean => sort.startsWith("-");

/** `limit`, `cursor` and `sort` of a list in order of time. */
export const timedPageQuery = <const F extends string>(field: F, most: number, usual: number) =>
  pageQuery(most, usual).extend(sortQuery([field], `-${field}`).shape);

const TimedPosition = z.tuple([z.string().max(50), z.number().int(), z.string().max(200)]);

/** What a list in order of time is asked for; a cursor of the other order is refused as one that this list never gave. */
export function timedPage({ limit, cursor, sort }: { limit: number; cursor?: string | undefined; sort: string }) {
  const given = TimedPosition.refine(([order]) => order === sort);
  const position = decodeCursor(given, cursor);
  return {
    limit,
    after: position === null ? null : { at: position[1], id: position[2] },
    descending: isDescending(sort),
  };
}

export const timedCursor = (sort: string, next: { readonly at: number; readonly id: string } | null): string | null =>
  next === null ? null : encodeCursor([sort, next.at, next.id]);
