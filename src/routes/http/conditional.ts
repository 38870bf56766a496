import { z } from "@hono/zod-openapi";

/** Of an `If-None-Match` or `If-Match`. */
export const LONGEST_CONDITION = 1_000;

/** Headers of conditional requests. Lower case: zod-openapi matches header names so. */
export const ReadHeaders = z.object({
  "if-none-match": z
    .string()
    .max(LONGEST_CONDITION)
    .optional()
    .openapi({ description: "ETags already at hand: then 304." }),
});

export const UpdateHeaders = z.object({
  "if-match": z
    .string()
    .max(1000)
    .optional()
    .openapi({ description: "ETag that was read: when it is another now, 412 and nothing is changed." }),
});

/** The `responses` entry of a read that may find the client up to date. */
export const notModified = { 304: { description: "As in If-None-Match." } } as const;
