import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { endRemains, takeLock } from "./lock.ts";
import { identify, isRunning } from "./processes.ts";

let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "coinsight-lock-")), "state");
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(join(folder, ".."), { recursive: true, force: true });
});

/** A process that does nothing until it is killed. */
async function sleeper(): Promise<{ child: ChildProcess; pid: number }> {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000); console.log('up')"], { stdio: "pipe" });
  children.push(child);
  await once(child.stdout, "data");
  return { child, pid: child.pid ?? 0 };
}

/** Another process that takes the lock, records `recorded`, says how it went, and stays until it is killed. */
async function contender(recorded: readonly number[] = []): Promise<{ child: ChildProcess; answer: string }> {
  const script = `
    import { takeLock } from ${JSON.stringify(join(import.meta.dirname, "lock.ts"))};
    try {
      const lock = await takeLock(${JSON.stringify(folder)});
      for (const pid of ${JSON.stringify(recorded)}) lock.record(pid);
      console.log("won");
      setInterval(() => {}, 1000);
    } catch (error) {
      console.log(error.name + ": " + error.message);
    }`;
  const child = spawn(process.execPath, ["--no-warnings", "--input-type=module", "-e", script], { stdio: "pipe" });
  children.push(child);
  const [chunk] = (await once(child.stdout, "data")) as [Buffer];
  return { child, answer: chunk.toString().trim() };
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}

const lockFiles = () => readdirSync(folder).filter((name) => name.startsWith("lock."));

describe("takeLock", () => {
  test("refuses with one sentence while a living process owns the folder", async () => {
    const { child, answer } = await contender();
    expect(answer).toBe("won");
    await expect(takeLock(folder)).rejects.toThrow(`${folder} is in use by process ${child.pid}`);
  });

  test("refuses a second time within one process too", async () => {
    const lock = await takeLock(folder);
    await expect(takeLock(folder)).rejects.toThrow("is in use");
    await lock.release();
    await (await takeLock(folder)).release();
  });

  test("exactly one of many that start at once wins", async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => contender()));
    const won = answers.filter(({ answer }) => answer === "won");
    expect(won, answers.map(({ answer }) => answer).join("\n")).toHaveLength(1);
    expect(answers.filter(({ answer }) => answer.startsWith("Refusal: "))).toHaveLength(5);
  });

  test("exactly one of many wins over what a killed run left, and that is ended", async () => {
    const orphan = await sleeper();
    const { child } = await contender([orphan.pid]);
    await kill(child);
    expect(identify(orphan.pid)).toBeDefined();
    const answers = await Promise.all(Array.from({ length: 6 }, () => contender()));
    const won = answers.filter(({ answer }) => answer === "won");
    expect(won, answers.map(({ answer }) => answer).join("\n")).toHaveLength(1);
    expect(identify(orphan.pid)).toBeUndefined();
    expect(lockFiles()).toHaveLength(1);
  });

  test("leaves a stranger alone that has got the process id of what a killed run started", async () => {
    const stranger = await sleeper();
    const { child } = await contender([stranger.pid]);
    await kill(child);
    const name = join(folder, lockFiles()[0] ?? "");
    const content = JSON.parse(readFileSync(name, "utf8")) as { started: { startedAt: string }[] };
    for (const one of content.started) one.startedAt = "at another time";
    writeFileSync(name, JSON.stringify(content));
    const lock = await takeLock(folder);
    expect(lock.ended).toBe(0);
    expect(identify(stranger.pid)).toBeDefined();
    await lock.release();
  });

  test("takes a folder over from a run whose parent was killed, and ends that run", async () => {
    const parent = await sleeper();
    const owner = await sleeper();
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, "lock.4.json"),
      JSON.stringify({ owner: identify(owner.pid), parent: identify(parent.pid), started: [] }),
    );
    await expect(takeLock(folder)).rejects.toThrow("is in use");
    await kill(parent.child);
    const lock = await takeLock(folder);
    expect(identify(owner.pid)).toBeUndefined();
    expect(lockFiles()).toEqual(["lock.5.json"]);
    await lock.release();
  });

  test("knows what is left over also when the start that was ending it is killed in the middle", async () => {
    const orphan = await sleeper();
    mkdirSync(folder, { recursive: true });
    // What such a start has written first: itself, long gone, and what it inherited.
    writeFileSync(
      join(folder, "lock.7.json"),
      JSON.stringify({ owner: { pid: 1, startedAt: "never" }, parent: null, started: [identify(orphan.pid)] }),
    );
    const lock = await takeLock(folder);
    expect(lock.ended).toBe(1);
    expect(identify(orphan.pid)).toBeUndefined();
    await lock.release();
  });

  test("release ends what was started and still runs", async () => {
    const { pid } = await sleeper();
    const lock = await takeLock(folder);
    lock.record(pid);
    await lock.release();
    expect(identify(pid)).toBeUndefined();
  });

  test.each([
    ["garbage", "no JSON at all"],
    ["JSON of another shape", '{"owner":{"pid":"x"},"parent":null,"started":[]}'],
    ["an empty file", ""],
  ])("says which file to delete when the lock is %s", async (_what, text) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "lock.1.json"), text);
    await expect(takeLock(folder)).rejects.toThrow(/lock\.1\.json cannot be read as a lock; .*delete that file/);
  });

  test("says what to do when a file stands in the folder's place", async () => {
    writeFileSync(folder, "");
    await expect(takeLock(folder)).rejects.toThrow("a file stands in its place; move it away");
  });
});

test("says so when a folder cannot be made at all", async () => {
  await expect(takeLock("/proc/coinsight/state")).rejects.toThrow("cannot be used");
});

describe("endRemains", () => {
  test("makes no folder where there was none", async () => {
    await endRemains(folder);
    expect(() => readdirSync(folder)).toThrow("ENOENT");
  });

  test("leaves a living run alone", async () => {
    const { child } = await contender();
    await endRemains(folder);
    const identity = identify(child.pid ?? 0);
    expect(identity !== undefined && isRunning(identity)).toBe(true);
  });
});
