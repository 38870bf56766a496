import { describe, expect, it } from "vitest";
import { catalogueNames, evaluateMentions, OWN_SETS, readMentions } from "./mentions.ts";
import type { LabelledMention } from "./mentions.ts";

const sets = OWN_SETS.map(({ file }, n) => ({ set: n + 1, rows: readMentions(file) }));
const told = ({ wrong }: { wrong: readonly LabelledMention[] }) => wrong.map(({ alias, text }) => `${alias}: ${text}`);

const row = (coin: string, alias: string, text: string, isCoin = true) => ({
  coin,
  alias,
  text,
  isCoin,
  cryptoOnly: true,
});

describe("coins in headlines written for this repository, among all of the catalogue", () => {
  it.each(sets)("are told from words without knowing the source: set $set", ({ rows }) => {
    const measures = evaluateMentions(rows, { prior: false, leaveOut: false });
    expect(measures.precision, told(measures).join("\n")).toBeGreaterThanOrEqual(0.97);
    expect(measures.recall, told(measures).join("\n")).toBeGreaterThanOrEqual(0.75);
  });

  it.each(sets)("are found nearly all where the source writes of nothing but crypto: set $set", ({ rows }) => {
    const measures = evaluateMentions(rows, { prior: true, leaveOut: false });
    expect(measures.precision, told(measures).join("\n")).toBeGreaterThanOrEqual(0.98);
    expect(measures.recall, told(measures).join("\n")).toBeGreaterThanOrEqual(0.95);
  });

  it("are told from words by rules alone for most words that the lists do not know", () => {
    const measures = evaluateMentions(sets[0]?.rows ?? [], { prior: true, leaveOut: true });
    expect(measures.precision).toBeGreaterThanOrEqual(0.7);
    expect(measures.recall).toBeGreaterThanOrEqual(0.8);
    expect(measures.wrong.length, "the lists are of use").toBeGreaterThan(0);
  });
});

describe("the evaluation", () => {
  it("adds what the catalogue lacks, and follows a coin whose id there is another", () => {
    expect(catalogueNames().length).toBeGreaterThan(250);
    const measures = evaluateMentions(
      [
        row("nosuch-coin", "zebra", "Zebra token doubles"),
        row("render", "render", "Render token doubles"),
        row("nosuch-coin", "zebra", "Zebra token falls", false),
        row("nosuch-coin", "zebra", "Nothing here"),
      ],
      { prior: true, leaveOut: false },
    );
    expect([measures.precision, measures.recall, measures.n]).toEqual([2 / 3, 2 / 3, 4]);
    expect(told(measures)).toEqual(["zebra: Zebra token falls", "zebra: Nothing here"]);
  });
});
