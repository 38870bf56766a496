import { expect, it } from "vitest";
import list from "./common-passwords.json" with { type: "json" };
import { PASSWORD_LENGTH } from "./limits.ts";
import { isWeakPassword } from "./weak-password.ts";

it.each([
  ["common", "qwertyuiop"],
  ["common in other case", "Password123"],
  ["of hardly any characters", "aaaaabbbbbccc"],
  ["a run of digits", "01234567890123"],
  ["a run backwards", "ZYXWVUTSRQ"],
  ["one's own address", "Ada@Example.org"],
])("finds what is %s weak", (_what, password) => {
  expect(isWeakPassword(password, ["ada@example.org", "ada"])).toBe(true);
});

it.each(["correct horse battery", "tr0ub4dor&3x", "qwertyuiop and more", "2468013579!"])("takes %s", (password) => {
  expect(isWeakPassword(password, ["ada@example.org"])).toBe(false);
});

it("knows more than a thousand common passwords, all of a length that could be chosen, and whose they are", () => {
  const words = list.lines.flatMap((line) => line.split(" "));
  expect(words.length).toBeGreaterThan(1_000);
  expect(new Set(words).size).toBe(words.length);
  const wrong = words.filter((word) => word.length < PASSWORD_LENGTH.least || word !== word.toLowerCase());
  expect(wrong).toEqual([]);
  expect(words.filter((word) => !isWeakPassword(word))).toEqual([]);
  expect(list.licence).toContain("MIT");
});
