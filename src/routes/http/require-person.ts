import { createMiddleware } from "hono/factory";
import { problem } from "../../platform/problem.ts";
import type { AppEnv } from "./router.ts";

/** After `requireViewer`, on what decides who may act for a person: an API key is not the person, whatever its scopes. */
export const requirePerson = createMiddleware<AppEnv>(async (c, next) => {
  if (c.get("viewer").by.kind !== "session") {
    throw problem("AUTHORIZATION_ERROR", { detail: "An API key cannot do this. Sign in." });
  }
  await next();
});
