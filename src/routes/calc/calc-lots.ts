import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { calcLots } from "../../services/calc-lots.ts";
import { PUBLIC } from "../http/openapi.ts";
import { expensiveLimit } from "../http/rate-limit.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { AmountSchema, AssetIdSchema, TimeSchema } from "../http/schemas.ts";
import { BaseSchema, foldSettings, ledgerRows, MOST_ROWS, RowSchema, SettingsSchema } from "./ledger-rows.ts";
import { CalculatedLots } from "./lots-answer.ts";

const Body = z
  .strictObject({
    transactions: z.array(RowSchema).min(1).max(MOST_ROWS).openapi({ description: "In any order of time." }),
    newestFirst: z.boolean().default(false).openapi({ description: "The rows are given newest first." }),
    base: BaseSchema,
    settings: SettingsSchema.prefault({}).openapi({ description: "How the rows are read." }),
    prices: z
      .array(z.strictObject({ asset: AssetIdSchema, at: TimeSchema, price: AmountSchema }))
      .max(MOST_ROWS)
      .default([])
      .openapi({ description: "In the base currency; each holds until the next of the same asset, and never before." }),
    at: TimeSchema.optional().openapi({ description: "As of this time; without it, now." }),
  })
  .openapi("CalcLots");

export const route = createRoute({
  operationId: "calcLots",
  method: "post",
  path: "/api/v1/calc/lots",
  tags: ["Analytics"],
  summary: "Lots, gains and income of your own ledger",
  description:
    "Public and rate-limited. Nothing is stored. Folds at most 10,000 rows as the portfolios' own ledgers are folded, under any lot method and setting. Prices come from the request only; what is not known is null.",
  security: PUBLIC,
  middleware: [expensiveLimit] as const,
  request: { body: jsonBody(Body, "A ledger, how to read it, and prices.") },
  responses: {
    200: json(CalculatedLots, "What the ledger means."),
    ...problems("VALIDATION_ERROR", "INSUFFICIENT_HOLDINGS", "PAYLOAD_TOO_LARGE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = (c) => {
  const { transactions, newestFirst, base, settings, prices, at } = c.req.valid("json");
  const result = calcLots(c.get("context"), {
    transactions: ledgerRows(transactions, newestFirst),
    settings: foldSettings(settings, base),
    prices: prices.map((stated) => ({ ...stated, at: Date.parse(stated.at) })),
    at: at === undefined ? null : Date.parse(at),
  });
  return c.json({ ...result, notes: [...result.notes] }, 200);
};
