import { z } from "@hono/zod-openapi";
import { ASSET_ID_PATTERN } from "../../domain/ids.ts";
import type { AssetId } from "../../domain/ids.ts";
import { AMOUNT_PATTERN, parseAmount } from "../../domain/money/amount.ts";
import type { Amount } from "../../domain/money/amount.ts";
import { PROBLEM_CODES } from "../../platform/problem.ts";

/** Schemas that more than one resource uses. */

export const AmountSchema = z
  .string()
  .regex(AMOUNT_PATTERN, 'a decimal string with at most 20 integer and 18 fraction digits, such as "0.5"')
  .transform((text) => parseAmount(text) as Amount)
  .openapi("Amount", {
    type: "string",
    description: "Exact decimal as text: at most 20 digits before and 18 after the point, no sign, no exponent.",
    example: "0.5",
  });

/** In answers: figures that may be negative. */
export const SignedAmountSchema = z
  .string()
  .openapi("SignedAmount", { description: "Exact decimal as text, possibly negative.", example: "-12.5" });

export const AssetIdSchema = z
  .string()
  .max(110)
  .regex(ASSET_ID_PATTERN, 'a coin\'s id such as "bitcoin", or "fiat:usd"')
  .transform((text) => text as AssetId)
  .openapi("AssetId", { type: "string", description: "CoinGecko id of a coin, or fiat:<iso>.", example: "bitcoin" });

export const TimeSchema = z.iso
  .datetime({ offset: true, error: 'an ISO 8601 time such as "2026-01-31T12:00:00.000Z"' })
  .openapi({ description: "ISO 8601 time.", example: "2026-01-31T12:00:00.000Z" });

/** Words of a person: trimmed, well-formed, one kind of line break and no other control character. */
export const TextSchema = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least)
    .max(most)
    .refine((text) => text.isWellFormed() && !/[^\P{Cc}\n\t]/u.test(text), "text without control characters");

export const ProblemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(PROBLEM_CODES),
    requestId: z.string(),
    detail: z.string().optional(),
    errors: z.array(z.object({ path: z.string(), expected: z.string() })).optional(),
    limit: z.string().optional(),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).optional(),
  })
  .openapi("Problem", { description: "RFC 9457 problem details." });

/** One page of a list; ask again with `cursor=nextCursor` until it is null. */
export const pageOf = <T extends z.ZodType>(item: T, name: string) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() }).openapi(name);
