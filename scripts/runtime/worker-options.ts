import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { V4WorkerOptions } from "miniflare";
import { SERVED_ENTRYPOINT, servedModule } from "./served.ts";

// Set before wrangler and miniflare are loaded, which read them once. The trace store of the local explorer would grow
// without bound, and warnings about bindings that exist remotely only are no news here.
process.env["X_LOCAL_OBSERVABILITY"] = "false";
process.env["WRANGLER_SEND_METRICS"] = "false";
process.env["WRANGLER_LOG"] ??= "error";
const { unstable_getMiniflareWorkerOptions: readWrangler } = await import("wrangler");

export interface WorkerSettings {
  readonly host: string;
  readonly port: number;
  readonly vars: Readonly<Record<string, string>>;
  /** Class of RATE_LIMITS → requests a minute. */
  readonly rateLimits: Readonly<Record<string, number>>;
}

export const ROOT = join(import.meta.dirname, "../..");
export const WORKER_NAME = "coinsight";
export const BUNDLE_FOLDER = join(ROOT, "dist/worker");
const BUNDLE = "index.js";

/** The options that are read here by name; wrangler's own type loses them to an index signature. */
export interface Configured {
  readonly [option: string]: unknown;
  readonly cronTriggers?: string[];
  readonly bindings?: Record<string, string>;
  readonly d1Databases?: Record<string, { id: string }>;
  readonly assets?: { directory: string; run_worker_first?: boolean | string[] };
}

/**
 * What wrangler.toml says, as Miniflare's options; without Workers AI, which exists remotely only, and without the rate
 * limits' bindings, whose stand-in writes a row a request: the Worker's own count by RATE_LIMITS is enough for one isolate.
 */
export function readConfiguration(): Configured {
  const { workerOptions: all } = readWrangler(join(ROOT, "wrangler.toml"));
  const { ai: _ai, ratelimits: _limits, modulesRules: _rules, ...options } = all;
  return options;
}

/** The built bundle with the configured bindings, served on a direct socket. */
export function workerOptions(configured: Configured, settings: WorkerSettings): V4WorkerOptions {
  const rules = configured.assets?.run_worker_first;
  if (rules === undefined || typeof rules === "boolean")
    throw new Error("wrangler.toml: run_worker_first must list the Worker's paths");
  const options = {
    ...configured,
    name: WORKER_NAME,
    modulesRoot: BUNDLE_FOLDER,
    modules: [
      { type: "ESModule", path: join(BUNDLE_FOLDER, "served.js"), contents: servedModule(BUNDLE, rules) },
      {
        type: "ESModule",
        path: join(BUNDLE_FOLDER, BUNDLE),
        contents: readFileSync(join(BUNDLE_FOLDER, BUNDLE), "utf8"),
      },
    ],
    bindings: {
      ...configured.bindings,
      RATE_LIMITS: withLimits(configured.bindings?.["RATE_LIMITS"] ?? "", settings.rateLimits),
      ...settings.vars,
    },
    unsafeDirectSockets: [{ host: settings.host, port: settings.port, entrypoint: SERVED_ENTRYPOINT }],
  };
  // wrangler made them for Miniflare; only our narrower view of them is not Miniflare's.
  return options as V4WorkerOptions;
}

function withLimits(configured: string, overrides: Readonly<Record<string, number>>): string {
  const limits = new Map(configured.split(/\s+/).map((entry) => entry.split("=") as [string, string]));
  for (const [name, limit] of Object.entries(overrides)) {
    if (!limits.has(name)) throw new Error(`There is no rate limit "${name}" in wrangler.toml's RATE_LIMITS`);
    limits.set(name, String(limit));
  }
  return [...limits].map((entry) => entry.join("=")).join(" ");
}
