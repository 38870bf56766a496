import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { BUNDLE_FOLDER } from "../../scripts/runtime/worker-options.ts";
import { median } from "../measure/statistics.ts";
import type { Figure } from "../report.ts";

interface CpuProfile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string } }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** What is uploaded, gzipped, and the time its global scope keeps the processor busy. */
export function measureBundle(quick: boolean): Figure[] {
  const bytes = gzipSync(readFileSync(join(BUNDLE_FOLDER, "index.js")), { level: 9 }).length;
  const starts = Array.from({ length: quick ? 1 : 3 }, startUpMs);
  return [
    { name: "bundle, gzipped", value: bytes / 1024, unit: "KiB", bar: { atMost: 700 } },
    { name: "start-up, active", value: median(starts), unit: "ms", bar: { atMost: 120 } },
  ];
}

/** `wrangler check startup` profiles the global scope in the local runtime; idle samples do not count. */
function startUpMs(): number {
  const folder = mkdtempSync(join(tmpdir(), "coinsight-startup-"));
  const file = join(folder, "startup.cpuprofile");
  try {
    execFileSync("wrangler", ["check", "startup", "--outfile", file], {
      stdio: "ignore",
      env: { ...process.env, WRANGLER_SEND_METRICS: "false", CI: "1" },
    });
    const profile = JSON.parse(readFileSync(file, "utf8")) as CpuProfile;
    const idle = new Set(
      profile.nodes.filter((node) => ["(idle)", "(root)"].includes(node.callFrame.functionName)).map((node) => node.id),
    );
    const active = profile.samples.reduce(
      (sum, node, n) => (idle.has(node) ? sum : sum + (profile.timeDeltas[n] ?? 0)),
      0,
    );
    return active / 1000;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
