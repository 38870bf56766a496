import type { z } from "@hono/zod-openapi";
import { OpenAPIHono } from "@hono/zod-openapi";
import type { Viewer } from "../../platform/auth/viewer.ts";
import type { FieldError } from "../../platform/problem.ts";
import { Problem } from "../../platform/problem.ts";
import type { ServiceContext } from "../../services/context.ts";

/** Read with `c.get("context")`: `c.var` makes a new object of all of them each time. */
export interface AppEnv {
  Bindings: Env;
  Variables: {
    requestId: string;
    context: ServiceContext;
    /** Who asks; set by `requireViewer` (signed in) on routes that need it. */
    viewer: Viewer;
  };
}

/** A router whose validation answers with every field that is wrong. */
export function createRouter(): OpenAPIHono<AppEnv> {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      throw new Problem({ code: "VALIDATION_ERROR", errors: fieldErrors(result.target, result.error) });
    },
  });
}

function fieldErrors(target: string, error: z.core.$ZodError): FieldError[] {
  const where =
    { json: "body", query: "query", param: "path", header: "header", form: "form", cookie: "cookie" }[target] ?? target;
  return error.issues.flatMap((issue) => {
    const path = [where, ...issue.path.map(String)].join(".");
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({ path: `${path}.${key}`, expected: "no such field" }));
    return [{ path, expected: issue.message }];
  });
}
