import type { Context, Next } from "hono";
import { createMiddleware } from "hono/factory";
import { identify, identifyAtOnce } from "../../platform/auth/identify.ts";
import type { RevokedDeps } from "../../platform/auth/revoked.ts";
import type { Viewer } from "../../platform/auth/viewer.ts";
import { problem } from "../../platform/problem.ts";
import { spending } from "../../platform/trace.ts";
import { checkScope } from "./key-scope.ts";
import type { AppEnv } from "./router.ts";

/** Lets only signed-in people pass, and keys of theirs that may do this, and says who: `c.get("viewer")`. */
export const requireViewer = createMiddleware<AppEnv>((c, next) => {
  const context = c.get("context");
  const deps = { env: context.env, now: context.clock.now(), defer: (work: Promise<unknown>) => context.defer(work) };
  const viewer = identifyAtOnce(deps, c.req.raw.headers);
  if (viewer === null) return prove(c, next, deps);
  c.get("begun").trace.spent.auth = 0;
  letIn(c, viewer);
  return next();
});

/** Who is not known here yet, or not surely enough. */
async function prove(c: Context<AppEnv>, next: Next, deps: RevokedDeps): Promise<void> {
  const identity = await spending("auth", () => identify(deps, c.req.raw.headers));
  if (identity === null) throw problem("AUTHENTICATION_ERROR");
  letIn(c, identity.viewer);
  await next();
  // A 101's headers are immutable; a cookie that the handler set is newer.
  if (c.res.status !== 101 && !c.res.headers.has("set-cookie"))
    for (const cookie of identity.cookies) c.header("set-cookie", cookie, { append: true });
}

function letIn(c: Context<AppEnv>, viewer: Viewer): void {
  checkScope(viewer, c.req.method, c.req.path);
  c.set("viewer", viewer);
}
