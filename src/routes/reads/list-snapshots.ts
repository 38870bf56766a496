import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { listSnapshots } from "../../services/list-snapshots.ts";
import { pageOf } from "../http/pagination.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { AssetIdSchema, orNull, SignedAmountSchema, TimeSchema, VersionSchema } from "../http/schemas.ts";
import { timedCursor, timedPage, timedPageQuery } from "../http/sorting.ts";
import { PortfolioPath } from "../portfolios/schemas.ts";
import { READ_PROBLEMS } from "./look.ts";

const Snapshot = z
  .object({
    at: TimeSchema.openapi({ description: "The end of the UTC day." }),
    version: VersionSchema.openapi({ description: "Version of the ledger as it was then." }),
    base: AssetIdSchema,
    value: orNull(SignedAmountSchema, "What had a price, added up; null when nothing had one."),
    complete: z.boolean().openapi({ description: "Whether every holding had a price." }),
    cost: SignedAmountSchema.openapi({ description: "Of everything held whose cost was known." }),
    realised: SignedAmountSchema.openapi({ description: "Gain of everything given away by then." }),
    unrealised: orNull(SignedAmountSchema, "Value less cost, of what had a price."),
  })
  .openapi("Snapshot");

export const route = createRoute({
  operationId: "listSnapshots",
  method: "get",
  path: "/api/v1/portfolios/{id}/snapshots",
  tags: ["Reports"],
  summary: "What was recorded of a portfolio, day by day",
  description:
    "Needs a signed-in person. One a day, only of days on which it was written to or looked at: what was known then, kept for audit. The past itself is in `history`, which follows every change of the ledger.",
  middleware: [requireViewer] as const,
  request: { params: PortfolioPath, query: timedPageQuery("at", 500, 100) },
  responses: { 200: json(pageOf(Snapshot, "SnapshotPage"), "One page."), ...problems(...READ_PROBLEMS) },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const query = c.req.valid("query");
  const of = { viewer: c.get("viewer"), portfolioId: c.req.valid("param").id };
  const { snapshots, next } = await listSnapshots(c.get("context"), { ...of, ...timedPage(query) });
  const items = snapshots.map((snapshot) => ({ ...snapshot, at: new Date(snapshot.at).toISOString() }));
  return c.json({ items, nextCursor: timedCursor(query.sort, next) }, 200);
};
