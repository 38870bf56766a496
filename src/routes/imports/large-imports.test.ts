import { runInDurableObject } from "cloudflare:test";
import { beforeAll, describe, expect, it } from "vitest";
import { call } from "../../../test/owner.ts";
import type { TestPerson } from "../../../test/people.ts";
import { signUp } from "../../../test/people.ts";
import { objectOf } from "../../../test/portfolios.ts";
import { coinbaseFile } from "../../../bench/imports/coinbase-file.ts";
import type { PortfolioId } from "../../domain/ids.ts";

let ann: TestPerson;
beforeAll(async () => {
  ann = await signUp();
});

const ask = async <T>(path: string, method: string, body?: unknown): Promise<T> =>
  (await call(path, method, ann.headers, body)).json<T>();
const size = (text: string) => new TextEncoder().encode(text).length;

describe("ten thousand rows", () => {
  it("are staged in pieces of less than a megabyte, committed in one write, and undone as one", async () => {
    const { id } = await ask<{ id: PortfolioId }>("/portfolios", "POST", { name: "Large" });
    // Wide characters: three bytes each.
    const text = coinbaseFile(10_000).replaceAll("row ", "€€€€ ");
    const draft = await ask<{ id: string; draft: object }>(`/portfolios/${id}/imports`, "POST", {
      fileName: "c.csv",
      text,
    });
    expect(draft.draft).toMatchObject({ ready: true, toStore: 10_000, counts: { new: 10_000 } });
    const pieces = await runInDurableObject(objectOf(id), (_instance, state) =>
      state.storage.sql
        .exec<{ kind: string; body: string }>("SELECT kind, body FROM import_pieces ORDER BY kind, n")
        .toArray(),
    );
    expect(Math.max(...pieces.map(({ body }) => size(body)))).toBeLessThan(1_000_000);
    expect(
      pieces
        .filter(({ kind }) => kind === "file")
        .map(({ body }) => body)
        .join(""),
      "and the file is there as it came",
    ).toBe(text);

    let last = 0;
    let cursor = "";
    for (let pages = 0; pages < 30; pages++) {
      const page = await ask<{ items: { lines: number[] }[]; nextCursor: string | null }>(
        `/portfolios/${id}/imports/${draft.id}/rows?limit=500${cursor}`,
        "GET",
      );
      last += page.items.length;
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(last, "each row on one page").toBe(10_000);

    const before = await ask<{ version: number }>(`/portfolios/${id}`, "GET");
    const committed = await ask<{ status: string; rows: number; version: number }>(
      `/portfolios/${id}/imports/${draft.id}/commit`,
      "POST",
    );
    expect(committed).toMatchObject({ status: "committed", rows: 10_000 });
    const after = await ask<{ version: number }>(`/portfolios/${id}`, "GET");
    expect(after.version).toBe(committed.version);
    expect(after.version).toBeGreaterThan(before.version);
    const count = async () =>
      (await (await call(`/portfolios/${id}/export`, "GET", ann.headers)).text()).split("\n").length - 2;
    expect(await count()).toBe(10_000);
    const undone = await call(`/portfolios/${id}/undo`, "POST", ann.headers);
    expect(undone.status, await undone.text()).toBe(200);
    expect(await count()).toBe(0);
  }, 90_000);
});
