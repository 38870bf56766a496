import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { classify } from "../../src/domain/sentiment/classify.ts";
import { KINDS } from "../../src/domain/sentiment/overlay.ts";
import { measure } from "./measure.ts";
import { parseCsv, readLabelled } from "./read-labelled.ts";

const file = (text: string) => {
  const path = join(mkdtempSync(join(tmpdir(), "labelled-")), "file.csv");
  writeFileSync(path, text);
  return path;
};

describe("the scorer on headlines written for this repository", () => {
  it.each(KINDS)("is right more often than not where it matters: %s", (kind) => {
    const { rows } = readLabelled(join(import.meta.dirname, `labelled/${kind}.csv`));
    const measures = measure(rows.map(({ text, label }) => ({ truth: label, given: classify(text, kind).label })));
    expect(measures.accuracy).toBeGreaterThanOrEqual(0.75);
    expect(measures.macroF1).toBeGreaterThanOrEqual(0.75);
    expect(measures.signFlipRate).toBeLessThanOrEqual(0.05);
  });
});

describe("measure", () => {
  it("counts as the textbooks do", () => {
    const given = ["positive", "positive", "neutral", "negative", "positive"] as const;
    const truth = ["positive", "positive", "neutral", "neutral", "negative"] as const;
    const measures = measure(truth.map((label, n) => ({ truth: label, given: given[n] ?? "neutral" })));
    expect(measures.accuracy).toBeCloseTo(0.6);
    // F1: negative 0, neutral 2/3, positive 4/5.
    expect(measures.macroF1).toBeCloseTo((0 + 2 / 3 + 4 / 5) / 3);
    expect(measures.signFlipRate).toBeCloseTo(0.2);
    expect(measures.confusion).toEqual([
      [0, 0, 1],
      [1, 1, 0],
      [0, 0, 2],
    ]);
  });
});

describe("labelled files", () => {
  it("may quote, break lines and end as they like", () => {
    expect(parseCsv('a,b\r\n"x, ""y""\nz",1\n,\n')).toEqual([
      ["a", "b"],
      ['x, "y"\nz', "1"],
      ["", ""],
    ]);
    expect(parseCsv("a\nb")).toEqual([["a"], ["b"]]);
  });

  it("may have other columns; rows that name several entities are left out", () => {
    const path = file("\ufeffid,label,text,n_entities\n1,positive,Up,1\n2,negative,Down,2\n");
    expect(readLabelled(path)).toEqual({ rows: [{ text: "Up", label: "positive" }], severalEntities: 1 });
  });

  it("are refused without the columns or with another label", () => {
    expect(() => readLabelled(file("a,b\n1,2\n"))).toThrow("text and label");
    expect(() => readLabelled(file("text,label\nx,great\n"))).toThrow('label "great"');
  });
});
