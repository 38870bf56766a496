import { build } from "esbuild";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { unstable_splitSqlQuery as splitSql } from "wrangler";
import { ask } from "../../scripts/client/client.ts";
import { databaseOf } from "../../scripts/runtime/bindings.ts";
import { applyMigrations } from "../../scripts/runtime/migrations.ts";
import { assertPortFree } from "../../scripts/runtime/port.ts";
import { readConfiguration, ROOT } from "../../scripts/runtime/worker-options.ts";
import { watchWorkerd } from "../../scripts/runtime/workerd.ts";

const PERSON = { email: "bench@example.org", password: "correct horse battery" };
const PORTFOLIO = "pf_01_01KABC0000000000000000000Z";
const DATABASE = "bench";

export interface Gateway {
  readonly url: string;
  readonly pid: () => number;
  readonly person: typeof PERSON;
  /** Of the person, who owns the portfolio. */
  readonly headers: Readonly<Record<string, string>>;
  readonly portfolioId: string;
  readonly stop: () => Promise<void>;
}

/** Starts it as the runner starts the product: bundled, on a direct socket, over a database with all tables. */
export async function startGateway(): Promise<Gateway> {
  const bundle = await build({
    entryPoints: [new URL("worker.ts", import.meta.url).pathname],
    bundle: true,
    format: "esm",
    target: "es2024",
    conditions: ["workerd", "worker"],
    external: ["cloudflare:*", "node:*"],
    minify: true,
    write: false,
    logLevel: "error",
  });
  const dataFolder = mkdtempSync(join(tmpdir(), "gateway-"));
  const host = "127.0.0.1";
  const port = await assertPortFree(host, 0);
  const url = `http://${host}:${port}`;
  let pid = 0;
  const events = { started: (started: number) => void (pid = started), exited: () => {} };
  await watchWorkerd(events, () =>
    applyMigrations({ dataFolder, databaseId: DATABASE, migrationsFolder: join(ROOT, "migrations"), splitSql }),
  );
  const miniflare = watchWorkerd(
    events,
    () =>
      new Miniflare(
        convertV4MiniflareOptions({
          host,
          port: 0,
          cf: false,
          logRequests: false,
          handleStructuredLogs: () => {},
          resourcePersistencePath: dataFolder,
          workers: [
            {
              name: "gateway",
              modules: [{ type: "ESModule", path: "gateway.js", contents: bundle.outputFiles[0]?.text ?? "" }],
              compatibilityDate: "2026-11-01",
              compatibilityFlags: ["nodejs_compat"],
              d1Databases: { DB: { id: DATABASE } },
              bindings: {
                ...readConfiguration().bindings,
                PUBLIC_ORIGIN: url,
                RATE_LIMITS: ["anonymous", "user", "key", "sign-in", "write", "expensive"]
                  .map((limit) => `${limit}=1000000000`)
                  .join(" "),
                AUTH_SECRET: "only-for-throwaway-state-0123456789-abcdef",
              },
              unsafeDirectSockets: [{ host, port }],
            },
          ],
        }),
      ),
  );
  await miniflare.ready;
  const { id, headers } = await signIn(url);
  const database = await databaseOf(miniflare, "DB");
  await database
    .prepare("INSERT INTO portfolio_directory (portfolio_id, user_id, ledger_db, created_at) VALUES (?, ?, '01', 1)")
    .bind(PORTFOLIO, id)
    .run();
  return {
    url,
    pid: () => pid,
    person: PERSON,
    headers,
    portfolioId: PORTFOLIO,
    stop: async () => {
      await miniflare.dispose();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** An account with a token, by the ordinary way. */
async function signIn(url: string): Promise<{ id: string; headers: Record<string, string> }> {
  await ask(url, "/api/v1/auth/sign-up", { method: "POST", body: PERSON });
  const answer = await fetch(`${url}/api/v1/auth/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(PERSON),
  });
  const { id } = (await answer.json()) as { id: string };
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const { token } = await ask<{ token: string }>(url, "/api/v1/auth/token", {
    method: "POST",
    headers: { cookie, origin: url },
  });
  return { id, headers: { authorization: `Bearer ${token}` } };
}
