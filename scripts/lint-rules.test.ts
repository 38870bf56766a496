import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** File, what it imports, and a piece of the advice that must come. */
const FORBIDDEN: readonly [file: string, imported: string, advice: string][] = [
  ["src/domain/returns/twr.ts", "hono", "The domain is pure"],
  ["src/domain/returns/bindings.ts", "cloudflare:workers", "The domain is pure"],
  ["src/domain/returns/rows.ts", "../../storage/schema/core.ts", "The domain imports nothing outward"],
  ["src/domain/clock.ts", "../platform/clock.ts", "The domain imports nothing outward"],
  ["src/domain/returns/exact.ts", "decimal.js", "Import Decimal from domain/money/decimal.ts"],
  ["src/domain/money/decimal.ts", "../../platform/config.ts", "The domain imports nothing outward"],
  ["src/services/exact.ts", "decimal.js", "Import Decimal from domain/money/decimal.ts"],
  ["src/app.ts", "decimal.js", "Import Decimal from domain/money/decimal.ts"],
  ["scripts/exact.ts", "decimal.js", "Import Decimal from domain/money/decimal.ts"],
  ["src/routes/coins/list.ts", "drizzle-orm", "Routes never see SQL"],
  ["src/routes/coins/rows.ts", "../../storage/queries/assets.ts", "Routes never see SQL"],
  ["src/routes/coins/venue.ts", "../../providers/binance/api.ts", "Routes call services"],
  ["src/routes/coins/object.ts", "../../durable/portfolio/portfolio.ts", "Routes call services"],
  ["src/routes/coins/env.ts", "cloudflare:workers", "Bindings come in with the context"],
  ["src/cron/jobs/rows.ts", "../../storage/queries/assets.ts", "A job calls one service"],
  ["src/queues/score.ts", "../providers/rss/fetch.ts", "A job calls one service"],
  ["src/services/answer.ts", "hono", "Services know nothing of HTTP"],
  ["src/services/page.ts", "../routes/http/pagination.ts", "Services know nothing of HTTP"],
  ["src/services/object.ts", "../durable/portfolio/portfolio.ts", "Reach objects through platform/objects.ts"],
  ["src/services/rows.ts", "drizzle-orm", "Put the query into src/storage/queries"],
  ["src/services/job.ts", "../cron/schedule.ts", "Imports point inward"],
  ["src/durable/portfolio/verb.ts", "../../services/get-coin.ts", "it knows no routes and no services"],
  ["src/durable/market/page.ts", "hono", "it knows no routes and no services"],
  ["src/storage/queries/verb.ts", "../../services/get-coin.ts", "Imports point inward"],
  ["src/providers/binance/verb.ts", "../../durable/market/market-feed.ts", "Imports point inward"],
  ["src/platform/verb.ts", "../services/get-coin.ts", "The platform serves the others"],
  ["src/platform/auth/object.ts", "../../durable/portfolio/portfolio.ts", "Only platform/objects.ts"],
  ["src/platform/objects.ts", "../services/get-coin.ts", "The platform serves the others"],
  ["dashboard/src/api.ts", "../../src/storage/schema/core.ts", "The dashboard knows only the API's types"],
  ["dashboard/src/live.tsx", "../../src/services/get-coin.ts", "The dashboard knows only the API's types"],
  ["simulator/market.ts", "../src/domain/market/price.ts", "The simulator stands outside the product"],
  ["simulator/news/feed.ts", "../../src/providers/rss/parse.ts", "The simulator stands outside the product"],
];

const ALLOWED: readonly [file: string, imported: string][] = [
  ["src/domain/money/amount.ts", "./decimal.ts"],
  ["src/domain/returns/flows.ts", "../ledger/fold.ts"],
  ["src/routes/coins/get.ts", "../../services/get-coin.ts"],
  ["src/routes/http/hono.ts", "hono"],
  ["src/services/get-rows.ts", "../storage/queries/assets.ts"],
  ["src/services/get-news.ts", "../providers/rss/parse.ts"],
  ["src/durable/portfolio/rows.ts", "../../storage/database.ts"],
  ["src/durable/portfolio/object.ts", "cloudflare:workers"],
  ["src/storage/queries/select.ts", "drizzle-orm"],
  ["src/cron/table.ts", "../services/get-coin.ts"],
  ["dashboard/src/frames.ts", "../../src/domain/valuation/valuation.ts"],
  ["src/services/object.test.ts", "../durable/portfolio/portfolio.ts"],
];

/** Named, because the linked node_modules is not to be read. */
const FOLDERS = ["src", "dashboard", "simulator", "scripts"];

let folder = "";
let told = new Map<string, string>();

/** A tree shaped like this one, with the same configuration, where each file has a single import. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "lint-rules-"));
  copyFileSync(join(ROOT, "oxlint.config.ts"), join(folder, "oxlint.config.ts"));
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  for (const [file, imported] of [...FORBIDDEN, ...ALLOWED]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `export * from ${JSON.stringify(imported)};\n`);
  }
  const run = spawnSync(join(ROOT, "node_modules/.bin/oxlint"), ["--format", "json", ...FOLDERS], {
    cwd: folder,
    encoding: "utf8",
  });
  const { diagnostics } = JSON.parse(run.stdout) as {
    diagnostics: { code: string; filename: string; message: string; help?: string }[];
  };
  const refused = diagnostics.filter(({ code }) => code.includes("no-restricted-imports"));
  told = new Map(refused.map(({ filename, message, help }) => [filename, `${message} ${help ?? ""}`]));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the rule of imports", () => {
  it.each(FORBIDDEN)("refuses %s importing %s", (file, _imported, advice) => {
    expect(told.get(file)).toContain(advice);
  });

  it.each(ALLOWED)("lets %s import %s", (file) => {
    expect(told.get(file)).toBeUndefined();
  });
});
