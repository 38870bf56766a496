import { z } from "@hono/zod-openapi";
import type { AccountId, AssetId, PortfolioId } from "../../domain/ids.ts";
import { ACCOUNT_ID_PATTERN, PORTFOLIO_ID_PATTERN, USD } from "../../domain/ids.ts";
import { TextSchema, TimeSchema } from "../http/schemas.ts";

export const PortfolioIdSchema = z
  .string()
  .regex(PORTFOLIO_ID_PATTERN, "a portfolio's id")
  .transform((text) => text as PortfolioId)
  .openapi("PortfolioId", { type: "string", example: "pf_01_01KABC0000000000000000000Z" });

export const AccountIdSchema = z
  .string()
  .regex(ACCOUNT_ID_PATTERN, "an account's id")
  .transform((text) => text as AccountId)
  .openapi("AccountId", { type: "string", example: "acc_01KABC0000000000000000000Z" });

export const PortfolioPath = z.object({ id: PortfolioIdSchema.openapi({ param: { name: "id", in: "path" } }) });

const Name = TextSchema(1, 100).openapi({ description: "1 to 100 characters.", example: "Savings" });
const Description = TextSchema(0, 1000).openapi({ description: "At most 1000 characters." });

export const NewPortfolioSchema = z
  .strictObject({
    name: Name,
    description: Description.default(""),
    base: z
      .literal(USD as string)
      .default(USD)
      .transform((text) => text as AssetId)
      .openapi({ type: "string", description: "Currency of all costs and values; so far fiat:usd.", example: USD }),
  })
  .openapi("NewPortfolio");

export const PortfolioChangeSchema = z
  .strictObject({ name: Name.optional(), description: Description.optional() })
  .refine((change) => Object.keys(change).length > 0, "name or description")
  .openapi("PortfolioChange", { description: "What is left out stays as it is." });

export const AccountSchema = z
  .object({
    id: AccountIdSchema,
    name: z.string(),
    kind: z.enum(["exchange", "wallet", "cold", "other"]),
  })
  .openapi("Account", { description: "Where coins of a portfolio lie." });

export const PortfolioSchema = z
  .object({
    id: PortfolioIdSchema,
    name: z.string(),
    description: z.string(),
    base: z.string().openapi({ description: "Currency of all costs and values.", example: USD }),
    version: z.number().int().openapi({ description: "Grows with every write; the ETag is made of it." }),
    createdAt: TimeSchema,
    accounts: z.array(AccountSchema).openapi({ description: "In order; the first is used where none is named." }),
  })
  .openapi("Portfolio");
