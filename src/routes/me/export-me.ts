import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { EXPORT_FORMAT, exportMe } from "../../services/export-me.ts";
import { PersonSchema } from "../auth/schemas.ts";
import { MOMENTARY } from "../http/etagged.ts";
import { jsonStreamResponse } from "../http/json-text.ts";
import { expensiveLimit } from "../http/rate-limit.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { TimeSchema } from "../http/schemas.ts";

const Row = z
  .record(z.string().max(40), z.any().openapi({ description: "As it is stored; times in ISO 8601." }))
  .openapi({ maxProperties: 60 });
const rows = (description: string) => z.array(Row).max(10_000_000).openapi({ description });

const ExportSchema = z
  .object({
    format: z.literal(EXPORT_FORMAT).openapi({ description: "Another one when a field changes its meaning." }),
    exportedAt: TimeSchema.openapi({ description: "When it was begun." }),
    person: PersonSchema.openapi({ description: "The account and its profile." }),
    sessions: rows("Sessions, without what opens them."),
    passkeys: rows("Passkeys, by name."),
    apiKeys: rows("API keys, by name and first characters."),
    ownCoins: rows("Coins that the person made."),
    manualPrices: rows("Prices that the person set."),
    importProfiles: rows("How files of theirs are read."),
    watchlists: rows("Watchlists."),
    watchlistItems: rows("What is on them."),
    portfolios: z
      .array(
        z.object({
          portfolio: Row.openapi({ description: "The portfolio itself." }),
          accounts: rows("Where its coins lie."),
          transactions: rows("Its ledger."),
          transactionTags: rows("Tags of transactions."),
          imports: rows("Files that were imported."),
          changes: rows("Every change, with what was before and after."),
          snapshots: rows("Values at past times."),
          outbox: rows("Transfers to other portfolios that are on their way."),
        }),
      )
      .max(1_000)
      .openapi({ description: "Portfolios with all that they hold." }),
  })
  .openapi("Export", { description: "Everything a person has, without passwords, tokens and keys." });

export const route = createRoute({
  ...MOMENTARY,
  operationId: "exportMe",
  method: "get",
  path: "/api/v1/me/export",
  tags: ["Accounts"],
  summary: "Everything one has, as one file",
  description:
    "Needs a signed-in person. One JSON document, sent while it is read; one that ends early is not whole and does not parse.",
  middleware: [requireViewer, expensiveLimit] as const,
  responses: {
    200: json(ExportSchema, "The file."),
    ...problems("AUTHENTICATION_ERROR", "AUTHORIZATION_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const context = c.get("context");
  const pieces = await exportMe(context, c.get("viewer").userId);
  const day = new Date(context.clock.now()).toISOString().slice(0, 10);
  return jsonStreamResponse<z.input<typeof ExportSchema>>(pieces, {
    "cache-control": "no-store",
    "content-disposition": `attachment; filename="coinsight-${day}.json"`,
  });
};
