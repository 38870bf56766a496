import type { createRoute } from "@hono/zod-openapi";
import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Viewer } from "../../platform/auth/viewer.ts";
import type { ServiceContext } from "../../services/context.ts";
import type { Begun } from "./usual-headers.ts";
import { etagged, getsEtag, withEtag } from "./etagged.ts";
import { RememberingRouter } from "./remembering-router.ts";
import type { RequestSchemas } from "./refuse-invalid.ts";
import { invalid } from "./refuse-invalid.ts";
import { withShared } from "./responses.ts";
import { bodyOf, validRequest } from "./valid-request.ts";

export type RouteConfig = Parameters<typeof createRoute>[0];

/** Read with `c.get("context")`: `c.var` makes a new object of all of them each time. */
export interface AppEnv {
  Bindings: Env;
  Variables: {
    requestId: string;
    context: ServiceContext;
    /** Since when it is answered, and what that took. */
    begun: Begun;
    /** Who asks; set by `requireViewer` (signed in) on routes that need it. */
    viewer: Viewer;
    /** An answer that was made with all the headers that answers have. */
    whole: Response;
  };
}

/**
 * A router whose validation answers with every field that is wrong, wherever in the request it stands, that knows of no
 * parameters but those of the contract, and whose reads have an ETag.
 */
export function createRouter(getPath?: (request: Request) => string): OpenAPIHono<AppEnv> {
  const router = new OpenAPIHono<AppEnv>({
    router: new RememberingRouter(),
    ...(getPath === undefined ? {} : { getPath }),
  });
  const register = router.openapi as (route: RouteConfig, handler: unknown, hook: unknown) => typeof router;
  const strict = (stated: RouteConfig, handler: unknown): typeof router => {
    const etags = getsEtag(stated) && isApi(stated);
    const route = etags ? { ...stated, ...withEtag(stated) } : stated;
    const request = route.request as RequestSchemas | undefined;
    const hook = async (result: { success: boolean }, c: Context) => {
      if (!result.success) throw await invalid(c, request);
    };
    const middleware = [
      ...[route.middleware ?? []].flat(),
      ...(etags ? [etagged] : []),
      validRequest(request, isApi(route)),
    ];
    const { middleware: _own, ...documented } = { ...route, responses: withShared(route) };
    router.openAPIRegistry.registerPath(documented);
    return register({ ...documented, request: bodyOf(documented), middleware, hide: true }, handler, hook);
  };
  // Only what happens at run time is added: the types of route and handler stay the library's own.
  router.openapi = strict;
  return router;
}

/** A health check may carry whatever a load balancer adds. */
const isApi = ({ path }: RouteConfig): boolean => path.startsWith("/api/");
