import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { databaseOf } from "./bindings.ts";
import { messageOf, Refusal } from "./refusal.ts";

/** wrangler's own table, so that both ways of migrating know of each other. */
const TABLE = "d1_migrations";
const CREATE_TABLE = `CREATE TABLE IF NOT EXISTS ${TABLE}(
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  name       TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`;

export interface MigrationSettings {
  /** Where Miniflare keeps the database. */
  readonly dataFolder: string;
  readonly databaseId: string;
  readonly migrationsFolder: string;
  readonly splitSql: (sql: string) => string[];
}

/**
 * Applies what is pending, each migration in one batch with its record, before the Worker is there: no request meets half a
 * schema. Through the binding, since `wrangler d1 migrations apply` takes two seconds also when nothing is pending.
 * @returns the names of those applied
 */
export async function applyMigrations(settings: MigrationSettings): Promise<string[]> {
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port: 0,
      cf: false,
      logRequests: false,
      resourcePersistencePath: settings.dataFolder,
      workers: [
        {
          name: "migrations",
          modules: true,
          script: "export default {}",
          compatibilityDate: "2026-11-01",
          d1Databases: { DB: { id: settings.databaseId } },
        },
      ],
    }),
  );
  try {
    const database = await databaseOf(miniflare, "DB");
    await database.prepare(CREATE_TABLE).run();
    const { results } = await database.prepare(`SELECT name FROM ${TABLE}`).all();
    const applied = new Set((results as { name: string }[]).map(({ name }) => name));
    const pending = readdirSync(settings.migrationsFolder)
      .filter((name) => name.endsWith(".sql") && !applied.has(name))
      .toSorted();
    for (const name of pending) {
      const statements = settings.splitSql(readFileSync(join(settings.migrationsFolder, name), "utf8"));
      await database.batch([
        ...statements.map((statement) => database.prepare(statement)),
        database.prepare(`INSERT INTO ${TABLE} (name) VALUES (?)`).bind(name),
      ]);
    }
    return pending;
  } catch (error) {
    throw damaged(settings.dataFolder, error);
  } finally {
    await miniflare.dispose();
  }
}

function damaged(folder: string, error: unknown): Refusal {
  const message = messageOf(error).split("\n")[0] ?? "";
  return new Refusal(
    `The database in ${folder} cannot be used (${message}); move that folder away, or run \`npm run reset\` to begin afresh.`,
  );
}
