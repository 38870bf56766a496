import { z } from "@hono/zod-openapi";
import { AccountIdSchema } from "../portfolios/schemas.ts";
import { AssetIdSchema, CountSchema, orNull, SignedAmountSchema, TimeSchema, ValueSchema } from "../http/schemas.ts";
import { TransactionIdSchema } from "../transactions/schemas.ts";

/** Lots and what was done with them, as reads of a portfolio show them. */

export const known = (description: string) => orNull(ValueSchema, `${description} Null: a price is not known.`);
export const signed = (description: string) => orNull(SignedAmountSchema, `${description} Null: a price is not known.`);

export const refSchema = z.string().max(100).openapi({ description: "The transaction's short reference." });
export const termSchema = orNull(z.enum(["short", "long"]), "Holding period. Null: no boundary is set.");
const part = CountSchema.openapi({ description: "Which of the lots that one transaction brought." });

export const SumSchema = z
  .object({
    value: SignedAmountSchema,
    unknown: CountSchema.openapi({ description: "How many figures are not known and not in the sum." }),
  })
  .openapi("LedgerSum", { description: "Sum of what is known." });

export const LotSchema = z
  .object({
    transaction: TransactionIdSchema.openapi({ description: "That brought it." }),
    ref: refSchema,
    part,
    asset: AssetIdSchema,
    account: AccountIdSchema.openapi({ description: "Where it lies; with pooled lots, where it was acquired." }),
    acquiredAt: TimeSchema,
    quantity: ValueSchema.openapi({ description: "What is left of it." }),
    cost: known("What is left of its cost."),
    acquired: z
      .object({ quantity: ValueSchema, cost: known("All of it.") })
      .openapi({ description: "The whole lot, as it came." }),
    price: orNull(ValueSchema, "Of one unit, as it was stated."),
    basisAssumed: z.boolean().openapi({ description: "Nobody said what it cost: the market value stands in." }),
    breakEven: known("Cost of one unit: sold for this it makes neither gain nor loss."),
    ageDays: z
      .number()
      .int()
      .min(-3_000_000)
      .max(3_000_000)
      .openapi({ description: "Whole days since it was acquired." }),
    term: termSchema,
  })
  .openapi("PortfolioLot");

export const DisposalSchema = z
  .object({
    transaction: TransactionIdSchema.openapi({ description: "That gave it away." }),
    ref: refSchema,
    at: TimeSchema,
    kind: z.enum(["sale", "swap", "fee", "gift", "loss", "overdraft"]).openapi({
      description: "`fee`: consumed to pay one. `overdraft`: money that was owed and came back.",
    }),
    asset: AssetIdSchema,
    account: AccountIdSchema,
    lot: orNull(
      z.object({ transaction: TransactionIdSchema, ref: refSchema, part }),
      "Which lot bore it. Null: money that has no lots.",
    ),
    acquiredAt: orNull(TimeSchema, "Since when it was held."),
    quantity: ValueSchema,
    proceeds: signed("With feeMode `basis` after the fee."),
    cost: known("What it cost."),
    gain: signed("Proceeds less cost."),
    term: termSchema,
  })
  .openapi("PortfolioDisposal", { description: "A disposal as one lot bore it." });

export const IncomeSchema = z
  .object({
    transaction: TransactionIdSchema,
    ref: refSchema,
    at: TimeSchema,
    kind: z.string().max(100).openapi({ description: "Of the reward.", example: "staking" }),
    asset: AssetIdSchema,
    quantity: ValueSchema,
    value: known("Income, which is also the basis."),
  })
  .openapi("PortfolioIncome");

export const FeeSchema = z
  .object({
    transaction: TransactionIdSchema,
    ref: refSchema,
    at: TimeSchema,
    asset: AssetIdSchema,
    amount: ValueSchema,
    value: known("In the base currency."),
    apart: z.boolean().openapi({ description: "Still to be taken off; otherwise it is in costs or proceeds." }),
  })
  .openapi("PortfolioFee");
