import { z } from "@hono/zod-openapi";
import { TextSchema } from "../http/schemas.ts";
import { AccountIdSchema, AccountSchema, PortfolioPath } from "../portfolios/schemas.ts";

export const AccountPath = PortfolioPath.extend({
  accountId: AccountIdSchema.openapi({ param: { name: "accountId", in: "path" } }),
});

const Name = TextSchema(1, 100).openapi({
  description: "1 to 100 characters; no other account has it.",
  example: "Kraken",
});
const Kind = z.enum(["exchange", "wallet", "cold", "other"]).openapi({ description: "What kind of place it is." });

export const NewAccountSchema = z.strictObject({ name: Name, kind: Kind.default("other") }).openapi("NewAccount");

export const AccountChangeSchema = z
  .strictObject({ name: Name.optional(), kind: Kind.optional() })
  .refine((change) => Object.keys(change).length > 0, "name or kind")
  .openapi("AccountChange", { description: "What is left out stays as it is." });

export const AccountOrderSchema = z
  .strictObject({
    accountIds: z.array(AccountIdSchema).min(1).max(100).openapi({ description: "Every account, once." }),
  })
  .openapi("AccountOrder");

export const AccountListSchema = z
  .object({ items: z.array(AccountSchema).max(100).openapi({ description: "In order." }) })
  .openapi("AccountList");
