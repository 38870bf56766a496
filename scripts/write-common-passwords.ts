/**
 * `node scripts/write-common-passwords.ts`: writes src/platform/auth/common-passwords.json from the list of a password
 * estimator's package: of the 49,000 most used ones those that are long enough to be taken here. Most used first.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { PASSWORD_LENGTH } from "../src/platform/auth/limits.ts";

const TARGET = "src/platform/auth/common-passwords.json";
const home = new URL("../node_modules/@zxcvbn-ts/language-common/", import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, home), "utf8"));
const { version } = read("package.json") as { version: string };
const all = read("src/passwords.json") as string[];

const long = all.map((word) => word.toLowerCase()).filter((word) => word.length >= PASSWORD_LENGTH.least);
if (long.some((word) => /\s/.test(word))) throw new Error("a password has a space, which separates them here");
const words = [...new Set(long)];
// Lines of some length: one long line no editor likes.
const lines: string[] = [];
for (const word of words) {
  const line = lines.at(-1);
  if (line === undefined || line.length > 100) lines.push(word);
  else lines[lines.length - 1] = `${line} ${word}`;
}
const licence =
  `Password list of @zxcvbn-ts/language-common ${version} (npm), Copyright 2012-2016 Dan Wheeler and Dropbox, Inc., and ` +
  `the authors of zxcvbn-ts, MIT. Changed: only those of at least ${PASSWORD_LENGTH.least} characters, in lower case.`;
writeFileSync(TARGET, `${JSON.stringify({ licence, lines }, null, 2)}\n`);
console.log(`${TARGET}: ${words.length} of ${all.length}`);
