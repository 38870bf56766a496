import { z } from "@hono/zod-openapi";
import { AmountSchema, AssetIdSchema, SignedAmountSchema, TimeSchema } from "../http/schemas.ts";

/** A product of two amounts may have more digits than either. */
const ValueSchema = z
  .string()
  .regex(/^(0|[1-9][0-9]*)(\.[0-9]{1,18})?$/)
  .openapi("Value", {
    description: "Exact decimal as text, in the base currency, never negative.",
    example: "30000.05",
  });

const QuotedPriceSchema = z
  .object({
    price: ValueSchema,
    source: z.string().openapi({
      description: "The venue; `peg` for a stablecoin taken at its peg, `base` for the base currency itself.",
      example: "binance",
    }),
    asOf: TimeSchema.openapi({ description: "When the venue said so." }),
    ageMs: z.number().int().min(0).openapi({ description: "How old that was when this was written." }),
    stale: z.boolean().openapi({ description: "The venue has been silent; a coin that is merely quiet is not stale." }),
    assumedPeg: z.boolean().openapi({ description: "A stablecoin was taken at its peg: its own rate is not known." }),
    simulated: z.boolean().openapi({ description: "From the bundled simulator, not from a market." }),
  })
  .openapi("QuotedPrice");

const HoldingSchema = z
  .object({
    asset: AssetIdSchema,
    quantity: AmountSchema,
    cost: ValueSchema.openapi({ description: "What is held cost this much, by the portfolio's method." }),
    averageCost: ValueSchema.nullable(),
    price: QuotedPriceSchema.nullable().openapi({ description: "In the base currency; null when nothing has one." }),
    value: ValueSchema.nullable(),
    unrealised: SignedAmountSchema.nullable().openapi({ description: "Value less cost." }),
  })
  .openapi("Holding");

const TotalsSchema = z
  .object({
    value: ValueSchema.nullable().openapi({
      description: "What has a price, added up; null when something is held and nothing has one.",
    }),
    cost: ValueSchema.openapi({ description: "Of everything held." }),
    unrealised: SignedAmountSchema.nullable().openapi({ description: "Of what has a price." }),
    realised: SignedAmountSchema.openapi({ description: "Gain of everything sold so far." }),
    complete: z.boolean().openapi({ description: "Whether every holding has a price." }),
    unpriced: z.array(AssetIdSchema).openapi({ description: "Holdings without one." }),
    stale: z.boolean().openapi({ description: "A price in it is stale." }),
  })
  .openapi("ValuationTotals");

export const ValuationSchema = z
  .object({
    version: z.number().int().openapi({ description: "Version of the ledger that was valued." }),
    base: AssetIdSchema,
    asOf: TimeSchema.openapi({ description: "The moment of this valuation." }),
    simulated: z.boolean().openapi({ description: "Whether the prices are simulated." }),
    totals: TotalsSchema,
    holdings: z.array(HoldingSchema),
  })
  .openapi("Valuation");

const seq = z.number().int().openapi({
  description: "Grows by one a frame. After a gap ask for a snapshot; a snapshot is whole, whatever its number.",
});

/** Frames of the live valuation, described for clients; the stream itself is no JSON answer. */
export const ValuationFrameSchema = z
  .discriminatedUnion("type", [
    ValuationSchema.extend({ type: z.literal("snapshot"), seq }).openapi("ValuationSnapshot"),
    ValuationSchema.extend({
      type: z.literal("delta"),
      seq,
      removed: z.array(AssetIdSchema).openapi({ description: "No longer held." }),
    }).openapi("ValuationDelta", { description: "Totals whole; of the holdings only those that changed." }),
  ])
  .openapi("ValuationFrame");
