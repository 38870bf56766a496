import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "../http/router.ts";
import { createRouter } from "../http/router.ts";
import { getError, listErrors } from "./get-error.ts";
import { getOpenApi } from "./get-openapi.ts";
import { getReference } from "./get-reference.ts";
import { STYLE, headersOf } from "./page.ts";

/** The documents about all routes: for programs, for people, and one for each error. */
export const docsOf = (wholeApi: () => Promise<OpenAPIHono<AppEnv>>): OpenAPIHono<AppEnv> => {
  const docs = createRouter();
  docs.get("/openapi.json", getOpenApi(wholeApi));
  docs.get("/docs", getReference);
  docs.get("/docs/style.css", (c) => c.body(STYLE, 200, headersOf("text/css; charset=utf-8")));
  docs.get("/docs/errors", listErrors);
  docs.get("/docs/errors/:code", (c) => getError(c.req.param("code")));
  return docs;
};
