import { log, errorFields } from "./platform/log.ts";
import { Problem } from "./platform/problem.ts";
import { auth } from "./routes/auth/index.ts";
import { coins } from "./routes/coins/index.ts";
import { docsOf } from "./routes/docs/index.ts";
import { health } from "./routes/health/index.ts";
import { problemResponse } from "./routes/http/problem-response.ts";
import { request } from "./routes/http/request.ts";
import { createRouter } from "./routes/http/router.ts";

/** The Hono app: middleware in order, routes, errors, the contract's document. */
export function createApp() {
  const app = createRouter();
  app.use(request);
  app.onError((error, c) => {
    if (error instanceof Problem) return problemResponse(error.body, c.var.requestId);
    log("error", "unexpected", { requestId: c.var.requestId, ...errorFields(error) });
    return problemResponse({ code: "INTERNAL_ERROR" }, c.var.requestId);
  });
  app.notFound((c) =>
    problemResponse({ code: "RESOURCE_NOT_FOUND_ERROR", detail: "There is no such path." }, c.var.requestId),
  );
  const api = app.route("/", health).route("/", auth).route("/", coins);
  app.route("/", docsOf(app));
  return api;
}

export type Api = ReturnType<typeof createApp>;
