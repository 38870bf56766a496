/** Reads through the product's own cache and queries, one a request; main.ts measures from outside. */
import type { AssetId } from "../../src/domain/ids.ts";
import { jsonText } from "../../src/platform/json-text.ts";
import { readCache, writeCache } from "../../src/storage/cache/cache.ts";
import { cached } from "../../src/storage/cache/cached.ts";
import { coreDb } from "../../src/storage/database.ts";
import { findAsset } from "../../src/storage/queries/assets.ts";
import { barsBetween } from "../../src/storage/queries/candles.ts";
import { readCatalogue } from "../../src/storage/queries/catalogue.ts";

const HOUR_MS = 3_600_000;
const PAIR = 1;
const SMALL = jsonText<unknown>("x".repeat(1_000));

async function prepare(env: Env): Promise<void> {
  await writeCache(env, "analytics", "small", SMALL, Date.now());
  await writeCache(env, "catalogue", "all", await readCatalogue(coreDb(env)), Date.now());
  const rows = Array.from({ length: 1_000 }, (_, n) => [
    n * HOUR_MS,
    "60000.01",
    "60100.5",
    "59900.25",
    "60050",
    "12.5",
  ]);
  await env.DB.prepare(
    `INSERT INTO candles SELECT ?1, '1h', value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5
     FROM json_each(?2)`,
  )
    .bind(PAIR, JSON.stringify(rows))
    .run();
}

export default {
  async fetch(request: Request, env: Env, execution: ExecutionContext): Promise<Response> {
    const { pathname } = new URL(request.url);
    const deps = {
      env,
      clock: { now: () => Date.now() },
      defer: (work: Promise<unknown>) => execution.waitUntil(work),
    };
    const db = coreDb(env);
    switch (pathname) {
      case "/sql":
        await env.DB.prepare(await request.text()).run();
        break;
      case "/prepare":
        await prepare(env);
        break;
      case "/memory":
        await cached(deps, "catalogue", "all", () => readCatalogue(db));
        break;
      case "/kv-small":
        await readCache(env, "analytics", "small");
        break;
      case "/kv-catalogue":
        await readCache(env, "catalogue", "all");
        break;
      case "/d1-row":
        await findAsset(db, "bitcoin" as AssetId);
        break;
      case "/d1-500":
        await barsBetween(db, PAIR, "1h", { from: 100 * HOUR_MS, to: 600 * HOUR_MS }, 500);
        break;
      case "/d1-catalogue":
        await readCatalogue(db);
        break;
    }
    return new Response("done");
  },
};
