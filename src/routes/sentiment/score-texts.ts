import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { scoreTexts } from "../../services/score-texts.ts";
import { PUBLIC } from "../http/openapi.ts";
import { expensiveLimit } from "../http/rate-limit.ts";
import { json, jsonBody, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { toScore } from "../news/present.ts";
import { ScoredTextsSchema, ScoreTextsSchema } from "./schemas.ts";

export const route = createRoute({
  operationId: "scoreTexts",
  method: "post",
  path: "/api/v1/sentiment/score",
  tags: ["Sentiment"],
  summary: "Score any texts",
  description:
    "Public and rate-limited. The product's own scorer on up to 100 texts, with every vote and word. DistilBERT is not asked, and " +
    "its vote says so: its daily quota is for the news. Nothing is stored.",
  security: PUBLIC,
  middleware: [expensiveLimit] as const,
  request: { body: jsonBody(ScoreTextsSchema, "The texts.") },
  responses: {
    200: json(ScoredTextsSchema, "Their scores."),
    ...problems("VALIDATION_ERROR", "PAYLOAD_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { texts, kind } = c.req.valid("json");
  const { scores, modelVersion } = await scoreTexts(c.get("context"), texts, kind);
  const shown = scores.map(({ text, score, coins }) => ({ text, ...toScore(score), coins: [...coins] }));
  return c.json({ kind, modelVersion, scores: shown }, 200);
};
