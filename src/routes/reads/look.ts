import { z } from "@hono/zod-openapi";
import { METHODS } from "../../domain/ledger/settings.ts";
import type { Look } from "../../domain/portfolio/reads.ts";
import { AssetIdSchema, TimeSchema, VersionSchema } from "../http/schemas.ts";

/** What every read of a portfolio may be asked with, and what every answer begins with. */

export const BaseQuery = z.object({
  base: AssetIdSchema.optional().openapi({
    description: "What everything is counted in: a currency, bitcoin, ethereum or sats. Without it, the portfolio's.",
    example: "fiat:usd",
  }),
});

export const LookQuery = BaseQuery.extend({
  method: z
    .enum(METHODS)
    .optional()
    .openapi({ description: "Which lots a disposal takes. Without it, the portfolio's." }),
});

export const lookOf = ({ base, method }: z.infer<typeof LookQuery>): Look => ({
  base: base ?? null,
  method: method ?? null,
});

export const AtQuery = z.object({
  at: TimeSchema.optional().openapi({
    description: "As of this time: the ledger as it is known now, of what had happened by then. Without it, now.",
  }),
});

export const timeOf = (text: string | undefined): number | null => (text === undefined ? null : Date.parse(text));

/** Words, where `z.coerce` would take "false" for true. */
export const FlagQuery = (description: string) =>
  z
    .enum(["true", "false"])
    .default("false")
    .transform((text) => text === "true")
    .openapi({ type: "string", enum: ["true", "false"], default: "false", description });

export const HEAD = {
  version: VersionSchema.openapi({ description: "Version of the ledger that was read." }),
  base: AssetIdSchema.openapi({ description: "Currency of all costs and values." }),
  method: z.enum(METHODS).openapi({ description: "The lot method." }),
  asOf: TimeSchema.openapi({ description: "The moment that it is of." }),
  simulated: z.boolean().openapi({ description: "Whether the latest prices are simulated." }),
};

export const NotesSchema = z
  .array(z.string().max(200))
  .max(10)
  .openapi({ description: "Which rules are not applied." });

/** Problems of every read of a portfolio. */
export const READ_PROBLEMS = [
  "VALIDATION_ERROR",
  "AUTHENTICATION_ERROR",
  "RESOURCE_NOT_FOUND_ERROR",
  "DATABASE_UNAVAILABLE",
  "OVERLOADED",
] as const;
