import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ensureFresh, type Part } from "./fresh.ts";

let root: string;
let builds: number;
const part: Part = {
  name: "part",
  inputs: ["src", "settings.json"],
  output: "dist/part",
  build: async (into) => {
    builds += 1;
    writeFileSync(join(into, "made"), `from ${readFileSync(join(root, "src/a.ts"), "utf8")}`);
  },
};
beforeEach(() => {
  builds = 0;
  root = mkdtempSync(join(tmpdir(), "coinsight-fresh-"));
  mkdirSync(join(root, "src"));
  writeFileSync(join(root, "src/a.ts"), "one");
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const made = () => readFileSync(join(root, "dist/part/made"), "utf8");

describe("ensureFresh", () => {
  test("builds once while nothing changes", async () => {
    expect(await ensureFresh(part, root)).toBe(true);
    expect(await ensureFresh(part, root)).toBe(false);
    expect(builds).toBe(1);
    expect(made()).toBe("from one");
  });

  test.each([
    ["an input changes", () => writeFileSync(join(root, "src/a.ts"), "two")],
    ["an input is added", () => writeFileSync(join(root, "src/b.ts"), "")],
    ["an input that was missing appears", () => writeFileSync(join(root, "settings.json"), "{}")],
    ["the output is gone", () => rmSync(join(root, "dist/part"), { recursive: true })],
  ])("builds again when %s", async (_what, change) => {
    await ensureFresh(part, root);
    change();
    expect(await ensureFresh(part, root)).toBe(true);
  });

  test("a test that changes is no reason to build", async () => {
    await ensureFresh(part, root);
    writeFileSync(join(root, "src/a.test.ts"), "");
    expect(await ensureFresh(part, root)).toBe(false);
  });

  test("sweeps away what a killed build left", async () => {
    mkdirSync(join(root, "dist/part.draft-999999999-x"), { recursive: true });
    await ensureFresh(part, root);
    expect(readdirSync(join(root, "dist")).toSorted()).toEqual(["part", "part.inputs"]);
  });

  test("two at once both end with a whole result", async () => {
    expect(await Promise.all([ensureFresh(part, root), ensureFresh(part, root)])).toEqual([true, true]);
    expect(made()).toBe("from one");
  });

  test("a build that fails leaves the former result and is tried again", async () => {
    await ensureFresh(part, root);
    writeFileSync(join(root, "src/a.ts"), "two");
    const failing = { ...part, build: () => Promise.reject(new Error("no")) };
    await expect(ensureFresh(failing, root)).rejects.toThrow("no");
    expect(made()).toBe("from one");
    expect(readdirSync(join(root, "dist")).toSorted()).toEqual(["part", "part.inputs"]);
    expect(await ensureFresh(part, root)).toBe(true);
    expect(made()).toBe("from two");
  });
});
