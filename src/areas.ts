import type { OpenAPIHono } from "@hono/zod-openapi";
import { onDemand } from "./platform/on-demand.ts";
import { RememberingRouter } from "./routes/http/remembering-router.ts";
import type { AppEnv } from "./routes/http/router.ts";

/** A part of the API: the paths that it answers, and the routes themselves, which are evaluated when first asked for. */
export interface Area {
  readonly paths: readonly string[];
  readonly load: () => OpenAPIHono<AppEnv> | Promise<OpenAPIHono<AppEnv>>;
}

const area = (paths: readonly string[], load: () => Promise<OpenAPIHono<AppEnv>>): Area => ({
  paths,
  load: onDemand(load),
});
const PORTFOLIO = "/api/v1/portfolios/:id";
const COIN = "/api/v1/coins/:id";

/**
 * All of the API, in the order of its document. A path that two areas name loads both; one that its area does not name would
 * not be found, which areas.test.ts refuses. Why they are not simply imported: docs/decisions/0017-areas-on-demand.md.
 */
export const AREAS: readonly Area[] = [
  area(["/health"], async () => (await import("./routes/health/index.ts")).health),
  area(["/api/v1/auth/*"], async () => (await import("./routes/auth/index.ts")).auth),
  area(["/api/v1/me/*"], async () => (await import("./routes/me/index.ts")).me),
  area(["/api/v1/admin/*"], async () => (await import("./routes/admin/index.ts")).admin),
  area(["/api/v1/me/keys/*"], async () => (await import("./routes/keys/index.ts")).keys),
  area(
    ["/api/v1/me/two-factor/*", "/api/v1/auth/sign-in/two-factor"],
    async () => (await import("./routes/two-factor/index.ts")).twoFactor,
  ),
  area(
    ["/api/v1/me/passkeys/*", "/api/v1/auth/sign-in/passkey/*"],
    async () => (await import("./routes/passkeys/index.ts")).passkeys,
  ),
  area(
    ["/api/v1/assets/*", "/api/v1/currencies", "/api/v1/own-prices/*"],
    async () => (await import("./routes/assets/index.ts")).assets,
  ),
  area(["/api/v1/coins", COIN], async () => (await import("./routes/coins/index.ts")).coins),
  area([`${COIN}/candles`], async () => (await import("./routes/candles/index.ts")).candles),
  area(
    ["/api/v1/portfolios", PORTFOLIO, `${PORTFOLIO}/changes`, `${PORTFOLIO}/undo`],
    async () => (await import("./routes/portfolios/index.ts")).portfolios,
  ),
  area([`${PORTFOLIO}/accounts/*`], async () => (await import("./routes/accounts/index.ts")).accounts),
  area([`${PORTFOLIO}/transactions/*`], async () => (await import("./routes/transactions/index.ts")).transactions),
  area(
    [`${PORTFOLIO}/imports/*`, `${PORTFOLIO}/export`],
    async () => (await import("./routes/imports/index.ts")).imports,
  ),
  area(["/api/v1/import-profiles/*"], async () => (await import("./routes/import-profiles/index.ts")).importProfiles),
  area([`${PORTFOLIO}/holdings/*`], async () => (await import("./routes/holdings/index.ts")).holdings),
  area(
    [
      "/api/v1/overview",
      `${PORTFOLIO}/reports/*`,
      ...["allocation", "disposals", "fees", "history", "income", "lots", "performance", "snapshots", "what-if"].map(
        (figure) => `${PORTFOLIO}/${figure}`,
      ),
    ],
    async () => (await import("./routes/reads/index.ts")).reads,
  ),
  area(["/api/v1/watchlists/*"], async () => (await import("./routes/watchlists/index.ts")).watchlists),
  area([`${PORTFOLIO}/live`, `${PORTFOLIO}/live-tickets`], async () => (await import("./routes/live/index.ts")).live),
  area(["/api/v1/news"], async () => (await import("./routes/news/index.ts")).news),
  area(
    ["/api/v1/sentiment/*", `${PORTFOLIO}/sentiment`],
    async () => (await import("./routes/sentiment/index.ts")).sentiment,
  ),
  area(["/api/v1/prices"], async () => (await import("./routes/prices/index.ts")).prices),
  area(["/api/v1/market/*"], async () => (await import("./routes/market/index.ts")).market),
  area(["/api/v1/calc/*"], async () => (await import("./routes/calc/index.ts")).calc),
  area(
    [
      "/api/v1/analytics/*",
      ...["indicators", "risk", "sentiment-lead"].map((figure) => `${COIN}/${figure}`),
      `${PORTFOLIO}/risk`,
      `${PORTFOLIO}/correlation`,
    ],
    async () => (await import("./routes/analytics/index.ts")).analytics,
  ),
  area(["/api/v1/stream/*"], async () => (await import("./routes/stream/index.ts")).stream),
];

const byPath = new RememberingRouter<Area>();
for (const one of AREAS) for (const path of one.paths) byPath.add("GET", path, one);

/** Which areas may answer a path. */
export const areasAt = (path: string): readonly Area[] => byPath.match("GET", path)[0].map(([found]) => found);
