import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { METHODS } from "../../domain/ledger/settings.ts";
import { readPortfolio } from "../../services/read-portfolio.ts";
import { QuotedPriceSchema } from "../holdings/schemas.ts";
import { jsonTextResponse } from "../http/json-text.ts";
import { expensiveLimit } from "../http/rate-limit.ts";
import { MOMENTARY } from "../http/etagged.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { AmountSchema, AssetIdSchema, CountSchema, orNull, TimeSchema, ValueSchema } from "../http/schemas.ts";
import { AccountIdSchema, PortfolioPath } from "../portfolios/schemas.ts";
import { TransactionIdSchema } from "../transactions/schemas.ts";
import { BaseQuery, HEAD, lookOf, NotesSchema, READ_PROBLEMS } from "./look.ts";
import { known, refSchema, signed, termSchema } from "./lot-schemas.ts";

const Taken = z.object({
  transaction: orNull(TransactionIdSchema, "That brought the lot."),
  ref: orNull(refSchema, "Its short reference."),
  part: orNull(CountSchema, "Which of the lots that one transaction brought."),
  acquiredAt: orNull(TimeSchema, "Since when it has been held."),
  quantity: ValueSchema,
  cost: known("Its part of the cost."),
  proceeds: signed("Its part of the proceeds."),
  gain: signed("Proceeds less cost."),
  term: termSchema,
});

const WhatIf = z
  .object({
    ...HEAD,
    sale: z
      .object({
        asset: AssetIdSchema,
        quantity: ValueSchema,
        price: ValueSchema.openapi({ description: "Of one unit." }),
        account: AccountIdSchema,
        held: ValueSchema.openapi({ description: "How much of it is held." }),
        quoted: orNull(QuotedPriceSchema, "The price that was taken. Null: the one that was asked with."),
      })
      .openapi({ description: "What would be sold." }),
    methods: z
      .array(
        z.object({
          method: z.enum(METHODS).openapi({ description: "The lot method." }),
          proceeds: signed("What it would bring."),
          cost: known("What was paid for it."),
          gain: signed("Proceeds less cost."),
          shortGain: signed("Of lots that are held shortly."),
          longGain: signed("Of lots that are held for long."),
          lots: z.array(Taken).max(100_000).openapi({ description: "The lots that it would use." }),
        }),
      )
      .max(METHODS.length)
      .openapi({ description: "The same sale under every method." }),
    notes: NotesSchema,
  })
  .openapi("WhatIf");

export const route = createRoute({
  ...MOMENTARY,
  operationId: "getWhatIf",
  method: "get",
  path: "/api/v1/portfolios/{id}/what-if",
  tags: ["Reports"],
  summary: "What a sale of now would bring, under every method",
  description: "Needs a signed-in person. Nothing is stored. `specific` goes by its order, as no lots are named.",
  middleware: [requireViewer, expensiveLimit] as const,
  request: {
    params: PortfolioPath,
    query: BaseQuery.extend({
      asset: AssetIdSchema.openapi({ description: "The coin to sell.", example: "bitcoin" }),
      quantity: AmountSchema.optional().openapi({ description: "How much. Without it, all that is held." }),
      price: AmountSchema.optional().openapi({ description: "Of one unit. Without it, the price of now." }),
      account: AccountIdSchema.optional().openapi({ description: "Where it lies. Without it, the first account." }),
    }),
  },
  responses: {
    200: json(WhatIf, "The sale under each method."),
    ...problems(...READ_PROBLEMS, "INSUFFICIENT_HOLDINGS"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { asset, quantity, price, account, base } = c.req.valid("query");
  const of = { viewer: c.get("viewer"), portfolioId: c.req.valid("param").id };
  const query = {
    ...lookOf({ base }),
    asset,
    quantity: quantity ?? null,
    price: price ?? null,
    account: account ?? null,
  };
  return jsonTextResponse(c, await readPortfolio(c.get("context"), of, "whatIf", query));
};
