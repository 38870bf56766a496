import { availableParallelism } from "node:os";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

// wrangler warns once a test file that the secret comes from elsewhere and that Workers AI is remote; both are meant.
process.env["WRANGLER_LOG"] ??= "error";

const migrations = await readD1Migrations("./migrations");

export default defineConfig({
  test: {
    // The product logs a line a request; of passing tests nobody reads them.
    silent: "passed-only",
    // Half of a file's time is waiting between Node and workerd, so two run even where there are only two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    coverage: { provider: "v8", include: ["src/**/*.ts"], exclude: ["**/*.test.ts"] },
    projects: [
      // Pure code: no platform, so plain Node, in milliseconds.
      { test: { name: "domain", include: ["src/domain/**/*.test.ts", "dashboard/**/*.test.ts"], environment: "node" } },
      // The outside world's stand-in and the tools that run beside the product: Node programs, tested as such.
      { test: { name: "node", include: ["simulator/**/*.test.ts", "scripts/**/*.test.ts"], environment: "node" } },
      // The built product as a whole, from outside. One file after the other: each starts a product of its own.
      ...["journeys", "browser", "kill"].map((name) => ({
        test: {
          name,
          include: [`test/${name}/**/*.test.ts`],
          environment: "node" as const,
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      })),
      // All else in workerd, with real local D1, KV, Durable Objects and queues, all of it fresh for each file.
      {
        plugins: [
          cloudflareTest(({ inject }) => ({
            // Workers AI exists remotely only; its absence is a normal state of the product.
            remoteBindings: false,
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              bindings: {
                TEST_MIGRATIONS: migrations,
                // What test/contract/fuzz.test.ts asks: the same in every run, unless somebody wants to look further.
                FUZZ_SEED: process.env["FUZZ_SEED"] ?? "20261121",
                FUZZ_REQUESTS: process.env["FUZZ_REQUESTS"] ?? "10000",
                AUTH_SECRET: "only-for-tests-0123456789-abcdefghijklmnop",
                MARKET: "simulated",
                // The simulated exchange, started once a run by test/simulator.ts.
                BINANCE_REST_BASES: `${String(inject("simulator"))}/binance`,
                BINANCE_WS_BASES: `${String(inject("simulator"))}/binance`,
                COINBASE_WS_BASES: `${String(inject("simulator"))}/coinbase`,
                KRAKEN_WS_BASES: `${String(inject("simulator"))}/kraken`,
                COINGECKO_BASE: `${String(inject("simulator"))}/coingecko/api/v3`,
                FRANKFURTER_BASE: `${String(inject("simulator"))}/frankfurter`,
                NEWS_FEEDS: "",
                COINDESK_DATA_BASE: "",
                LOG_SHARE: "1",
                RATE_LIMITS:
                  "anonymous=1000000 user=1000000 key=1000000 sign-in=1000000 write=1000000 expensive=1000000",
              },
              // As in wrangler.toml, but without its waits.
              queueConsumers: {
                "coinsight-articles": {
                  maxBatchSize: 50,
                  maxBatchTimeout: 0,
                  maxRetries: 3,
                  retryDelay: 0,
                  deadLetterQueue: "coinsight-articles-dead",
                },
                "coinsight-articles-dead": { maxBatchSize: 10, maxBatchTimeout: 0, maxRetries: 100, retryDelay: 0 },
                "coinsight-mails": { maxBatchSize: 10, maxBatchTimeout: 0, maxRetries: 8 },
              },
              // One address makes all requests of all tests; the limits' own test brings its own.
              ratelimits: Object.fromEntries(
                ["ANONYMOUS_LIMIT", "USER_LIMIT", "KEY_LIMIT", "SIGN_IN_LIMIT", "WRITE_LIMIT", "EXPENSIVE_LIMIT"].map(
                  (name) => [name, { namespace_id: name, simple: { limit: 1_000_000, period: 60 } }],
                ),
              ),
            },
          })),
        ],
        test: {
          name: "workers",
          deps: {
            optimizer: {
              ssr: {
                // They come as a few files instead of 600.
                // All that is imported of a package stands here, or two copies of its classes would meet.
                enabled: true,
                include: [
                  "@better-auth/drizzle-adapter",
                  "@better-auth/passkey",
                  "@hono/zod-openapi",
                  "better-auth/api",
                  "better-auth/minimal",
                  "better-auth/plugins/jwt",
                  "better-auth/plugins/two-factor",
                  "drizzle-orm",
                  "drizzle-orm/d1",
                  "drizzle-orm/sqlite-core",
                  "fast-check",
                  "hono",
                  "hono/body-limit",
                  "hono/cookie",
                  "hono/factory",
                  "hono/http-exception",
                  "jose",
                  "ulid",
                  "zod",
                ],
                rolldownOptions: { external: [/^node:/, /^cloudflare:/] },
              },
            },
          },
          // One runtime for all files of a worker: to start one and to send it our 650 modules takes longer than most files' tests.
          // test/setup.ts makes modules, data and objects new for each file.
          isolate: false,
          // What a busy machine needs; nothing here measures time.
          testTimeout: 30_000,
          hookTimeout: 60_000,
          include: ["test/**/*.test.ts", "src/**/*.test.ts"],
          exclude: ["src/domain/**", "test/browser/**", "test/kill/**", "test/journeys/**"],
          globalSetup: ["./test/simulator.ts"],
          setupFiles: ["./test/setup.ts"],
        },
      },
    ],
  },
});
