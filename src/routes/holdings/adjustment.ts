import { z } from "@hono/zod-openapi";
import type { Adjusted } from "../../domain/ledger/commands.ts";
import { AmountSchema, AssetIdSchema, TimeSchema, VersionSchema } from "../http/schemas.ts";
import { AccountIdSchema, PortfolioPath } from "../portfolios/schemas.ts";
import { transactionBody } from "../transactions/present.ts";
import { TransactionSchema } from "../transactions/schemas.ts";

export const HoldingPath = PortfolioPath.extend({
  coin: AssetIdSchema.openapi({ param: { name: "coin", in: "path" } }),
});

export const HoldingTargetSchema = z
  .strictObject({
    quantity: AmountSchema.openapi({ description: "All that is held at that time." }),
    averagePrice: AmountSchema.optional().openapi({
      description: "What a unit of it cost, in the base currency; without it what is there keeps its cost.",
    }),
    at: TimeSchema.optional().openapi({ description: "Since when; without it, now." }),
    accountId: AccountIdSchema.optional().openapi({
      description: "In this account; without it in all together, what is added in the first.",
    }),
  })
  .openapi("HoldingTarget");

export const AdjustedSchema = z
  .object({
    version: VersionSchema.openapi({ description: "Of the ledger with it." }),
    transactions: z.array(TransactionSchema).max(200).openapi({ description: "What was written." }),
  })
  .openapi("Adjusted");

export const adjustedBody = ({ version, transactions }: Adjusted): z.output<typeof AdjustedSchema> => ({
  version,
  transactions: transactions.map(transactionBody),
});
