import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { identify } from "../runtime/processes.ts";
import { codeOf } from "../runtime/refusal.ts";

/** Something that is built from files and skipped while they stay the same. Paths are relative to the project. */
export interface Part {
  readonly name: string;
  /** Files and folders that it is made from. */
  readonly inputs: readonly string[];
  readonly output: string;
  /** Writes the result to the empty folder `into`. */
  readonly build: (into: string) => Promise<void>;
}

/**
 * Builds what is not fresh. The result is swapped in as a whole, so that a build that is killed, or two at once, leave
 * either the old or the new one.
 * @returns whether it was built
 */
export async function ensureFresh(part: Part, root: string): Promise<boolean> {
  const output = join(root, part.output);
  const stamp = `${output}.inputs`;
  const hash = hashOf(part.inputs.map((input) => join(root, input)));
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return false;
  sweep(output);
  const mine = `${process.pid}-${randomUUID()}`;
  const draft = `${output}.draft-${mine}`;
  const old = `${output}.old-${mine}`;
  try {
    mkdirSync(draft, { recursive: true });
    await part.build(draft);
    rmSync(stamp, { force: true });
    swapIn(draft, output, old);
    writeFileSync(stamp, hash);
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
  return true;
}

/** No system call replaces a folder that is not empty; of two that do it at once the later stays. */
function swapIn(draft: string, output: string, old: string): void {
  for (let attempt = 1; ; attempt++) {
    try {
      if (existsSync(output)) renameSync(output, old);
      renameSync(draft, output);
      return;
    } catch (error) {
      if (attempt === 5 || !["ENOENT", "ENOTEMPTY", "EEXIST"].includes(codeOf(error) ?? "")) throw error;
      rmSync(old, { recursive: true, force: true });
    }
  }
}

/** What builds that were killed left beside the output. */
function sweep(output: string): void {
  const folder = dirname(output);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const [, pid] = /\.(?:draft|old)-(\d+)-/.exec(name) ?? [];
    if (pid !== undefined && identify(Number(pid)) === undefined) {
      rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
}

function hashOf(paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesOf)) hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

/** Tests are no part of what is built. */
function filesOf(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const names = readdirSync(path).filter((name) => !name.includes(".test."));
  return names.toSorted().flatMap((name) => filesOf(join(path, name)));
}
