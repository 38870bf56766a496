import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { copySwagger } from "../docs/copy-swagger.ts";
import { ensureFresh, type Part } from "./fresh.ts";
import { refuseUnused } from "./refuse-unused.ts";
import { run } from "./run.ts";

const ROOT = join(import.meta.dirname, "../..");

/** Versions of the tools and of what is bundled. */
const SETTINGS = ["package-lock.json", "tsconfig.base.json", "scripts/build"];

const DASHBOARD: Part = {
  name: "page",
  inputs: ["dashboard", "src", "scripts/docs", ...SETTINGS],
  output: "dist/dashboard",
  build: async (into) => {
    await run("node_modules/vite/bin/vite.js", ["build", "dashboard", "--outDir", into, "--logLevel", "warn"], {
      cwd: ROOT,
      // Also where a test asks for it: by NODE_ENV=test packages would give their builds for development.
      env: { NODE_ENV: "production" },
    });
    copySwagger(into);
  },
};

/** wrangler is the only one that bundles as the platform expects (Node's modules, text and data imports). */
const WORKER: Part = {
  name: "Worker",
  inputs: ["src", "wrangler.toml", "tsconfig.json", ...SETTINGS],
  output: "dist/worker",
  build: async (into) => {
    // The folder that wrangler.toml names must exist, whatever is in it.
    mkdirSync(join(ROOT, DASHBOARD.output), { recursive: true });
    await run("node_modules/wrangler/bin/wrangler.js", ["deploy", "--dry-run", "--outdir", into], {
      cwd: ROOT,
      env: { WRANGLER_SEND_METRICS: "false", WRANGLER_HIDE_BANNER: "true", CI: "1" },
    });
    refuseUnused(join(into, "index.js"));
  },
};

/** @returns the names of the parts that had to be built */
export async function ensureBuilt(): Promise<string[]> {
  const built: string[] = [];
  // One after the other: wrangler reads the page's folder.
  for (const part of [DASHBOARD, WORKER]) if (await ensureFresh(part, ROOT)) built.push(part.name);
  return built;
}
