import type { Context, Hono } from "hono";
import { problemResponse } from "./problem-response.ts";
import type { AppEnv } from "./router.ts";

/** 404 for a path that is not there, 405 with `Allow` for one that knows other methods. */
export const notFound =
  (app: Pick<Hono<AppEnv>, "routes">) =>
  (c: Context<AppEnv>): Response => {
    const methods = methodsOf(app.routes, c.req.path);
    if (methods.length === 0) {
      return problemResponse(
        { code: "RESOURCE_NOT_FOUND_ERROR", detail: "There is no such path." },
        c.get("requestId"),
      );
    }
    const allow = methods.join(", ");
    const response = problemResponse({ code: "METHOD_NOT_ALLOWED", detail: `Allowed: ${allow}.` }, c.get("requestId"));
    response.headers.set("allow", allow);
    return response;
  };

function methodsOf(routes: readonly { method: string; path: string }[], path: string): string[] {
  // Middleware stands among the routes with the method ALL.
  const matching = routes.filter((route) => route.method !== "ALL" && patternOf(route.path).test(path));
  return [...new Set(matching.map((route) => route.method))].toSorted();
}

/** A route's path as a pattern: `:name` and `:name{expression}` stand for one segment. */
const patternOf = (path: string): RegExp =>
  new RegExp(
    `^${path
      .split("/")
      .map((part) => (part.startsWith(":") ? "[^/]+" : part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)))
      .join("/")}$`,
  );
