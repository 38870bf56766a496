import { z } from "@hono/zod-openapi";
import { isBase } from "../../domain/currencies/currencies.ts";
import type { AccountId, PortfolioId } from "../../domain/ids.ts";
import { ACCOUNT_ID_PATTERN, PORTFOLIO_ID_PATTERN, USD } from "../../domain/ids.ts";
import { AssetIdSchema, orNull, TextSchema, TimeSchema, VersionSchema } from "../http/schemas.ts";
import { LedgerSettingsSchema, SettingsChangeSchema } from "./settings-schemas.ts";

export const PortfolioIdSchema = z
  .string()
  .regex(PORTFOLIO_ID_PATTERN, "a portfolio's id")
  .transform((text) => text as PortfolioId)
  .openapi("PortfolioId", { description: "A portfolio's id.", example: "pf_01_01KABC0000000000000000000Z" });

export const AccountIdSchema = z
  .string()
  .regex(ACCOUNT_ID_PATTERN, "an account's id")
  .transform((text) => text as AccountId)
  .openapi("AccountId", { description: "Id of an account in a portfolio.", example: "acc_01KABC0000000000000000000Z" });

export const PortfolioPath = z.object({ id: PortfolioIdSchema.openapi({ param: { name: "id", in: "path" } }) });

const Name = TextSchema(1, 100).openapi({ description: "1 to 100 characters.", example: "Savings" });
const Description = TextSchema(0, 1000).openapi({ description: "At most 1000 characters." });

const BaseSchema = AssetIdSchema.refine(isBase, "a currency such as fiat:eur, bitcoin, ethereum or sats").openapi({
  description: "What everything is counted in: a currency, bitcoin, ethereum or sats.",
  example: USD,
});

export const NewPortfolioSchema = z
  .strictObject({
    name: Name,
    description: Description.default(""),
    base: BaseSchema.default(USD),
  })
  .openapi("NewPortfolio");

export const PortfolioChangeSchema = z
  .strictObject({
    name: Name.optional(),
    description: Description.optional(),
    base: BaseSchema.optional(),
    settings: SettingsChangeSchema.optional(),
    archived: z.boolean().optional().openapi({ description: "Put away, or taken out again; nothing of it changes." }),
  })
  .refine((change) => Object.keys(change).length > 0, "something that changes")
  .openapi("PortfolioChange", { description: "What is left out stays as it is." });

export const AccountSchema = z
  .object({
    id: AccountIdSchema,
    name: z.string().max(100).openapi({ description: "What the person calls it.", example: "Main" }),
    kind: z.enum(["exchange", "wallet", "cold", "other"]).openapi({ description: "What kind of place it is." }),
  })
  .openapi("Account", { description: "Where coins of a portfolio lie." });

export const PortfolioSchema = z
  .object({
    id: PortfolioIdSchema,
    name: z.string().max(100).openapi({ description: "What the person calls it.", example: "Savings" }),
    description: z.string().max(1000).openapi({ description: "In the person's words; may be empty." }),
    base: AssetIdSchema.openapi({ description: "Currency of all costs and values.", example: USD }),
    settings: LedgerSettingsSchema,
    archivedAt: orNull(TimeSchema, "When it was put away."),
    version: VersionSchema.openapi({ description: "Grows with every write; the ETag is made of it." }),
    createdAt: TimeSchema,
    accounts: z
      .array(AccountSchema)
      .max(1000)
      .openapi({ description: "In order; the first is used where none is named." }),
  })
  .openapi("Portfolio");
