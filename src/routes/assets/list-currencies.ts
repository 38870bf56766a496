import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { BASES } from "../../domain/currencies/currencies.ts";
import { listCurrencies } from "../../services/list-currencies.ts";
import { PUBLIC } from "../http/openapi.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { CurrencySchema, viewCurrency } from "./schemas.ts";

const CurrencyListSchema = z
  .object({
    items: z.array(CurrencySchema).max(BASES.length).openapi({ description: "Currencies by code, then coins." }),
  })
  .openapi("CurrencyList");

export const route = createRoute({
  operationId: "listCurrencies",
  method: "get",
  path: "/api/v1/currencies",
  tags: ["Assets"],
  summary: "What values can be counted in, and the rates of a day",
  description:
    "Public and rate-limited. The rates of the European Central Bank, in US dollars; a day without one has the last before it.",
  security: PUBLIC,
  request: {
    query: z.object({
      date: z.iso.date().optional().openapi({ description: "A day, UTC. Default: now.", example: "2024-03-15" }),
    }),
  },
  responses: { 200: json(CurrencyListSchema, "All of them."), ...problems("VALIDATION_ERROR") },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const currencies = await listCurrencies(c.get("context"), c.req.valid("query").date ?? null);
  return c.json({ items: currencies.map(viewCurrency) }, 200);
};
