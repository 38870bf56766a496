import { z } from "@hono/zod-openapi";
import { CoinReturn } from "../calc/returns-answer.ts";
import { AssetIdSchema, orNull, SignedAmountSchema, TimeSchema, ValueSchema } from "../http/schemas.ts";
import { LotSchema } from "./lot-schemas.ts";
import { MOST_COINS } from "./totals-schema.ts";

export const weight = (description: string) => orNull(z.string().max(6), description);

export const PerformanceCoin = CoinReturn.extend({
  weight: weight("Share of the value at the end; all add up to exactly 1."),
}).openapi("PerformanceCoin");

const Priced = z.object({
  at: TimeSchema.openapi({ description: "The start or the end of the period." }),
  asset: AssetIdSchema,
  quantity: SignedAmountSchema,
  price: orNull(ValueSchema, "Of one unit then. Null: nobody knows."),
  source: orNull(z.string().max(40), "Where the price is from: a venue, `own`, `ledger`, `peg`, `frankfurter`."),
  asOf: orNull(TimeSchema, "What time the price is of; never a later one."),
  stale: z.boolean().openapi({ description: "It is older than it should be." }),
  value: orNull(SignedAmountSchema, "Quantity times price."),
});

const Flow = z.object({
  at: TimeSchema,
  direction: z.enum(["in", "out"]).openapi({ description: "`in`: was put into the portfolio." }),
  value: ValueSchema,
});

export const ExplainedPeriod = z
  .object({
    prices: z
      .array(Priced)
      .max(2 * MOST_COINS)
      .openapi({ description: "What both ends are made of." }),
    flows: z.array(Flow).max(1_000_000).openapi({ description: "What crossed the border in between." }),
    lots: z.array(LotSchema).max(100_000).openapi({ description: "What is left of the lots at the end." }),
  })
  .openapi("ExplainedPeriod", { description: "What the figures were made of." });
