import { z } from "@hono/zod-openapi";
import { AssetIdSchema, orNull, SignedAmountSchema, TimeSchema } from "../http/schemas.ts";
import { ratio } from "../calc/returns-answer.ts";
import { SumSchema } from "./lot-schemas.ts";

export const MOST_COINS = 10_000;

export const assets = (description: string) => z.array(AssetIdSchema).max(MOST_COINS).openapi({ description });

export const excludedSchema = assets(
  "Left out with their flows: their value is not known at one of the ends, or what moved between.",
);

/** Money that is tracked may be owed, so values may be below zero. */
export const TotalsSchema = z
  .object({
    value: orNull(SignedAmountSchema, "What has a price, added up; null when something is held and nothing has one."),
    cost: orNull(SignedAmountSchema, "Of everything held. Null: a part of it is not known."),
    knownCost: SignedAmountSchema.openapi({ description: "Of everything held whose cost is known." }),
    unrealised: orNull(SignedAmountSchema, "Value less cost, of what has a price."),
    in: SumSchema,
    out: SumSchema,
    realised: SumSchema,
    income: SumSchema,
    feesApart: SumSchema,
    carriedIn: SumSchema,
    carriedOut: SumSchema,
    complete: z.boolean().openapi({ description: "Whether every holding has a price." }),
    unpriced: assets("Holdings without one."),
    stale: z.boolean().openapi({ description: "A price in it is stale." }),
  })
  .openapi("PortfolioTotals", {
    description:
      "value + out − in = realised + unrealised + income − feesApart + carriedOut − carriedIn, to the last digit, where everything is known.",
  });

export const ChangeSchema = z
  .object({
    from: TimeSchema.openapi({ description: "A day before, or the first transaction." }),
    amount: SignedAmountSchema.openapi({ description: "Value now less value then less what was put in since." }),
    share: ratio("Amount ÷ (value then + what was put in). Null: without capital."),
    excluded: excludedSchema,
  })
  .openapi("PortfolioChange24h", { description: "What 24 hours did, flows aside." });
