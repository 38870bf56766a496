import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Handler } from "hono";
import { etagOf, hasIt } from "../http/etag.ts";
import { openApiDocument } from "../http/openapi.ts";
import type { AppEnv } from "../http/router.ts";

/** `GET /openapi.json`. Writing the document takes longer than any route, and it never changes: once an isolate. */
export function getOpenApi(wholeApi: () => Promise<OpenAPIHono<AppEnv>>): Handler<AppEnv> {
  let document: { body: string; etag: string } | null = null;
  return async (c) => {
    if (document === null) {
      const body = JSON.stringify(openApiDocument(await wholeApi()));
      document = { body, etag: await etagOf(body) };
    }
    const headers = { etag: document.etag, "cache-control": "public, max-age=300" };
    if (hasIt(c.req.header("if-none-match"), document.etag)) return c.body(null, 304, headers);
    return c.body(document.body, 200, { ...headers, "content-type": "application/json" });
  };
}
