import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ProblemBody } from "../../platform/problem.ts";
import { Problem } from "../../platform/problem.ts";
import { problemResponse } from "./problem-response.ts";
import type { AppEnv } from "./router.ts";

/** Every error becomes a problem; what it was otherwise stands only in the request's line of log. */
export const onError = (error: Error, c: Context<AppEnv>): Response =>
  problemResponse(bodyOf(error), c.get("requestId"));

const RETRY_SECONDS = 5;

function bodyOf(error: Error): ProblemBody {
  if (error instanceof Problem) return error.body;
  // Hono's own: of a body that says it is JSON and is not, and of a content type that only looks like it.
  if (error instanceof HTTPException && error.status === 400) {
    return { code: "VALIDATION_ERROR", errors: [{ path: "body", expected: "well-formed JSON" }] };
  }
  if (error instanceof HTTPException && error.status === 415) {
    return { code: "UNSUPPORTED_MEDIA_TYPE", detail: "Send application/json." };
  }
  const database = databaseMessage(error);
  if (database === null) return { code: "INTERNAL_ERROR" };
  // SQLite refused the statement itself: trying again helps nobody. All else (overload, a lost connection) passes.
  if (/SQLITE_|D1_TYPE_ERROR/.test(database)) return { code: "DATABASE_ERROR" };
  return { code: "DATABASE_UNAVAILABLE", retryAfter: RETRY_SECONDS };
}

/** D1's own message, which drizzle wraps as a cause; null when the error is none of D1's. */
function databaseMessage(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  return error.message.startsWith("D1_") ? error.message : databaseMessage(error.cause);
}
