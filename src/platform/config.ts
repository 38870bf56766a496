import { z } from "zod";
import { parseQuota } from "../domain/news/usage.ts";

const words = z.string().transform((text) => text.split(/\s+/).filter((word) => word !== ""));
const urls = words.pipe(z.array(z.url()).min(1));
const integer = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

const RateLimitsSchema = z.object({
  anonymous: integer(1, 1e9),
  user: integer(1, 1e9),
  key: integer(1, 1e9),
  "sign-in": integer(1, 1e9),
  write: integer(1, 1e9),
  expensive: integer(1, 1e9),
});

const ConfigSchema = z.object({
  market: z.enum(["live", "simulated"]),
  binanceRestBases: urls,
  binanceWsBases: urls,
  coinbaseWsBases: urls,
  krakenWsBases: urls,
  coingecko: z.object({
    base: z.url(),
    /** Empty: asked without one, as far as its owner lets strangers. */
    key: z.string(),
    pollMs: integer(10, 86_400).transform((seconds) => seconds * 1000),
  }),
  frankfurterBase: z.url(),
  newsFeeds: words.pipe(
    z.array(
      z
        .string()
        .regex(/^[a-z0-9-]+(:(crypto|finance|social))?=https?:\/\//, "name=url or name:kind=url")
        .transform((entry) => {
          const [id = "", kind = "crypto"] = entry.slice(0, entry.indexOf("=")).split(":");
          return { id, kind: kind as "crypto" | "finance" | "social", url: entry.slice(entry.indexOf("=") + 1) };
        }),
    ),
  ),
  newsApi: z.object({ base: z.url(), key: z.string() }),
  /** Without a base it is not asked. */
  coindeskData: z.object({ base: z.union([z.literal(""), z.url()]), key: z.string() }),
  newsQuotas: words.pipe(
    z.array(
      z.string().transform((entry, context) => {
        const colon = entry.indexOf(":");
        const quota = parseQuota(entry.slice(colon + 1));
        if (colon > 0 && quota !== null) return { source: entry.slice(0, colon), ...quota };
        context.addIssue({ code: "custom", message: "source:period=requests, such as newsapi:12h=50" });
        return z.NEVER;
      }),
    ),
  ),
  /** Of articles; a month more than what "usual" is measured over, at least. */
  newsRetentionDays: integer(35, 3650),
  publicOrigin: z.url(),
  corsOrigins: words.pipe(z.array(z.url().transform((url) => new URL(url).origin))),
  feedLocation: z.enum(["wnam", "enam", "sam", "weur", "eeur", "apac", "apac-ne", "apac-se", "oc", "afr", "me"]),
  relayCount: integer(1, 64),
  frameIntervalMs: integer(100, 60_000),
  tickMaxMove: z.coerce.number().positive().max(10),
  tickConfirmations: integer(1, 100),
  tickConfirmMs: integer(0, 600_000),
  venueMaxApart: z.coerce.number().positive().max(10),
  logShare: z.coerce.number().min(0).max(1),
  rateLimits: words
    .transform((entries) => Object.fromEntries(entries.map((entry) => entry.split("="))))
    .pipe(RateLimitsSchema),
  authSecret: z.string().min(32),
  registration: z.enum(["open", "invitation", "closed"]),
  adminEmails: words
    .transform((addresses) => addresses.map((address) => address.toLowerCase()))
    .pipe(z.array(z.email())),
  /** Without a base there is no mailer. */
  mail: z
    .object({ base: z.union([z.literal(""), z.url()]), from: z.string().min(3), key: z.string() })
    .refine(({ base, key }) => base === "" || key !== "", "MAIL_API_BASE needs the secret MAIL_API_KEY")
    .transform(({ base, ...mail }) => (base === "" ? null : { base, ...mail })),
});

/** The Worker's variables, read and checked once an isolate. */
export type Config = z.infer<typeof ConfigSchema>;

const known = new WeakMap<Env, Config>();

export function configOf(env: Env): Config {
  const remembered = known.get(env);
  if (remembered !== undefined) return remembered;
  const config = ConfigSchema.parse({
    market: env.MARKET,
    binanceRestBases: env.BINANCE_REST_BASES,
    binanceWsBases: env.BINANCE_WS_BASES,
    coinbaseWsBases: env.COINBASE_WS_BASES,
    krakenWsBases: env.KRAKEN_WS_BASES,
    coingecko: { base: env.COINGECKO_BASE, key: env.COINGECKO_API_KEY ?? "", pollMs: env.COINGECKO_POLL_SECONDS },
    frankfurterBase: env.FRANKFURTER_BASE,
    newsFeeds: env.NEWS_FEEDS,
    newsApi: { base: env.NEWSAPI_BASE, key: env.NEWSAPI_KEY ?? "" },
    coindeskData: { base: env.COINDESK_DATA_BASE, key: env.COINDESK_DATA_KEY ?? "" },
    newsQuotas: env.NEWS_QUOTAS,
    newsRetentionDays: env.NEWS_RETENTION_DAYS,
    publicOrigin: env.PUBLIC_ORIGIN,
    corsOrigins: env.CORS_ORIGINS,
    feedLocation: env.FEED_LOCATION,
    relayCount: env.RELAY_COUNT,
    frameIntervalMs: env.FRAME_INTERVAL_MS,
    tickMaxMove: env.TICK_MAX_MOVE,
    tickConfirmations: env.TICK_CONFIRMATIONS,
    tickConfirmMs: env.TICK_CONFIRM_MS,
    venueMaxApart: env.VENUE_MAX_APART,
    logShare: env.LOG_SHARE,
    rateLimits: env.RATE_LIMITS,
    authSecret: env.AUTH_SECRET,
    registration: env.REGISTRATION,
    adminEmails: env.ADMIN_EMAILS,
    mail: { base: env.MAIL_API_BASE, from: env.MAIL_FROM, key: env.MAIL_API_KEY ?? "" },
  });
  known.set(env, config);
  return config;
}
