/**
 * kill -9 in the middle of writes, then a start on the same state folder: whatever was acknowledged is there, once, and
 * exactly one runtime lives.
 */
import { randomInt } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ensureBuilt } from "../../scripts/build/index.ts";
import { assertPortFree } from "../../scripts/runtime/port.ts";
import { endEverything, kill, runtimesOn, startProduct, supervisorsOn, treeOf, type Product } from "./product.ts";
import { startWriter, type Writer } from "./writer.ts";

const WRITERS = 3;
/** So many writes are acknowledged before the kill comes, in the middle of the next ones. */
const BEFORE = 15;

let folder: string;
let state: string;
let port: number;
let product: Product;

beforeAll(async () => {
  await ensureBuilt();
  folder = mkdtempSync(join(tmpdir(), "coinsight-kill-"));
  state = join(folder, "state");
  port = await freePort();
  product = await startProduct(state, port);
}, 120_000);

afterAll(() => {
  endEverything(state);
  rmSync(folder, { recursive: true, force: true });
});

const runtimes = () => runtimesOn(state);

/**
 * One below those that the system gives to outgoing connections: between a kill and the next start the writers knock all
 * the time, and one of their own connections could take the product's place.
 */
const freePort = async (): Promise<number> => {
  for (;;) {
    try {
      return await assertPortFree("127.0.0.1", randomInt(20_000, 32_000));
    } catch {
      // Taken: another one.
    }
  }
};

async function until(what: string, holds: () => boolean, attempts = 600): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (holds()) return;
    await pause(50);
  }
  throw new Error(`${what}: not within ${attempts / 20} s\n${product.output()}`);
}

const total = (writers: readonly Writer[]) => writers.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);

/** Kills while several people write, starts again when `again` says so, and compares what was promised with what is there. */
async function writeThrough(strike: () => void, again: (() => Promise<void>) | null): Promise<void> {
  const writers = await Promise.all(Array.from({ length: WRITERS }, () => startWriter(product)));
  await until("writes before the kill", () => total(writers) >= WRITERS * BEFORE);
  strike();
  const promised = writers.map(({ acknowledged }) => new Map(acknowledged));
  if (again !== null) await again();
  const atRestart = total(writers);
  await until("writes after the kill", () => total(writers) >= atRestart + WRITERS * 3);
  for (const [index, writer] of writers.entries()) {
    await writer.finish();
    const ids = await writer.stored();
    const sorted = ids.toSorted();
    expect(sorted, "each acknowledged write is stored exactly once").toEqual(
      [...writer.acknowledged.values()].toSorted(),
    );
    for (const [key, id] of promised[index] ?? []) {
      expect(writer.acknowledged.get(key), "what was acknowledged before the kill is still what it was").toBe(id);
    }
    expect(await writer.replay(), "a replay gets the first answer").toEqual(writer.acknowledged);
    expect((await writer.stored()).toSorted(), "a replay stores nothing").toEqual(sorted);
  }
  expect(runtimes(), "exactly one runtime lives").toHaveLength(1);
}

const startAgain = async (): Promise<void> => {
  product = await startProduct(state, port);
};

describe("kill -9", () => {
  test.each([1, 2])("of every process at once, time %i", async () => {
    await writeThrough(() => {
      const all = treeOf(product.pid);
      expect(all.length, "npm, its shell, the runner, the simulator, the runtime").toBeGreaterThanOrEqual(4);
      for (const pid of all) kill(pid);
    }, startAgain);
  });

  test("of the top process only, npm: what it started ends by itself or by the next start", async () => {
    await writeThrough(() => kill(product.pid), startAgain);
    expect(supervisorsOn(state), "one runner").toHaveLength(1);
  });

  test("of the runner only, the parent of the runtime, which lives on until the next start ends it", async () => {
    const [supervisor = 0] = supervisorsOn(state);
    const orphans = runtimes();
    expect(orphans).toHaveLength(1);
    await writeThrough(() => kill(supervisor), startAgain);
    expect(runtimes(), "another one than before").not.toEqual(orphans);
  });

  test("of the runtime only: the runner starts it again", async () => {
    const before = runtimes();
    await writeThrough(() => before.forEach(kill), null);
    expect(runtimes()).not.toEqual(before);
    expect(product.output()).toContain("died (SIGKILL) and is being restarted");
  });
});

describe("kill -9 in the middle of a thousand writes", () => {
  test("loses none that was acknowledged, and doubles none", async () => {
    const each = 125;
    // One after the other: eight mails at once would wait for each other's turn.
    const writers: Writer[] = [];
    while (writers.length < 8) writers.push(await startWriter(product, each));
    const all = writers.length * each;
    await until("half of the writes", () => total(writers) >= all / 2, 2_400);
    for (const pid of treeOf(product.pid)) kill(pid);
    const promised = writers.map(({ acknowledged }) => new Map(acknowledged));
    await startAgain();
    await until("all writes", () => total(writers) === all, 2_400);
    for (const [index, writer] of writers.entries()) {
      await writer.finish();
      expect((await writer.stored()).toSorted()).toEqual([...writer.acknowledged.values()].toSorted());
      for (const [key, id] of promised[index] ?? []) expect(writer.acknowledged.get(key)).toBe(id);
    }
  }, 300_000);
});

describe("a start", () => {
  test("refuses in one sentence while a living run owns the folder, and does it no harm", async () => {
    await expect(startProduct(state, await freePort())).rejects.toThrow(
      /is in use by process \d+; stop that run first/,
    );
    const response = await fetch(`${product.url}/health`);
    expect(response.status).toBe(200);
    expect(runtimes()).toHaveLength(1);
  });

  test("ends every process at Ctrl-C", async () => {
    const all = treeOf(product.pid);
    process.kill(-product.pid, "SIGINT");
    await until("all processes gone", () => treeOf(product.pid).length === 1 && runtimes().length === 0);
    expect(all.length).toBeGreaterThanOrEqual(4);
    await expect(fetch(`${product.url}/health`)).rejects.toThrow("fetch failed");
  });
});
