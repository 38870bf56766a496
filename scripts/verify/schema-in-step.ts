/** Fails when src/storage/schema says something that no migration has: drizzle-kit would then have one to write. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

// drizzle-kit takes only paths below the project.
mkdirSync("dist", { recursive: true });
const folder = mkdtempSync(join("dist", "migrations-"));
try {
  cpSync("migrations", folder, { recursive: true });
  const before = new Set(readdirSync(folder));
  const output = execFileSync(
    process.execPath,
    [
      "node_modules/drizzle-kit/bin.cjs",
      "generate",
      "--dialect=sqlite",
      "--schema=./src/storage/schema/*.ts",
      `--out=${folder}`,
    ],
    { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] },
  );
  const written = readdirSync(folder).filter((name) => name.endsWith(".sql") && !before.has(name));
  if (written.length > 0 || !output.includes("No schema changes")) {
    console.error(output.trim().split("\n").slice(-4).join("\n"));
    console.error(
      "The schema is ahead of the migrations: run `npm run migrate:new -- <name>` and commit what it writes.",
    );
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
