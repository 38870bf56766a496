import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const files = globSync("src/**/*.ts", { cwd: ROOT }).filter((file) => !file.endsWith(".test.ts"));

/** The calls of the global `fetch` in a source, with what follows each. */
const fetches = (source: string): string[] =>
  [...source.matchAll(/(?<![.\w]|override |async )fetch\(/g)].map(({ index }) => source.slice(index, index + 600));

it("every request to the outside has an end, and says for what it is made", () => {
  const found = files.flatMap((file) =>
    fetches(readFileSync(join(ROOT, file), "utf8")).map((call) => ({ file, call })),
  );
  expect(found.length).toBeGreaterThan(3);
  for (const { file, call } of found) {
    expect(file, "only providers ask the outside").toMatch(/^src\/providers\//);
    expect(call, `${file}: pass a signal`).toMatch(/\bsignal\b/);
    expect(readFileSync(join(ROOT, file), "utf8"), `${file}: headers from outgoingHeaders()`).toContain(
      "outgoingHeaders()",
    );
  }
});
