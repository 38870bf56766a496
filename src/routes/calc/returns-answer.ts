import { z } from "@hono/zod-openapi";
import { NULL_REASONS } from "../../domain/returns/figure.ts";
import { AssetIdSchema, orNull, SignedAmountSchema, TimeSchema, ValueSchema } from "../http/schemas.ts";
import { MOST_ROWS } from "./ledger-rows.ts";

/** Figures of returns, each under its own name. */

const LARGEST = Number.MAX_VALUE;
export const Ratio = z.number().min(-LARGEST).max(LARGEST);
export const ratio = (description: string) => orNull(Ratio, description);

const Figure = z
  .object({
    value: ratio("A fraction: 0.1234 is 12.34 %."),
    reason: orNull(z.enum(NULL_REASONS), "Why there is none."),
    explain: z
      .object({
        formula: z.string().max(300).openapi({ description: "As it was computed." }),
        inputs: z
          .record(z.string().max(40), z.union([z.string().max(100), Ratio, z.null()]))
          .openapi({ maxProperties: 20, description: "What was put in." }),
      })
      .optional()
      .openapi({ description: "Only when asked for." }),
  })
  .openapi("ReturnFigure", { description: "A return, or why there is none." });

export const CoinReturn = z
  .object({
    asset: AssetIdSchema,
    gain: SignedAmountSchema,
    return: ratio("Gain ÷ (V_S + in) of the coin. Null: without capital."),
    contribution: ratio("Gain ÷ (V_S + in) of the portfolio; they add up to its simple return."),
  })
  .openapi("CoinReturn", { description: "What one coin did." });

export const MoneyWeighted = z
  .object({
    period: Figure,
    annual: Figure,
    rates: z.array(Ratio).max(MOST_ROWS).openapi({ description: "Every yearly rate that solves the equation." }),
  })
  .openapi("MoneyWeightedReturn", { description: "XIRR: the steady rate that explains the payments." });

/** From the year 0 to the year 9999: all that ISO 8601 writes with four digits. */
const MOST_DAYS = 4_000_000;
const days = z.number().min(0).max(MOST_DAYS).openapi({ description: "Between them." });

/** What the same money would have done. */
export const BenchmarkReturn = z.object({
  value: orNull(ValueSchema, "What would be there at the end. Null: a price is missing."),
  moneyWeighted: orNull(MoneyWeighted, "XIRR of the same payments."),
  exhaustedAt: orNull(TimeSchema, "When an outflow emptied it."),
  shortfall: ValueSchema.openapi({ description: "How much of all outflows it could not pay." }),
  unpricedAt: orNull(TimeSchema, "When a price was missing."),
});

export const CalculatedReturns = z
  .object({
    period: z
      .object({ from: TimeSchema, to: TimeSchema, days })
      .openapi({ description: "What was measured; it begins when there is something." }),
    gain: SignedAmountSchema,
    simple: Figure,
    timeWeighted: z
      .object({
        period: Figure,
        annual: Figure,
        roughDays: z
          .array(TimeSchema)
          .max(MOST_ROWS)
          .openapi({ description: "Days that were to be cut and could not." }),
        returns: z
          .array(
            z.object({ at: TimeSchema, value: Ratio.openapi({ description: "Of the sub-period that ends then." }) }),
          )
          .max(MOST_ROWS + 1)
          .openapi({ description: "Return of each sub-period." }),
      })
      .openapi({ description: "What money that stayed throughout would have made." }),
    moneyWeighted: MoneyWeighted,
    modifiedDietz: Figure,
    onAverageCapital: Figure,
    why: z.string().max(300).openapi({ description: "Why they differ." }),
    coins: z
      .array(CoinReturn.extend({ weight: orNull(z.string().max(6), "Share of the value; all add up to exactly 1.") }))
      .max(1000)
      .openapi({ description: "In the order given." }),
    best: orNull(CoinReturn, "Best by its own return, without money, pegs and dust."),
    worst: orNull(CoinReturn, "Null with fewer than two."),
    concentration: ratio("Sum of squared weights: 1 when all is in one coin."),
    benchmark: orNull(BenchmarkReturn, "The same money on the same instants in one coin."),
  })
  .openapi("CalculatedReturns");
