import type { Hono } from "hono";
import { getPath } from "hono/utils/url";
import { AREAS, areasAt } from "./areas.ts";
import type { Area } from "./areas.ts";
import { docsOf } from "./routes/docs/index.ts";
import { readBody } from "./routes/http/body.ts";
import { cors } from "./routes/http/cors.ts";
import { refuseCrossSite } from "./routes/http/cross-site.ts";
import { notFound } from "./routes/http/not-found.ts";
import { onError } from "./routes/http/on-error.ts";
import { rateLimit, writeLimit } from "./routes/http/rate-limit.ts";
import { request } from "./routes/http/request.ts";
import { createRouter } from "./routes/http/router.ts";
import type { AppEnv } from "./routes/http/router.ts";

/** The Hono app: middleware in order, the documents, errors; and the routes of each area from its first request on. */
export function createApp() {
  const app = createRouter(pathOf);
  // Cheap refusals first: nothing of a body is read before its sender may send one.
  app.use(request);
  for (const path of ["/openapi.json", "/docs", "/docs/*"]) app.use(path, rateLimit);
  app.use("/api/*", cors, rateLimit);
  // Reads have no body and change nothing: they do not pass what would only wave them through.
  app.on(["POST", "PUT", "PATCH", "DELETE"], "/api/*", refuseCrossSite, writeLimit, readBody);
  app.onError(onError);
  app.notFound(notFound(app));
  app.route("/", docsOf(wholeApi));
  app.fetch = onDemand(app);
  return app;
}

/** All routes of the API, for its document. */
export async function wholeApi() {
  const api = createRouter();
  for (const { load } of AREAS) api.route("/", await load());
  return api;
}

/** Asked for twice in the same turn, here and by Hono, and found once. */
let latest: { readonly question: Request; readonly path: string } | null = null;
function pathOf(question: Request): string {
  if (latest?.question !== question) latest = { question, path: getPath(question) };
  return latest.path;
}

/** `app`'s fetch, which mounts what is asked for the first time before it answers. */
function onDemand(app: Hono<AppEnv>): Hono<AppEnv>["fetch"] {
  const answer = app.fetch;
  const mounted = new Set<Area>();
  const mountFirst = async (path: string, ...asked: Parameters<typeof answer>) => {
    for (const area of areasAt(path)) {
      const routes = await area.load();
      // Another request may have waited for the same.
      if (!mounted.has(area)) app.route("/", routes);
      mounted.add(area);
    }
    return answer(...asked);
  };
  return (question, env, execution) => {
    const path = pathOf(question);
    for (const area of areasAt(path)) if (!mounted.has(area)) return mountFirst(path, question, env, execution);
    return answer(question, env, execution);
  };
}
