import { z } from "@hono/zod-openapi";
import type { TransactionId } from "../../domain/ids.ts";
import { TRANSACTION_ID_PATTERN } from "../../domain/ids.ts";
import { TRANSACTION_TYPES } from "../../domain/ledger/transaction.ts";
import {
  AmountSchema,
  AssetIdSchema,
  CountSchema,
  orNull,
  TextSchema,
  TimeSchema,
  ValueSchema,
  VersionSchema,
} from "../http/schemas.ts";
import { pageBeside } from "../http/pagination.ts";
import { AccountIdSchema, PortfolioIdSchema, PortfolioPath } from "../portfolios/schemas.ts";

export const TransactionIdSchema = z
  .string()
  .regex(TRANSACTION_ID_PATTERN, "a transaction's id")
  .transform((text) => text as TransactionId)
  .openapi("TransactionId", { description: "A transaction's id.", example: "tx_01KABC0000000000000000000Z" });

export const TransactionPath = PortfolioPath.extend({
  txId: TransactionIdSchema.openapi({ param: { name: "txId", in: "path" } }),
});

export const LegSchema = z
  .strictObject({ asset: AssetIdSchema, amount: AmountSchema })
  .openapi("Leg", { description: "So much of an asset." });

export const MOST_TAGS = 20;
export const TagSchema = TextSchema(1, 40).openapi({ description: "1 to 40 characters.", example: "cold" });

export const RefSchema = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,40}$/, "1 to 40 letters, digits, dots, lines or underscores")
  .openapi({ description: "Short reference, unique in the portfolio.", example: "m3k9x2ab" });

export const MOST_LOTS = 1000;
export const LotPickSchema = z
  .strictObject({
    ref: RefSchema.openapi({ description: "Of the row that brought the lot." }),
    quantity: AmountSchema.openapi({ description: "How much of it." }),
  })
  .openapi("LotPick", { description: "So much of one lot." });

const ArrivedLotSchema = z
  .object({
    acquiredAt: TimeSchema.openapi({ description: "Since when it has been owned." }),
    quantity: AmountSchema.openapi({ description: "How much of it." }),
    cost: orNull(ValueSchema, "What it cost; null when that is not known."),
    price: orNull(ValueSchema, "Of one unit, as it was stated."),
  })
  .openapi("ArrivedLot", { description: "A lot that came from another portfolio." });

export const TransactionSchema = z
  .object({
    id: TransactionIdSchema,
    ref: RefSchema,
    type: z.enum(TRANSACTION_TYPES).openapi({ description: "What kind of event it is." }),
    subtype: z.string().max(40).nullable().openapi({ description: "Kind of a reward or a loss." }),
    at: TimeSchema.openapi({ description: "When it happened." }),
    position: CountSchema.openapi({ description: "Order among those of the same time." }),
    accountId: AccountIdSchema.openapi({ description: "Where it happened." }),
    toAccountId: orNull(AccountIdSchema, "Where a transfer went to."),
    in: orNull(LegSchema, "What arrived, before the fee."),
    out: orNull(LegSchema, "What left, before the fee."),
    fee: orNull(LegSchema, "What it cost beside."),
    price: orNull(AmountSchema, "Of one unit, as it was stated."),
    value: orNull(AmountSchema, "The total before the fee, as it was stated."),
    valueCurrency: orNull(AssetIdSchema, "Of price and value."),
    basis: orNull(ValueSchema, "What it cost, in the base currency, where it came from outside."),
    acquiredAt: orNull(TimeSchema, "Since when it has been owned, where it came from outside."),
    lots: z
      .union([z.array(LotPickSchema).max(MOST_LOTS), z.array(ArrivedLotSchema).max(10_000), z.null()])
      .openapi({ description: "Lots that a disposal names, or that came from another portfolio." }),
    transferId: z.string().max(40).nullable().openapi({
      description: "The same on both sides of a transfer between portfolios.",
    }),
    inTransit: z.boolean().openapi({
      description:
        "Of a transfer between portfolios, on both sides: the receiver has not taken it in yet, or not as it is now.",
    }),
    note: z.string().max(1000).nullable().openapi({ description: "In the person's words." }),
    tags: z.array(z.string().max(40)).max(MOST_TAGS).openapi({ description: "Words to find it by." }),
    source: z.string().max(100).openapi({ description: "Where the row came from.", example: "manual" }),
    externalId: z.string().max(200).nullable().openapi({ description: "How the source names it." }),
    importId: z.string().max(40).nullable().openapi({ description: "The import that brought it." }),
    createdAt: TimeSchema.openapi({ description: "When it was recorded." }),
    updatedAt: TimeSchema.openapi({ description: "When it was last changed." }),
  })
  .openapi("Transaction");

export const MOST_AT_ONCE = 500;

const ArrivingSchema = z
  .object({
    transferId: z.string().max(40).openapi({ description: "The same on both sides." }),
    from: PortfolioIdSchema.openapi({ description: "The portfolio that it left." }),
    at: TimeSchema.openapi({ description: "When it left." }),
    in: LegSchema.openapi({ description: "What is to arrive." }),
    note: z.string().max(1000).nullable().openapi({ description: "In the person's words." }),
    inTransit: z.literal(true).openapi({ description: "It is no transaction here yet, and is not held." }),
  })
  .openapi("ArrivingTransfer");

export const TransactionPageSchema = pageBeside(TransactionSchema, "TransactionPage", MOST_AT_ONCE, {
  arriving: z.array(ArrivingSchema).max(100).openapi({
    description:
      "On the first page: what other portfolios of the person have sent and this one has not taken in yet, whatever the filters.",
  }),
});

export const RecordedManySchema = z
  .object({
    version: VersionSchema.openapi({ description: "Of the ledger with them." }),
    items: z
      .array(
        z
          .object({
            id: TransactionIdSchema,
            ref: RefSchema,
            position: CountSchema.openapi({ description: "Order among those of the same time." }),
          })
          .openapi("RecordedRow"),
      )
      .max(MOST_AT_ONCE)
      .openapi({ description: "In the order in which they were given." }),
  })
  .openapi("RecordedMany");
