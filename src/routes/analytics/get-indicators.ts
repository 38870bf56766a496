import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { IndicatorsInput } from "../../services/get-indicators.ts";
import { getIndicators } from "../../services/get-indicators.ts";
import { AskedBefore } from "../http/asked-before.ts";
import { notModified, ReadHeaders } from "../http/conditional.ts";
import { PUBLIC } from "../http/openapi.ts";
import { expensiveLimit } from "../http/rate-limit.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { msOf, writtenAnswer } from "./answer.ts";
import { CoinPath, IndicatorsQuery, IndicatorsSchema } from "./indicator-schemas.ts";

const before = new AskedBefore<IndicatorsInput>();

export const route = createRoute({
  operationId: "getIndicators",
  method: "get",
  path: "/api/v1/coins/{id}/indicators",
  tags: ["Analytics"],
  summary: "Indicators over a coin's candles",
  description:
    "Public and rate-limited. Over the closed candles of the coin's preferred pair, in its quote currency. The value of a bar does not depend on `from`: the bars before it are taken in until they weigh less than 1e-12, or the candles begin (`settled`). OBV and VWAP count from an anchor, which `anchoredAt` names. Each with its convention in [Analytics](/docs), with the same functions and parameters as `POST /api/v1/calc/indicators`.",
  security: PUBLIC,
  // What was asked before is given as it is; the rest counts as what it costs.
  middleware: [before.again(answerTo), expensiveLimit] as const,
  request: { params: CoinPath, query: IndicatorsQuery, headers: ReadHeaders },
  responses: {
    200: json(IndicatorsSchema, "A line for each output."),
    ...notModified,
    ...problems("VALIDATION_ERROR", "RESOURCE_NOT_FOUND_ERROR"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = (c) => {
  const { set: asked, interval, from, to } = c.req.valid("query");
  const { id } = c.req.valid("param");
  const input = { id, interval, from: msOf(from), to: msOf(to), ...asked };
  before.keep(c, input);
  return answerTo(c, input);
};

async function answerTo(c: Context<AppEnv>, input: IndicatorsInput) {
  return writtenAnswer(c, await getIndicators(c.get("context"), input));
}
