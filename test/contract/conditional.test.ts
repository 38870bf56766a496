import { describe, expect, it } from "vitest";
import { asked, goodQuestion } from "./ask.ts";
import type { Endpoint } from "./document.ts";
import { endpoints } from "./document.ts";
import { makeOwned } from "./world.ts";

const owned = await makeOwned();
const reads = endpoints.filter(({ operation }) => "304" in (operation.responses ?? {}));
const conditional = endpoints.filter(({ parameters }) => parameters.some(({ name }) => name === "if-match"));
const [removals, updates] = [true, false].map((removes) =>
  conditional.filter(({ method }) => (method === "DELETE") === removes),
);

/** What tells the ETag of a thing: the read of its own path, or of what it belongs to. */
function readOf(path: string): Endpoint {
  const found = reads.find((read) => read.path === path);
  if (found !== undefined) return found;
  const above = path.slice(0, path.lastIndexOf("/"));
  if (above === "") throw new Error("nothing reads it, so nobody knows its ETag");
  return readOf(above);
}

describe.each(reads)("$id", (endpoint) => {
  it("answers 304 and nothing more to who has it, and all of it to who has another", async () => {
    const good = await goodQuestion(endpoint, owned);
    const first = await asked(endpoint, good);
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\x21\x23-\x7e]+"$/);
    for (const known of [etag, `W/${etag}`, `"another", ${etag}`, "*"]) {
      const again = await asked(endpoint, { ...good, headers: { ...good.headers, "if-none-match": known } }, known);
      expect([again.status, again.text, again.headers.get("etag")], known).toEqual([304, "", etag]);
      expect(again.headers.get("cache-control"), known).toBe(first.headers.get("cache-control"));
    }
    const other = await asked(endpoint, { ...good, headers: { ...good.headers, "if-none-match": '"another"' } });
    expect([other.status, other.text]).toEqual([200, first.text]);
  });
});

describe.each(updates ?? [])("$id", (endpoint) => {
  const read = readOf(endpoint.path);

  it("changes what was read, and nothing that has changed since", async () => {
    const somebody = await makeOwned();
    const etagOf = async () => (await asked(read, await goodQuestion(read, somebody))).headers.get("etag") ?? "";
    const update = async (etag: string) => {
      const good = await goodQuestion(endpoint, somebody);
      return asked(endpoint, { ...good, headers: { ...good.headers, "if-match": etag } }, etag);
    };
    const before = await etagOf();
    const changed = await update(before);
    expect(changed.status, changed.text).toBe(200);
    const after = await etagOf();
    expect(changed.headers.get("etag"), "the update answers with the new one").toBe(after);
    expect(after).not.toBe(before);
    for (const late of [before, `W/${after}`, '"another"']) {
      expect((await update(late)).body, late).toMatchObject({ status: 412, code: "PRECONDITION_FAILED" });
    }
    expect(await etagOf()).toBe(after);
  });

  it("lets one of two pass that come at once", async () => {
    const somebody = await makeOwned();
    const etag = (await asked(read, await goodQuestion(read, somebody))).headers.get("etag") ?? "";
    const good = await goodQuestion(endpoint, somebody);
    const headers = { ...good.headers, "if-match": etag };
    const answers = await Promise.all([1, 2, 3].map(() => asked(endpoint, { ...good, headers })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412, 412]);
  });
});

describe.each(removals ?? [])("$id", (endpoint) => {
  it("removes what was read, and nothing that has changed since", async () => {
    const somebody = await makeOwned();
    const read = readOf(endpoint.path);
    const etag = (await asked(read, await goodQuestion(read, somebody))).headers.get("etag") ?? "";
    const good = await goodQuestion(endpoint, somebody);
    const remove = (known: string) => asked(endpoint, { ...good, headers: { ...good.headers, "if-match": known } });
    expect((await remove('"another"')).body).toMatchObject({ status: 412, code: "PRECONDITION_FAILED" });
    const removed = await remove(etag);
    expect(removed.status, removed.text).toBeLessThan(300);
  });
});
