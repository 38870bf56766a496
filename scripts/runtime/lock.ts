/**
 * Who owns a state folder. The Worker's runtime outlives a killed parent, and two runtimes on one folder both write to it,
 * so the folder names everything that was started on it.
 *
 * The lock is a file `lock.<n>.json`, and the highest n counts. A file is born whole and exclusively (by a hard link), and
 * n is removed only once n + 1 exists: of two that find n without an owner exactly one creates n + 1, and one that comes
 * late with a number already used sees the higher one and gives way. A clean stop empties the file and leaves it.
 */
import { randomUUID } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { end, identify, isRunning, type ProcessIdentity } from "./processes.ts";
import { codeOf, messageOf, Refusal } from "./refusal.ts";

interface LockContent {
  /** Null after a clean stop. */
  readonly owner: ProcessIdentity | null;
  /** What stands above the owner (npm): when that was killed, the owner is a remainder of a killed run too. */
  readonly parent: ProcessIdentity | null;
  /** Everything that the owner started. */
  readonly started: readonly ProcessIdentity[];
}

export interface StateLock {
  /** Notes a process that was started, before it can do anything. */
  record(pid: number): void;
  /** Ends what was started and still runs, then gives the folder free. */
  release(): Promise<void>;
  /** How many processes of a killed run were ended. */
  readonly ended: number;
}

/** Step by step: Node's own `recursive` never returns where the system refuses with ENOENT, as below /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) {
    // Throws ENOTDIR for a file.
    readdirSync(folder);
    return;
  }
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another start was faster.
    if (codeOf(error) !== "EEXIST") throw error;
  }
}

const NOBODY: LockContent = { owner: null, parent: null, started: [] };

/**
 * Makes this process the owner of `folder`, ending what a killed run left behind. Throws a Refusal when a living run owns
 * it, or when the folder cannot be used.
 * @param parentPid what this process must not outlive, when there is such a thing
 */
export async function takeLock(folder: string, parentPid?: number): Promise<StateLock> {
  const owner = identify(process.pid);
  if (owner === undefined) throw new Refusal("The start time of this process cannot be read; is `ps` installed?");
  const parent = (parentPid === undefined ? undefined : identify(parentPid)) ?? null;
  try {
    makeFolder(folder);
    for (let attempt = 0; attempt < 20; attempt++) {
      const before = highest(folder);
      const content = before === 0 ? NOBODY : read(folder, before);
      if (content === undefined) continue;
      if (lives(content)) throw new Refusal(inUse(folder, content));
      const mine = before + 1;
      const remains = [...(content.owner === null ? [] : [content.owner]), ...content.started].filter(isRunning);
      // The remains are ours from the first moment, so that they are known even when this start is killed right here.
      if (!create(folder, mine, { owner, parent, started: remains })) continue;
      const stubborn = await end(remains);
      if (stubborn.length > 0) {
        write(folder, mine, { ...NOBODY, started: stubborn });
        throw new Refusal(
          `A former run on ${folder} left process ${stubborn.map(({ pid }) => pid).join(", ")} that cannot be ended; end it and start again.`,
        );
      }
      clean(folder, mine);
      return held(folder, mine, { owner, parent, started: [] }, remains.length);
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(unusable(folder, error));
  }
  throw new Refusal(`${folder} is being taken by other starts; try again.`);
}

/** Ends what a killed run left on `folder`, where nothing living owns it. */
export async function endRemains(folder: string): Promise<void> {
  try {
    if (highest(folder) > 0) await (await takeLock(folder)).release();
  } catch {
    // No folder, or one in use or broken: whoever wants to use it will be told.
  }
}

function held(folder: string, number: number, initial: LockContent, ended: number): StateLock {
  let content = initial;
  return {
    ended,
    record: (pid) => {
      const identity = identify(pid);
      if (identity === undefined) return;
      content = { ...content, started: [...content.started.filter(isRunning), identity] };
      write(folder, number, content);
    },
    release: async () => {
      // Again, for what was started meanwhile.
      for (let round = 0; round < 5 && content.started.some(isRunning); round++) await end(content.started);
      write(folder, number, { ...NOBODY, started: content.started.filter(isRunning) });
    },
  };
}

function lives(content: LockContent): boolean {
  if (content.owner === null || !isRunning(content.owner)) return false;
  return content.parent === null || isRunning(content.parent);
}

const path = (folder: string, number: number) => join(folder, `lock.${number}.json`);

function numbers(folder: string): number[] {
  return readdirSync(folder)
    .flatMap((name) => /^lock\.(\d+)\.json$/.exec(name)?.[1] ?? [])
    .map(Number);
}

const highest = (folder: string) => Math.max(0, ...numbers(folder));

/** False when somebody else holds that number or a higher one. */
function create(folder: string, number: number, content: LockContent): boolean {
  const draft = join(folder, `lock.${randomUUID()}.draft`);
  writeFileSync(draft, JSON.stringify(content));
  try {
    linkSync(draft, path(folder, number));
  } catch (error) {
    // ENOENT: the winner has swept the draft away.
    if (codeOf(error) === "EEXIST" || codeOf(error) === "ENOENT") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  if (highest(folder) === number) return true;
  rmSync(path(folder, number), { force: true });
  return false;
}

/** Whole or not at all, also when this process is killed in the middle. */
function write(folder: string, number: number, content: LockContent): void {
  const draft = join(folder, `lock.${randomUUID()}.draft`);
  writeFileSync(draft, JSON.stringify(content));
  renameSync(draft, path(folder, number));
}

/** Undefined when it was replaced by a higher one in between. */
function read(folder: string, number: number): LockContent | undefined {
  let text: string;
  try {
    text = readFileSync(path(folder, number), "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
  const content = parse(text);
  if (content === undefined) {
    throw new Refusal(
      `${path(folder, number)} cannot be read as a lock; make sure that nothing runs on this folder, delete that file and start again.`,
    );
  }
  return content;
}

const identity = (one: unknown) =>
  typeof one === "object" && one !== null && "pid" in one && Number.isInteger(one.pid) && "startedAt" in one;

function parse(text: string): LockContent | undefined {
  try {
    const value = JSON.parse(text) as Partial<LockContent> | null;
    const optional = (one: unknown) => one === null || identity(one);
    if (value === null || !optional(value.owner) || !optional(value.parent)) return undefined;
    return Array.isArray(value.started) && value.started.every(identity) ? (value as LockContent) : undefined;
  } catch {
    return undefined;
  }
}

/** Lower numbers, and drafts of runs that were killed while writing one. */
function clean(folder: string, mine: number): void {
  for (const number of numbers(folder)) if (number < mine) rmSync(path(folder, number), { force: true });
  for (const name of readdirSync(folder))
    if (/^lock\..*\.draft$/.test(name)) rmSync(join(folder, name), { force: true });
}

function inUse(folder: string, { owner }: LockContent): string {
  return `${folder} is in use by process ${owner?.pid}; stop that run first (Ctrl-C in its terminal).`;
}

function unusable(folder: string, error: unknown): string {
  const code = codeOf(error);
  const advice = {
    ENOENT: "it cannot be made there; choose another place",
    ENOTDIR: "a file stands in its place; move it away",
    EACCES: "it is not writable for you; change its owner or its rights",
    EPERM: "it is not writable for you; change its owner or its rights",
    EROFS: "the file system is read-only; use a writable one",
    ENOSPC: "the disk is full; make room",
  }[code ?? ""];
  return `The state folder ${folder} cannot be used: ${advice ?? messageOf(error)}.`;
}
