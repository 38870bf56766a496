import { z } from "@hono/zod-openapi";
import { AssetIdSchema, orNull, SignedAmountSchema, TimeSchema, ValueSchema, VersionSchema } from "../http/schemas.ts";

/** More kinds of coin than there are in the catalogue. */
const MOST_HOLDINGS = 10_000;

export const QuotedPriceSchema = z
  .object({
    price: ValueSchema.openapi({ description: "Of one unit, in the base currency." }),
    source: z.string().max(40).openapi({
      description:
        "The venue; `own` for a price that the person set, `ledger` for what was paid in the last own transaction, `frankfurter` for a currency's rate, `peg` for a stablecoin taken at its peg, `base` for the base currency itself.",
      example: "binance",
    }),
    asOf: TimeSchema.openapi({ description: "What time the price is of." }),
    ageMs: z.int().min(0).max(9_000_000_000_000).openapi({
      description: "How old that was when this was written.",
      example: 250,
    }),
    stale: z.boolean().openapi({
      description:
        "The venue has been silent, or the price was carried over from before; a coin that is merely quiet is not stale.",
    }),
    assumedPeg: z.boolean().openapi({ description: "A stablecoin was taken at its peg: its own rate is not known." }),
    simulated: z.boolean().openapi({ description: "From the bundled simulator, not from a market." }),
  })
  .openapi("QuotedPrice");

const HoldingSchema = z
  .object({
    asset: AssetIdSchema,
    quantity: SignedAmountSchema.openapi({
      description:
        "How much of it is held. Tracked money may be owed: then this and what follows from it is below zero.",
    }),
    cost: orNull(
      SignedAmountSchema,
      "What is held cost this much, by the portfolio's method; null when that is not known.",
    ),
    averageCost: orNull(ValueSchema, "Cost of one unit."),
    price: orNull(QuotedPriceSchema, "In the base currency; null when nothing has one."),
    value: orNull(SignedAmountSchema, "Quantity times price; null without a price."),
    unrealised: orNull(SignedAmountSchema, "Value less cost; null without a price or a cost."),
  })
  .openapi("Holding");

const TotalsSchema = z
  .object({
    value: orNull(SignedAmountSchema, "What has a price, added up; null when something is held and nothing has one."),
    cost: SignedAmountSchema.openapi({ description: "Of everything held whose cost is known." }),
    unrealised: orNull(SignedAmountSchema, "Of what has a price and a cost; null when nothing has both."),
    realised: SignedAmountSchema.openapi({ description: "Gain of everything sold so far." }),
    complete: z.boolean().openapi({ description: "Whether every holding has a price." }),
    unpriced: z.array(AssetIdSchema).max(MOST_HOLDINGS).openapi({ description: "Holdings without one." }),
    overdrawn: z
      .array(AssetIdSchema)
      .max(MOST_HOLDINGS)
      .openapi({ description: "Tracked money of which more was spent than was there." }),
    stale: z.boolean().openapi({ description: "A price in it is stale." }),
  })
  .openapi("ValuationTotals");

export const ValuationSchema = z
  .object({
    version: VersionSchema.openapi({ description: "Version of the ledger that was valued." }),
    base: AssetIdSchema.openapi({ description: "Currency of all costs and values." }),
    asOf: TimeSchema.openapi({ description: "The moment of this valuation." }),
    simulated: z.boolean().openapi({ description: "Whether the prices are simulated." }),
    totals: TotalsSchema.openapi({ description: "Of the whole portfolio." }),
    holdings: z.array(HoldingSchema).max(MOST_HOLDINGS).openapi({ description: "What is held, by coin." }),
  })
  .openapi("Valuation");

const seq = VersionSchema.openapi({
  description: "Grows by one a frame. After a gap ask for a snapshot; a snapshot is whole, whatever its number.",
});

/** Frames of the live valuation, described for clients; the stream itself is no JSON answer. */
export const ValuationFrameSchema = z
  .discriminatedUnion("type", [
    ValuationSchema.extend({ type: z.literal("snapshot").openapi({ description: "Whole." }), seq }).openapi(
      "ValuationSnapshot",
    ),
    ValuationSchema.extend({
      type: z.literal("delta").openapi({ description: "What changed." }),
      seq,
      removed: z.array(AssetIdSchema).max(MOST_HOLDINGS).openapi({ description: "No longer held." }),
    }).openapi("ValuationDelta", { description: "Totals whole; of the holdings only those that changed." }),
  ])
  .openapi("ValuationFrame");
