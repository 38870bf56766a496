import { createMiddleware } from "hono/factory";
import { requireAdmin as isAdmin } from "../../services/require-admin.ts";
import type { AppEnv } from "./router.ts";

/** After `requireViewer`: lets only admins pass. */
export const requireAdmin = createMiddleware<AppEnv>(async (c, next) => {
  await isAdmin(c.get("context"), c.get("viewer"));
  await next();
});
