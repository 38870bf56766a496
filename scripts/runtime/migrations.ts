import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { databaseOf, type Database } from "./bindings.ts";
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
  const complaints: string[] = [];
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port: 0,
      cf: false,
      logRequests: false,
      handleStructuredLogs: ({ message }) => void complaints.push(message),
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
    for (const name of pending) await applyOne(database, settings, name);
    return pending;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw damaged(settings.dataFolder, [...complaints, messageOf(error)]);
  } finally {
    await miniflare.dispose();
  }
}

async function applyOne(database: Database, settings: MigrationSettings, name: string): Promise<void> {
  const statements = settings.splitSql(readFileSync(join(settings.migrationsFolder, name), "utf8"));
  try {
    await database.batch([
      ...statements.map((statement) => database.prepare(statement)),
      database.prepare(`INSERT INTO ${TABLE} (name) VALUES (?)`).bind(name),
    ]);
  } catch (error) {
    throw new Refusal(`Migration ${name} failed and nothing of it was applied: ${messageOf(error)}`);
  }
}

/** The runtime tells the caller only of an internal error, and its log what SQLite said. */
function damaged(folder: string, messages: readonly string[]): Refusal {
  const said = messages.flatMap((message) => /= ([^:=;]+): SQLITE_\w+/.exec(message)?.[1]?.trim() ?? []);
  const reason = said[0] ?? messages.at(-1)?.split("\n")[0] ?? "no reason given";
  return new Refusal(
    `The database in ${folder} cannot be used (${reason}); move that folder away, or run \`npm run reset\` to begin afresh.`,
  );
}
