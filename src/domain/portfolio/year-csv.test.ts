import { describe, expect, it } from "vitest";
import { cell } from "./year-csv.ts";

describe("a field of a CSV file", () => {
  it("is no formula to a spreadsheet, and a number stays one", () => {
    expect(["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "-12.5", "12", "-cmd|' /C calc'!A0"].map(cell)).toEqual([
      "'=1+1",
      "'+1+1",
      "'-1+1",
      "'@SUM(A1)",
      "'\t=1",
      "-12.5",
      "12",
      "'-cmd|' /C calc'!A0",
    ]);
  });

  it("is quoted where it would break the table, and empty where nobody knows", () => {
    expect(['a "b"', "a,b", "a\r\nb", '=HYPERLINK("x")', null].map(cell)).toEqual([
      '"a ""b"""',
      '"a,b"',
      '"a\r\nb"',
      `"'=HYPERLINK(""x"")"`,
      "",
    ]);
  });
});
