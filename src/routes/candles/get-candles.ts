import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { CandlesInput } from "../../services/get-candles.ts";
import { getCandles } from "../../services/get-candles.ts";
import { AskedBefore } from "../http/asked-before.ts";
import { notModified, ReadHeaders } from "../http/conditional.ts";
import { hasIt } from "../http/etag.ts";
import { jsonTextResponse } from "../http/json-text.ts";
import { PUBLIC } from "../http/openapi.ts";
import { decodeCursor } from "../http/pagination.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { CandlesPath, CandlesQuery, CandlesSchema } from "./schemas.ts";
import { candlesText } from "./text.ts";

const asked = new AskedBefore<CandlesInput>();

export const route = createRoute({
  operationId: "getCandles",
  method: "get",
  path: "/api/v1/coins/{id}/candles",
  tags: ["Coins"],
  summary: "A coin's candles",
  description:
    "Public and rate-limited. The closed candles of the coin's preferred pair as the venue made them, in UTC, and at the end the one that is still open. When a coin changes its pair, the page ends and the next is of the new pair. History of a coin that nobody asked for before comes in while `covered` grows.",
  security: PUBLIC,
  middleware: [asked.again(answerTo)] as const,
  request: { params: CandlesPath, query: CandlesQuery, headers: ReadHeaders },
  responses: {
    200: json(CandlesSchema, "One page of candles."),
    ...notModified,
    ...problems("VALIDATION_ERROR", "RESOURCE_NOT_FOUND_ERROR"),
  },
});

const Position = z.tuple([z.number().int().min(0).max(8.64e15)]);
const time = (text: string | undefined): number | null => (text === undefined ? null : Date.parse(text));

export const handler: RouteHandler<typeof route, AppEnv> = (c) => {
  const { interval, from, to, limit, cursor, base = null } = c.req.valid("query");
  const [after] = decodeCursor(Position, cursor) ?? [null];
  const input = { id: c.req.valid("param").id, interval, from: time(from), to: time(to), after, limit, base };
  asked.keep(c, input);
  return answerTo(c, input);
};

async function answerTo(c: Context<AppEnv>, input: CandlesInput) {
  const { bytes, etag } = await candlesText(await getCandles(c.get("context"), input));
  if (hasIt(c.req.header("if-none-match"), etag)) return c.body(null, 304, { etag });
  return jsonTextResponse(c, bytes, { etag });
}
