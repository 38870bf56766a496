import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ProblemBody } from "../../platform/problem.ts";
import { Problem } from "../../platform/problem.ts";
import { problemResponse } from "./problem-response.ts";
import type { AppEnv } from "./router.ts";

/** Every error becomes a problem; what it was otherwise stands only in the request's line of log. */
export const onError = (error: Error, c: Context<AppEnv>): Response => problemResponse(bodyOf(error), c.var.requestId);

function bodyOf(error: Error): ProblemBody {
  if (error instanceof Problem) return error.body;
  // Hono's own, of a body that says it is JSON and is not.
  if (error instanceof HTTPException && error.status === 400) {
    return { code: "VALIDATION_ERROR", errors: [{ path: "body", expected: "well-formed JSON" }] };
  }
  return { code: "INTERNAL_ERROR" };
}
