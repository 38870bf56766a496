import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keepFile } from "./keep-file.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "coinsight-keep-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test("a file is made once, for its owner only, and leaves nothing else behind", () => {
  const path = join(folder, "secret");
  expect(keepFile(path, () => "first")).toBe("first");
  expect(keepFile(path, () => "second")).toBe("first");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(["secret"]);
});

test("says what to do when it cannot be read", () => {
  const path = join(folder, "secret");
  mkdirSync(path);
  expect(() => keepFile(path, () => "first")).toThrow(/secret cannot be used .*move it away/);
});
