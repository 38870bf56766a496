import { z } from "@hono/zod-openapi";
import { ASSET_ID_PATTERN } from "../../domain/ids.ts";
import type { AssetId } from "../../domain/ids.ts";
import { AMOUNT_PATTERN, parseAmount } from "../../domain/money/amount.ts";
import type { Amount } from "../../domain/money/amount.ts";
import { PROBLEM_CODES } from "../../platform/problem.ts";
import { MOST_FIELD_ERRORS } from "./limits.ts";

/** Schemas that more than one resource uses. */

export const AmountSchema = z
  .string()
  .regex(AMOUNT_PATTERN, 'a decimal string with at most 20 integer and 18 fraction digits, such as "0.5"')
  .transform((text) => parseAmount(text) as Amount)
  .openapi("Amount", {
    description: "Exact decimal as text: at most 20 digits before and 18 after the point, no sign, no exponent.",
    example: "0.5",
  });

/** In answers: figures that may be negative. */
export const SignedAmountSchema = z
  .string()
  .regex(/^-?(0|[1-9][0-9]{0,59})(\.[0-9]{1,18})?$/)
  .openapi("SignedAmount", { description: "Exact decimal as text, possibly negative.", example: "-12.5" });

/** In answers: what follows from amounts may have more digits than any of them. */
export const ValueSchema = z
  .string()
  .regex(/^(0|[1-9][0-9]{0,59})(\.[0-9]{1,18})?$/)
  .openapi("Value", { description: "Exact decimal as text, never negative.", example: "30000.05" });

export const AssetIdSchema = z
  .string()
  .max(110)
  .regex(ASSET_ID_PATTERN, 'a coin\'s id such as "bitcoin", or "fiat:usd"')
  .transform((text) => text as AssetId)
  .openapi("AssetId", { description: "CoinGecko id of a coin, or fiat:<iso>.", example: "bitcoin" });

export const TimeSchema = z.iso
  .datetime({ offset: true, error: 'an ISO 8601 time such as "2026-01-31T12:00:00.000Z"' })
  .max(40)
  .openapi({ description: "ISO 8601 time.", example: "2026-01-31T12:00:00.000Z" });

/** Words of a person: trimmed, well-formed, one kind of line break and no other control character. */
export const TextSchema = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least)
    .max(most)
    .refine((text) => text.isWellFormed() && !/[^\P{Cc}\n\t]/u.test(text), "text without control characters");

/** Grows with every write; ETags are made of it. */
export const VersionSchema = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/** In answers: how many of something there are. */
export const CountSchema = z.number().int().min(0).max(1_000_000_000);

/**
 * `schema` or null. For schemas with a name the generator forgets what `.nullable()` says, so the document would promise
 * a value where there may be none.
 */
export const orNull = <T extends z.ZodType>(schema: T, description: string) =>
  z.union([schema, z.null()]).openapi({ description });

const FieldErrorSchema = z.object({
  path: z.string().max(300).openapi({ description: "Where it stands.", example: "body.in.amount" }),
  expected: z.string().max(500).openapi({ description: "What was expected there." }),
});

export const ProblemSchema = z
  .object({
    type: z.string().max(100).openapi({ description: "Where the code is explained.", example: "/docs/errors/GONE" }),
    title: z.string().max(100).openapi({ description: "The code in words; the same for each of its kind." }),
    status: z.number().int().min(400).max(599).openapi({ description: "The answer's status." }),
    code: z.enum(PROBLEM_CODES).openapi({ description: "For programs; keeps its meaning." }),
    requestId: z.string().max(64).openapi({ description: "What to tell us; our log has it." }),
    detail: z.string().max(1000).optional().openapi({ description: "What it was this time, in a sentence." }),
    errors: z
      .array(FieldErrorSchema)
      .max(MOST_FIELD_ERRORS)
      .optional()
      .openapi({ description: "Every field that is wrong." }),
    limit: z.string().max(40).optional().openapi({ description: "Which class of rate limit was met." }),
    facts: z
      .record(z.string().max(40), z.union([z.string().max(200), z.number().min(-1e15).max(1e15), z.null()]))
      .optional()
      .openapi({ maxProperties: 20, description: "Facts of this code, such as what was held and what was asked." }),
  })
  .openapi("Problem", { description: "RFC 9457 problem details." });
