import { accounts } from "./routes/accounts/index.ts";
import { admin } from "./routes/admin/index.ts";
import { analytics } from "./routes/analytics/index.ts";
import { assets } from "./routes/assets/index.ts";
import { auth } from "./routes/auth/index.ts";
import { calc } from "./routes/calc/index.ts";
import { candles } from "./routes/candles/index.ts";
import { coins } from "./routes/coins/index.ts";
import { docsOf } from "./routes/docs/index.ts";
import { health } from "./routes/health/index.ts";
import { holdings } from "./routes/holdings/index.ts";
import { readBody } from "./routes/http/body.ts";
import { cors } from "./routes/http/cors.ts";
import { refuseCrossSite } from "./routes/http/cross-site.ts";
import { notFound } from "./routes/http/not-found.ts";
import { onError } from "./routes/http/on-error.ts";
import { rateLimit, writeLimit } from "./routes/http/rate-limit.ts";
import { request } from "./routes/http/request.ts";
import { importProfiles } from "./routes/import-profiles/index.ts";
import { imports } from "./routes/imports/index.ts";
import { keys } from "./routes/keys/index.ts";
import { live } from "./routes/live/index.ts";
import { market } from "./routes/market/index.ts";
import { me } from "./routes/me/index.ts";
import { passkeys } from "./routes/passkeys/index.ts";
import { portfolios } from "./routes/portfolios/index.ts";
import { createRouter } from "./routes/http/router.ts";
import { news } from "./routes/news/index.ts";
import { reads } from "./routes/reads/index.ts";
import { sentiment } from "./routes/sentiment/index.ts";
import { prices } from "./routes/prices/index.ts";
import { stream } from "./routes/stream/index.ts";
import { transactions } from "./routes/transactions/index.ts";
import { twoFactor } from "./routes/two-factor/index.ts";
import { watchlists } from "./routes/watchlists/index.ts";

/** The Hono app: middleware in order, routes, errors, the contract's document. */
export function createApp() {
  const app = createRouter();
  // Cheap refusals first: nothing of a body is read before its sender may send one.
  app.use(request);
  for (const path of ["/openapi.json", "/docs", "/docs/*"]) app.use(path, rateLimit);
  app.use("/api/*", cors, rateLimit);
  // Reads have no body and change nothing: they do not pass what would only wave them through.
  app.on(["POST", "PUT", "PATCH", "DELETE"], "/api/*", refuseCrossSite, writeLimit, readBody);
  app.onError(onError);
  app.notFound(notFound(app));
  const api = app
    .route("/", health)
    .route("/", auth)
    .route("/", me)
    .route("/", admin)
    .route("/", keys)
    .route("/", twoFactor)
    .route("/", passkeys)
    .route("/", assets)
    .route("/", coins)
    .route("/", candles)
    .route("/", portfolios)
    .route("/", accounts)
    .route("/", transactions)
    .route("/", imports)
    .route("/", importProfiles)
    .route("/", holdings)
    .route("/", reads)
    .route("/", watchlists)
    .route("/", live)
    .route("/", news)
    .route("/", sentiment)
    .route("/", prices)
    .route("/", market)
    .route("/", calc)
    .route("/", analytics)
    .route("/", stream);
  app.route("/", docsOf(app));
  return api;
}

export type Api = ReturnType<typeof createApp>;
