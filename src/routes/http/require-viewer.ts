import { createMiddleware } from "hono/factory";
import { identify } from "../../platform/auth/identify.ts";
import { problem } from "../../platform/problem.ts";
import { spending } from "../../platform/trace.ts";
import { setHeaders } from "./answer-headers.ts";
import { checkScope } from "./key-scope.ts";
import type { AppEnv } from "./router.ts";

/** Lets only signed-in people pass, and keys of theirs that may do this, and says who: `c.get("viewer")`. */
export const requireViewer = createMiddleware<AppEnv>(async (c, next) => {
  const context = c.get("context");
  const deps = { env: context.env, now: context.clock.now(), defer: (work: Promise<unknown>) => context.defer(work) };
  const identity = await spending("auth", () => identify(deps, c.req.raw.headers));
  if (identity === null) throw problem("AUTHENTICATION_ERROR");
  checkScope(identity.viewer, c.req.method, c.req.path);
  c.set("viewer", identity.viewer);
  await next();
  // A 101's headers are immutable; a cookie that the handler set is newer.
  if (c.res.status !== 101 && !c.res.headers.has("set-cookie"))
    for (const cookie of identity.cookies) c.header("set-cookie", cookie, { append: true });
  // What a person sees is theirs: no shared cache keeps it, and the browser's own asks again.
  if (!c.res.headers.has("cache-control")) setHeaders(c, [["cache-control", "private, no-cache"]]);
});
