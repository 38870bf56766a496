import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { NO_CHOICES } from "../../domain/imports/choices.ts";
import { stageImport } from "../../services/stage-import.ts";
import { IdempotencyHeaders } from "../http/idempotency.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { writeRequest } from "../http/write-request.ts";
import { TextSchema } from "../http/schemas.ts";
import { PortfolioPath } from "../portfolios/schemas.ts";
import { choiceFields, mapFields, openingOf, profileField } from "./choice-schemas.ts";
import { mappingOf } from "../import-profiles/present.ts";
import { importBody } from "./present.ts";
import { ImportSchema } from "./schemas.ts";

const Body = z
  .strictObject({
    fileName: TextSchema(1, 255).openapi({
      description: "As the exchange called it: some tell the time zone only there.",
      example: "ledgers.csv",
    }),
    text: z.string().min(1).max(10_000_000).openapi({
      description: "The file: CSV, or JSON of ours or Ghostfolio's.",
      example: "at,type,in_amount,in_asset\n2024-01-01T00:00:00Z,deposit,1,bitcoin\n",
    }),
    ...choiceFields,
    ...profileField,
    ...mapFields,
  })
  .openapi("NewImport");

export const route = createRoute({
  operationId: "stageImport",
  method: "post",
  path: "/api/v1/portfolios/{id}/imports",
  tags: ["Imports"],
  summary: "See what a file would do",
  description:
    "Needs a signed-in person. Nothing is stored in the ledger: the file is kept as a draft for 24 hours, says what becomes of each row, and is committed by its id. At most 10,000 rows.",
  middleware: [requireViewer] as const,
  request: {
    params: PortfolioPath,
    headers: IdempotencyHeaders,
    body: jsonBody(Body, "The file, and what is known about it."),
  },
  responses: {
    201: json(ImportSchema, "The draft; a repeated key gets it again."),
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
      "RESOURCE_NOT_FOUND_ERROR",
      "CONFLICT_ERROR",
      "IDEMPOTENCY_MISMATCH",
      "OUTCOME_UNKNOWN",
      "DATABASE_UNAVAILABLE",
      "OVERLOADED",
    ),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { id } = c.req.valid("param");
  const body = c.req.valid("json");
  const { fileName, text, mapping, coins, openings, profileId, ...choices } = body;
  const stated = Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined));
  const staged = await stageImport(
    c.get("context"),
    { viewer: c.get("viewer"), portfolioId: id },
    {
      request: await writeRequest(c.req.valid("header"), route.operationId, body),
      file: { name: fileName, text },
      choices: {
        ...NO_CHOICES,
        ...stated,
        mapping: mapping === null || mapping === undefined ? null : mappingOf(mapping),
        profileId: profileId ?? null,
        coins: coins ?? {},
        openings: Object.fromEntries(
          Object.entries(openings ?? {}).map(([asset, opening]) => [asset, openingOf(opening)]),
        ),
      },
    },
  );
  c.header("location", `/api/v1/portfolios/${id}/imports/${staged.id}`);
  return c.json(importBody(staged), 201);
};
