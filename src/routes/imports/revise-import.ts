import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { reviseImport } from "../../services/revise-import.ts";
import { UpdateHeaders } from "../http/conditional.ts";
import { etagOf, isAmong } from "../http/etag.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { mappingOf } from "../import-profiles/present.ts";
import { changeMapFields, choiceFields, openingOf } from "./choice-schemas.ts";
import { importBody } from "./present.ts";
import { ImportPath, ImportSchema } from "./schemas.ts";

const Body = z
  .strictObject({ ...choiceFields, ...changeMapFields })
  .openapi("ImportChange", { description: "What is left out stays; lists are replaced, maps get what is named." });

export const route = createRoute({
  operationId: "reviseImport",
  method: "patch",
  path: "/api/v1/portfolios/{id}/imports/{importId}",
  tags: ["Imports"],
  summary: "Decide about a draft",
  description:
    "Needs a signed-in person. Time zone, mapping, coins, opening balances, rows to leave out; the file is then looked at afresh.",
  middleware: [requireViewer] as const,
  request: { params: ImportPath, headers: UpdateHeaders, body: jsonBody(Body, "What is decided.") },
  responses: {
    200: json(ImportSchema, "The draft with it."),
    ...problems(
      "VALIDATION_ERROR",
      "AUTHENTICATION_ERROR",
      "RESOURCE_NOT_FOUND_ERROR",
      "PRECONDITION_FAILED",
      "OUTCOME_UNKNOWN",
      "DATABASE_UNAVAILABLE",
      "OVERLOADED",
    ),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { id, importId } = c.req.valid("param");
  const { mapping, openings, ...rest } = c.req.valid("json");
  const change = {
    ...rest,
    ...(mapping === undefined ? {} : { mapping: mapping === null ? null : mappingOf(mapping), profileId: null }),
    openings:
      openings === undefined
        ? undefined
        : Object.fromEntries(
            Object.entries(openings).map(([asset, opening]) => [asset, opening === null ? null : openingOf(opening)]),
          ),
  };
  const input = { viewer: c.get("viewer"), portfolioId: id, importId, change };
  const ifMatch = c.req.valid("header")["if-match"];
  const revised = await reviseImport(c.get("context"), {
    ...input,
    isSeen: async (now) => isAmong(ifMatch, await etagOf(JSON.stringify(importBody(now)))),
  });
  const body = importBody(revised);
  c.header("etag", await etagOf(JSON.stringify(body)));
  return c.json(body, 200);
};
