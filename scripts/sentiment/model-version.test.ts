import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { classify } from "../../src/domain/sentiment/classify.ts";
import { KINDS } from "../../src/domain/sentiment/overlay.ts";
import { MODEL_VERSION } from "../../src/domain/sentiment/score.ts";

const DISTILBERT = "distilbert-sst-2-int8";

describe("the model's version", () => {
  it("is a new one whenever words, weights or rules change a score", () => {
    const hash = createHash("sha256");
    const domain = join(import.meta.dirname, "../../src/domain/sentiment");
    const weights = ["crypto", "finance", "social", "distilbert"].map((name) => `${domain}/weights/${name}.json`);
    for (const file of [`${domain}/overlay.json`, ...weights]) {
      hash.update(JSON.stringify(JSON.parse(readFileSync(file, "utf8"))));
    }
    for (const kind of KINDS) {
      const lines = readFileSync(`${import.meta.dirname}/labelled/${kind}.csv`, "utf8").split("\n");
      const others = [-0.9, 0.3, 0.9].map((score) => ({ model: DISTILBERT, score }));
      for (const line of lines) {
        for (const other of others) hash.update(JSON.stringify(classify(line, kind, [other])));
      }
    }
    expect(
      { version: MODEL_VERSION, of: hash.digest("hex").slice(0, 16) },
      "scores change by this: name a new MODEL_VERSION, then write its hash here",
    ).toEqual({ version: "ensemble-1", of: "bca2c4efd6dcf73d" });
  });
});
