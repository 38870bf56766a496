import { z } from "@hono/zod-openapi";
import type { TransactionId } from "../../domain/ids.ts";
import { TRANSACTION_ID_PATTERN } from "../../domain/ids.ts";
import { TRANSACTION_TYPES } from "../../domain/ledger/transaction.ts";
import { AmountSchema, AssetIdSchema, CountSchema, orNull, TextSchema, TimeSchema } from "../http/schemas.ts";
import { AccountIdSchema, PortfolioPath } from "../portfolios/schemas.ts";

const TransactionIdSchema = z
  .string()
  .regex(TRANSACTION_ID_PATTERN, "a transaction's id")
  .transform((text) => text as TransactionId)
  .openapi("TransactionId", { description: "A transaction's id.", example: "tx_01KABC0000000000000000000Z" });

export const TransactionPath = PortfolioPath.extend({
  txId: TransactionIdSchema.openapi({ param: { name: "txId", in: "path" } }),
});

const LegSchema = z
  .strictObject({ asset: AssetIdSchema, amount: AmountSchema })
  .openapi("Leg", { description: "So much of an asset." });

const common = {
  accountId: AccountIdSchema.optional().openapi({ description: "Without one: the portfolio's first account." }),
  at: TimeSchema.openapi({ description: "When it happened, to the millisecond; from 2009 on, not in the future." }),
  position: z
    .number()
    .int()
    .min(0)
    .max(1_000_000_000)
    .optional()
    .openapi({ description: "Order among those of the same time; without one: after them." }),
  fee: LegSchema.optional().openapi({
    description: "In the base currency or in the coin traded; on top of both legs.",
  }),
  price: AmountSchema.optional().openapi({
    description: "Of one unit, as stated; kept as it is, even if it disagrees.",
  }),
  value: AmountSchema.optional().openapi({ description: "The total before the fee, as stated; kept as it is." }),
  valueCurrency: AssetIdSchema.optional().openapi({
    description: "Of price and value; without one: the base currency.",
  }),
  note: TextSchema(1, 1000).optional().openapi({ description: "1 to 1000 characters." }),
};

const money = "The money before the fee; where it is left out it follows from value, else from price.";

export const NewTransactionSchema = z
  .discriminatedUnion("type", [
    z
      .strictObject({
        type: z.literal("buy").openapi({ description: "A coin was bought." }),
        in: LegSchema.openapi({ description: "The coin that was bought, before a fee paid in it." }),
        out: LegSchema.optional().openapi({ description: money }),
        ...common,
      })
      .openapi("NewBuy"),
    z
      .strictObject({
        type: z.literal("sell").openapi({ description: "A coin was sold." }),
        out: LegSchema.openapi({ description: "The coin that was sold, before a fee paid in it." }),
        in: LegSchema.optional().openapi({ description: money }),
        ...common,
      })
      .openapi("NewSell"),
  ])
  .openapi("NewTransaction");

export const TransactionSchema = z
  .object({
    id: TransactionIdSchema,
    ref: z.string().max(40).openapi({ description: "Short reference, unique in the portfolio." }),
    type: z.enum(TRANSACTION_TYPES).openapi({ description: "What kind of event it is." }),
    at: TimeSchema.openapi({ description: "When it happened." }),
    position: CountSchema.openapi({ description: "Order among those of the same time." }),
    accountId: AccountIdSchema.openapi({ description: "Where it happened." }),
    in: orNull(LegSchema, "What arrived, before the fee."),
    out: orNull(LegSchema, "What left, before the fee."),
    fee: orNull(LegSchema, "What it cost beside."),
    price: orNull(AmountSchema, "Of one unit, as it was stated."),
    value: orNull(AmountSchema, "The total before the fee, as it was stated."),
    valueCurrency: orNull(AssetIdSchema, "Of price and value."),
    note: z.string().max(1000).nullable().openapi({ description: "In the person's words." }),
    source: z.string().max(100).openapi({ description: "Where the row came from.", example: "manual" }),
    createdAt: TimeSchema.openapi({ description: "When it was recorded." }),
    updatedAt: TimeSchema.openapi({ description: "When it was last changed." }),
  })
  .openapi("Transaction");
