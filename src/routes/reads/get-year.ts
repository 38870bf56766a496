import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { yearCsv } from "../../domain/portfolio/year-csv.ts";
import { openPortfolio } from "../../services/read-portfolio.ts";
import { ZoneSchema } from "../calc/ledger-rows.ts";
import { expensiveLimit } from "../http/rate-limit.ts";
import { MOMENTARY } from "../http/etagged.ts";
import { integerQuery } from "../http/pagination.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { PortfolioPath } from "../portfolios/schemas.ts";
import { LookQuery, lookOf, READ_PROBLEMS } from "./look.ts";
import { YearSchema } from "./report-schemas.ts";

export const route = createRoute({
  ...MOMENTARY,
  operationId: "getYearReport",
  method: "get",
  path: "/api/v1/portfolios/{id}/reports/{year}",
  tags: ["Reports"],
  summary: "A year's gains, income, fees, losses and closing lots",
  description:
    "Needs a signed-in person. Gains short and long, lot by lot, under any method. No wash-sale or same-day rule is applied. With `format=csv` one table for a spreadsheet, whose fields no spreadsheet takes for formulas.",
  middleware: [requireViewer, expensiveLimit] as const,
  request: {
    params: PortfolioPath.extend({
      year: integerQuery(2009, 2100).openapi({ param: { name: "year", in: "path" }, description: "The year." }),
    }),
    query: LookQuery.extend({
      tz: ZoneSchema.optional().openapi({
        description: "Whose midnights the year begins and ends with. Without it, the portfolio's time zone.",
        example: "Europe/Berlin",
      }),
      format: z.enum(["json", "csv"]).default("json").openapi({ description: "As data, or as a table." }),
    }),
  },
  responses: {
    200: {
      description: "The report.",
      content: {
        "application/json": { schema: YearSchema },
        "text/csv": { schema: z.string().openapi({ description: "One table; the first line names the columns." }) },
      },
    },
    ...problems(...READ_PROBLEMS),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { id, year } = c.req.valid("param");
  const { tz, format, ...look } = c.req.valid("query");
  const of = { viewer: c.get("viewer"), portfolioId: id };
  const report = await openPortfolio(c.get("context"), of, "year", { ...lookOf(look), year, timeZone: tz ?? null });
  if (format === "json") return c.json(report, 200);
  return c.body(yearCsv(report), 200, {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="report-${year}.csv"`,
  });
};
