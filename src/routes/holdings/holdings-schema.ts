import { z } from "@hono/zod-openapi";
import { METHODS } from "../../domain/ledger/settings.ts";
import { AssetIdSchema, orNull, SignedAmountSchema, ValueSchema } from "../http/schemas.ts";
import { LotSchema } from "../reads/lot-schemas.ts";
import { weight } from "../reads/performance-schemas.ts";
import { assets, MOST_COINS } from "../reads/totals-schema.ts";
import { QuotedPriceSchema, ValuationSchema } from "./schemas.ts";

/** Money that is tracked may be owed: below zero. */
const Held = z
  .object({
    asset: AssetIdSchema,
    quantity: SignedAmountSchema.openapi({ description: "How much of it is held; money may be owed." }),
    cost: orNull(SignedAmountSchema, "What is held cost this much; null when that is not known."),
    averageCost: orNull(ValueSchema, "Cost of one unit."),
    price: orNull(QuotedPriceSchema, "In the base currency; null when nothing has one."),
    value: orNull(SignedAmountSchema, "Quantity times price; null without a price."),
    unrealised: orNull(SignedAmountSchema, "Value less cost; null without a price or a cost."),
    weight: weight("Share of what has a price; all add up to exactly 1.").optional(),
    lots: z.array(LotSchema).max(100_000).optional().openapi({ description: "Only when asked to explain." }),
  })
  .openapi("HoldingAt");

const Totals = z
  .object({
    value: orNull(SignedAmountSchema, "What has a price, added up; null when something is held and nothing has one."),
    cost: orNull(SignedAmountSchema, "Of what is held and known."),
    unrealised: orNull(SignedAmountSchema, "Of what has a price and a cost; null when nothing has both."),
    realised: SignedAmountSchema.openapi({ description: "Gain of everything given away so far, as far as known." }),
    complete: z.boolean().openapi({ description: "Whether every holding has a price." }),
    unpriced: assets("Holdings without one."),
    overdrawn: assets("Tracked money of which more was spent than was there."),
    stale: z.boolean().openapi({ description: "A price in it is stale." }),
  })
  .openapi("HoldingsTotals");

export const HoldingsSchema = z
  .object({
    ...ValuationSchema.shape,
    method: z.enum(METHODS).optional().openapi({ description: "The lot method, where it was asked with one." }),
    totals: Totals.openapi({ description: "Of the whole portfolio, or of the account." }),
    holdings: z.array(Held).max(MOST_COINS).openapi({ description: "What is held, by coin." }),
  })
  .openapi("Holdings");
