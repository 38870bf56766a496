import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { OWN_JSON } from "../../domain/imports/text/read-json.ts";
import { exportLedger } from "../../services/export-ledger.ts";
import { notModified, ReadHeaders } from "../http/conditional.ts";
import { etagOf, hasIt } from "../http/etag.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { PortfolioPath } from "../portfolios/schemas.ts";

const CsvSchema = z.string().max(200_000_000).openapi("LedgerCsv", { description: "A header, and a row an event." });
const JsonSchema = z
  .object({
    format: z.literal(OWN_JSON).openapi({ description: "Another one when a field changes its meaning." }),
    transactions: z
      .array(
        z
          .record(z.string().max(40), z.any().openapi({ description: "As in the column of the CSV." }))
          .openapi({ maxProperties: 40 }),
      )
      .max(1_000_000)
      .openapi({ description: "Events, the oldest first; a field that is not there has nothing to say." }),
  })
  .openapi("LedgerJson", { description: "A ledger as a file." });

export const route = createRoute({
  operationId: "exportLedger",
  method: "get",
  path: "/api/v1/portfolios/{id}/export",
  tags: ["Imports"],
  summary: "The ledger as a file",
  description:
    "Needs a signed-in person. Imported into an empty portfolio it makes a ledger whose export is the same file, byte for byte. It has no ids of this service: accounts stand by name, rows refer to each other by `ref`. Texts that spreadsheets would take for formulas get an apostrophe, which import takes away.",
  middleware: [requireViewer] as const,
  request: {
    params: PortfolioPath,
    headers: ReadHeaders,
    query: z.object({
      format: z.enum(["csv", "json"]).default("csv").openapi({ description: "CSV or JSON.", default: "csv" }),
    }),
  },
  responses: {
    200: {
      description: "The file.",
      content: { "text/csv": { schema: CsvSchema }, "application/json": { schema: JsonSchema } },
    },
    ...notModified,
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "RESOURCE_NOT_FOUND_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

const TYPES = { csv: "text/csv; charset=utf-8; header=present", json: "application/json" } as const;

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { format } = c.req.valid("query");
  const input = { viewer: c.get("viewer"), portfolioId: c.req.valid("param").id, format };
  const { name, text } = await exportLedger(c.get("context"), input);
  const etag = await etagOf(text);
  if (hasIt(c.req.valid("header")["if-none-match"], etag)) return c.body(null, 304, { etag });
  return c.body(text, 200, {
    etag,
    "content-type": TYPES[format],
    "content-disposition": `attachment; filename="${name}"`,
  });
};
