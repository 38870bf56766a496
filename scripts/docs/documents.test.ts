import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { apiDocument } from "../openapi/document.ts";

const DOCUMENTS = [".", "docs", "docs/decisions"].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name)),
);

/** npm's own, and the word of "npm run …". */
const NPM = new Set(["ci", "run"]);

const contract = apiDocument();

/** Answered by the Worker and no part of the contract. */
const PAGES = new Set(["GET /openapi.json"]);

/** Text between backticks, without blocks of code: there a command may write what is not there before. */
const quoted = (text: string): string[] =>
  [...text.replaceAll(/```[\s\S]*?```/g, "").matchAll(/`([^`\n]+)`/g)].map(([, inside]) => inside ?? "");

const PATH =
  /^(?:src|scripts|test|simulator|bench|dashboard|docs|migrations|\.github|\.ci)\/[\w./-]*$|^[\w-]+\.(?:ts|toml)$/;
const pathsIn = (text: string): string[] => quoted(text).filter((inside) => PATH.test(inside));

/** Rows of all tables of a document, without the heads. */
const rowsOf = (text: string): string[][] =>
  text
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| earlier |"))
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .map((cells) => cells.slice(1, -1));

describe.each(DOCUMENTS)("%s", (document) => {
  const text = readFileSync(document, "utf8");

  it("names only paths that exist", () => {
    expect(pathsIn(text).filter((path) => !existsSync(path))).toEqual([]);
  });

  it("links only to documents that exist", () => {
    const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, link]) => link ?? "");
    expect(links.filter((link) => !existsSync(join(dirname(document), link)))).toEqual([]);
  });

  it("names only commands that exist", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
    const named = quoted(text).flatMap((inside) => /^npm (?:run )?([a-z:]+)/.exec(inside)?.[1] ?? []);
    expect(named.filter((name) => !NPM.has(name) && scripts[name] === undefined)).toEqual([]);
  });

  it("names only endpoints that exist", async () => {
    const { paths } = await contract;
    const known = new Set(
      Object.entries(paths).flatMap(([path, operations]) =>
        Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
      ),
    );
    const named = quoted(text).filter((inside) => /^(?:GET|POST|PUT|PATCH|DELETE) \//.test(inside));
    const endpoints = named.map((inside) => inside.split("?")[0] ?? "");
    expect(endpoints.filter((endpoint) => !known.has(endpoint) && !PAGES.has(endpoint))).toEqual([]);
  });
});

describe("docs/parity.md", () => {
  const rows = rowsOf(readFileSync("docs/parity.md", "utf8"));

  it("has a row for each feature of the earlier product", () => {
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.filter((cells) => cells.length !== 3)).toEqual([]);
  });

  it.each(rows)("%s: names its test, or what it comes with", (_earlier, _here, shownBy = "") => {
    const tests = pathsIn(shownBy).filter((path) => path.endsWith(".test.ts"));
    expect(shownBy.startsWith("comes with ") || tests.length > 0).toBe(true);
  });

  it("promises only the works that there are", () => {
    const works = rows.flatMap((cells) =>
      [...cells.join(" ").matchAll(/comes with ([a-z ]+)/g)].map(([, work]) => work?.trim()),
    );
    const known = [
      "accounts and gateway",
      "market data",
      "the ledger",
      "analytics",
      "sentiment",
      "the dashboard",
      "operations",
    ];
    expect([...new Set(works)].filter((work) => !known.includes(work ?? ""))).toEqual([]);
  });
});
