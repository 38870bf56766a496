import { describe, expect, it } from "vitest";
import { indicatorOf } from "./indicators.ts";
import { readNotation } from "./notation.ts";

const read = (text: string) => readNotation(text, (name) => indicatorOf(name)?.parameters, ["field"]);

describe("readNotation", () => {
  it.each([
    ["sma", { n: 20 }],
    ["sma:50", { n: 50 }],
    ["macd:5:13:4", { fast: 5, slow: 13, signal: 4 }],
    ["ema:50:seed=first", { n: 50, seed: "first", emit: "seeded" }],
    ["ema:seed=first:n=9", { n: 9, seed: "first" }],
    ["bollinger:20:2.5", { n: 20, m: 2.5 }],
    ["vwap:day", { anchor: "day" }],
    ["vwap:2024-02-29", { anchor: "2024-02-29" }],
    ["vwap:anchor=2024-02-29T10:30:00Z", { anchor: "2024-02-29T10:30:00Z" }],
    ["vwap:2024-02-29T10:30:00.000Z", { anchor: "2024-02-29T10:30:00.000Z" }],
  ])("reads %s", (text, parameters) => {
    expect(read(text)).toMatchObject({ name: text.split(":")[0], parameters });
  });

  it("keeps what stands beside the parameters", () => {
    expect(read("max:5:field=volume")).toMatchObject({ parameters: { n: 5 }, extra: { field: "volume" } });
  });

  it.each([
    ["", "a name of the list"],
    ["magic:2", "a name of the list"],
    ["constructor", "a name of the list"],
    ["sma:0", "n, a whole number from 1 to 1000"],
    ["sma:1001", "n, a whole number from 1 to 1000"],
    ["sma:2.5", "n, a whole number"],
    ["sma:", "n, a whole number"],
    ["sma:1e2", "n, a whole number"],
    ["sma:20:30", "at most 1 parameters"],
    ["sma:20:n=30", "n once"],
    ["sma:m=3", 'no parameter "m", but n, field'],
    ["sma:constructor=3", 'no parameter "constructor"'],
    ["ema:20:seed=last", "seed, sma or first"],
    ["vwap", "anchor, `first`"],
    ["vwap:noon", "anchor, `first`"],
    ["vwap:2024-02-30", "anchor, `first`"],
    ["vwap:2024-02-29T25:00:00Z", "anchor, `first`"],
  ])("refuses %s", (text, expected) => {
    expect(read(text)).toContain(expected);
  });
});
