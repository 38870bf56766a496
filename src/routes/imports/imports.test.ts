import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { beforeAll, describe, expect, it } from "vitest";
import { SAMPLES } from "../../../test/import-samples.ts";
import { call } from "../../../test/owner.ts";
import type { TestPerson } from "../../../test/people.ts";
import { signUp } from "../../../test/people.ts";
import { objectOf } from "../../../test/portfolios.ts";
import type { PortfolioId } from "../../domain/ids.ts";

interface Coin {
  readonly name: string;
  readonly asset: string | null;
}
interface Draft {
  readonly ready: boolean;
  readonly counts: Readonly<Record<string, number>>;
  readonly coins: readonly Coin[];
  readonly missing: readonly { readonly asset: string; readonly amount: string; readonly line: number | null }[];
  readonly toStore: number;
  readonly sameFileAs: string | null;
  readonly unknown: { readonly suggestion: { readonly columns: object } } | null;
}
interface Import {
  readonly id: string;
  readonly status: string;
  readonly format: string | null;
  readonly rows: number;
  readonly draft: Draft | null;
}

let ann: TestPerson;
beforeAll(async () => {
  ann = await signUp();
});

const ask = (path: string, method: string, body?: unknown, headers: object = {}) =>
  call(path, method, { ...ann.headers, ...headers }, body);

async function portfolio(): Promise<string> {
  const made = await ask("/portfolios", "POST", { name: "Savings" });
  return (await made.json<{ id: string }>()).id;
}

async function json<T>(response: Response, status: number): Promise<T> {
  const body = await response.json<T>();
  if (response.status !== status) throw new Error(`${response.status} ${JSON.stringify(body)}`);
  return body;
}

const stage = async (id: string, body: object, headers: object = {}) =>
  json<Import>(await ask(`/portfolios/${id}/imports`, "POST", { fileName: "f.csv", ...body }, headers), 201);
const revise = async (id: string, { id: importId }: Import, body: object) =>
  json<Import>(await ask(`/portfolios/${id}/imports/${importId}`, "PATCH", body), 200);
const commit = (id: string, { id: importId }: Import) => ask(`/portfolios/${id}/imports/${importId}/commit`, "POST");
const exported = async (id: string, format: string) =>
  (await ask(`/portfolios/${id}/export?format=${format}`, "GET")).text();
const fates = async (id: string, { id: importId }: Import) => {
  const page = await ask(`/portfolios/${id}/imports/${importId}/rows?limit=500`, "GET");
  const { items } = await json<{ items: { lines: number[]; fate: string }[] }>(page, 200);
  return items.map(({ lines, fate }) => `${lines.join("+")} ${fate}`);
};

/** Names that nobody knows become own coins, what was held before comes at its market value. */
async function decided(id: string, draft: Import): Promise<Import> {
  const coins = Object.fromEntries(
    (draft.draft?.coins ?? []).filter(({ asset }) => asset === null).map(({ name }) => [name, "own"]),
  );
  const named = await revise(id, draft, { coins, zone: "Europe/Berlin", clearDust: true });
  const openings = Object.fromEntries((named.draft?.missing ?? []).map(({ asset }) => [asset, { as: "market" }]));
  return revise(id, draft, { openings });
}

const OWN = "at,type,in_amount,in_asset,out_amount,out_asset\n";
const DEPOSIT = `${OWN}2024-01-01T00:00:00Z,deposit,1,bitcoin,,\n`;

describe("samples of exchanges and trackers", () => {
  it.each(Object.entries(SAMPLES))("%s goes in, and out and in again as the same file", async (fileName, text) => {
    const id = await portfolio();
    const draft = await decided(id, await stage(id, { fileName, text }));
    expect(draft.draft?.ready, JSON.stringify(draft.draft)).toBe(true);
    const committed = await json<Import>(await commit(id, draft), 200);
    expect(committed).toMatchObject({ status: "committed", rows: draft.draft?.toStore, draft: null });
    for (const format of ["csv", "json"]) {
      const file = await exported(id, format);
      const other = await portfolio();
      const again = await stage(other, { fileName: `export.${format}`, text: file });
      expect(again.format).toBe("coinsight");
      await json(await commit(other, again), 200);
      expect(await exported(other, format)).toBe(file);
    }
    const twice = await stage(id, { fileName, text, zone: "Europe/Berlin" });
    expect(twice.draft?.counts["new"], "nothing comes twice").toBe(0);
    expect(twice.draft?.sameFileAs).toBe(draft.id);
  });
});

describe("a draft", () => {
  it("stores nothing, says what becomes of each row, and is committed once", async () => {
    const id = await portfolio();
    const draft = await stage(id, { text: `${DEPOSIT}2024-01-02T00:00:00Z,withdrawal,,,1.5,bitcoin\n` });
    expect(draft).toMatchObject({ status: "draft", format: "coinsight", rows: 2, draft: { ready: false } });
    expect(draft.draft?.missing).toMatchObject([{ asset: "bitcoin", amount: "0.5", line: 3, decided: false }]);
    expect(await fates(id, draft)).toEqual(["2 new", "3 short"]);
    expect(await (await commit(id, draft)).json()).toMatchObject({ status: 409, code: "CONFLICT_ERROR" });
    expect(await exported(id, "csv")).toBe(await exported(await portfolio(), "csv"));

    await revise(id, draft, { openings: { bitcoin: { as: "cost", cost: "100", acquiredAt: "2020-01-01T00:00:00Z" } } });
    const first = await json<Import>(await commit(id, draft), 200);
    expect(first).toMatchObject({ id: draft.id, status: "committed", rows: 3 });
    expect(await json<Import>(await commit(id, draft), 200), "again, the same").toMatchObject({
      id: draft.id,
      rows: 3,
    });
    const rows = await json<{ items: { type: string; basis: string | null }[] }>(
      await ask(`/portfolios/${id}/transactions`, "GET"),
      200,
    );
    expect(rows.items.map(({ type, basis }) => [type, basis])).toEqual([
      ["withdrawal", null],
      expect.anything(),
      expect.anything(),
    ]);
    expect(rows.items).toContainEqual(expect.objectContaining({ type: "opening_balance", basis: "100" }));
  });

  it("is made once a key", async () => {
    const id = await portfolio();
    const key = { "idempotency-key": "once" };
    const first = await stage(id, { text: DEPOSIT }, key);
    expect((await stage(id, { text: DEPOSIT }, key)).id).toBe(first.id);
    const other = await ask(`/portfolios/${id}/imports`, "POST", { fileName: "f.csv", text: `${DEPOSIT}\n` }, key);
    expect(await other.json()).toMatchObject({ code: "IDEMPOTENCY_MISMATCH" });
  });

  it("is not committed when the ledger has changed so that something else would become of it", async () => {
    const id = await portfolio();
    const draft = await stage(id, { text: DEPOSIT });
    const twin = await stage(id, { text: DEPOSIT });
    await json(await commit(id, twin), 200);
    expect(await (await commit(id, draft)).json()).toMatchObject({ status: 412, code: "PRECONDITION_FAILED" });
    expect(await fates(id, draft), "looked at afresh").toEqual(["2 duplicate"]);
    expect(await (await commit(id, draft)).json()).toMatchObject({ status: 409, detail: "Nothing of it is new." });
  });

  it("may have rows left out, and zones and accounts chosen", async () => {
    const id = await portfolio();
    const text = `${OWN}2024-07-01T12:00:00,deposit,1,bitcoin,,\n2024-07-02T12:00:00,sleep,1,bitcoin,,\n`;
    const draft = await stage(id, { text });
    expect(draft.draft?.counts).toMatchObject({ needs_zone: 1, error: 1 });
    const zoned = await revise(id, draft, { zone: "Europe/Berlin", leaveOut: [3] });
    expect(zoned.draft).toMatchObject({ ready: true, zone: "Europe/Berlin", counts: { new: 1, left_out: 1 } });
    await json(await commit(id, draft), 200);
    expect(await exported(id, "csv")).toContain("2024-07-01T10:00:00.000Z");
    const wrong = await ask(`/portfolios/${id}/imports`, "POST", {
      fileName: "f.csv",
      text,
      account: "acc_01KABC0000000000000000000Z",
    });
    expect(await wrong.json()).toMatchObject({ code: "VALIDATION_ERROR", errors: [{ path: "body.account" }] });
  });

  it("is discarded, or ends by itself after a day", async () => {
    const id = await portfolio();
    const one = await stage(id, { text: DEPOSIT });
    expect((await ask(`/portfolios/${id}/imports/${one.id}`, "DELETE")).status).toBe(204);
    expect((await ask(`/portfolios/${id}/imports/${one.id}`, "GET")).status).toBe(404);
    const two = await stage(id, { text: DEPOSIT });
    const object = objectOf(id as PortfolioId);
    await runInDurableObject(object, (_instance, state) => {
      state.storage.sql.exec("UPDATE import_drafts SET expires_at = 1");
    });
    expect((await commit(id, two)).status).toBe(404);
    await runDurableObjectAlarm(object);
    const left = await runInDurableObject(object, (_instance, state) => [
      ...state.storage.sql.exec(
        "SELECT (SELECT count(*) FROM import_drafts) + (SELECT count(*) FROM import_pieces) AS n",
      ),
    ]);
    expect(left).toEqual([{ n: 0 }]);
  });

  it("is nobody else's", async () => {
    const id = await portfolio();
    const draft = await stage(id, { text: DEPOSIT });
    const bob = await signUp();
    for (const [path, method] of [
      [`/portfolios/${id}/imports/${draft.id}`, "GET"],
      [`/portfolios/${id}/imports/${draft.id}/rows`, "GET"],
      [`/portfolios/${id}/imports/${draft.id}/commit`, "POST"],
      [`/portfolios/${id}/export`, "GET"],
    ] as const)
      expect((await call(path, method, bob.headers)).status, path).toBe(404);
  });
});

const HEADER = "at,type,in_amount,in_asset,external_id,source,note\n";
const file = (a: string, b: string, more = "") =>
  `${HEADER}2024-01-01T00:00:00Z,deposit,${a},bitcoin,a,kraken,mine\n2024-01-02T00:00:00Z,deposit,${b},ethereum,b,kraken,\n${more}`;
const lying = (amount: string, account: string) =>
  `at,type,in_amount,in_asset,external_id,source,account\n2024-01-01T00:00:00Z,deposit,${amount},bitcoin,a,kraken,${account}\n`;

/** A ledger of two rows, and an import that replaced both and brought a third. */
async function replacing() {
  const id = await portfolio();
  const first = await stage(id, { text: file("1", "5") });
  await json(await commit(id, first), 200);
  const before = await exported(id, "json");
  const second = await stage(id, {
    text: file("2", "6", "2024-01-03T00:00:00Z,deposit,7,solana,c,kraken,\n"),
  });
  const decided = await revise(id, second, { replace: [2, 3] });
  expect(await json<Import>(await commit(id, decided), 200)).toMatchObject({ rows: 1 });
  const { items } = await json<{ items: { id: string; ref: string; in: { asset: string } }[] }>(
    await ask(`/portfolios/${id}/transactions`, "GET"),
    200,
  );
  const rowOf = (asset: string) => {
    const row = items.find((item) => item.in.asset === asset);
    if (row === undefined) throw new Error(`no row of ${asset}`);
    return row;
  };
  const takeBack = (of: Import) => ask(`/portfolios/${id}/imports/${of.id}/take-back`, "POST");
  return { id, first, second, before, rowOf, takeBack, rows: () => exported(id, "json") };
}

describe("a committed import", () => {
  it("is taken back as a whole, unless later events spend what it brought", async () => {
    const id = await portfolio();
    const draft = await stage(id, { text: DEPOSIT });
    await json(await commit(id, draft), 200);
    const path = `/portfolios/${id}/imports/${draft.id}/take-back`;
    const spent = await stage(id, { text: `${OWN}2024-03-01T00:00:00Z,withdrawal,,,1,bitcoin\n` });
    await json(await commit(id, spent), 200);
    expect(await (await ask(path, "POST")).json()).toMatchObject({ code: "INSUFFICIENT_HOLDINGS" });
    await json(await ask(`/portfolios/${id}/imports/${spent.id}/take-back`, "POST"), 200);
    expect(await json<Import>(await ask(path, "POST"), 200)).toMatchObject({ status: "taken_back" });
    expect(await (await ask(path, "POST")).json()).toMatchObject({ code: "CONFLICT_ERROR" });
    expect(await exported(id, "json")).toBe(await exported(await portfolio(), "json"));
    const again = await stage(id, { text: DEPOSIT });
    expect(again.draft?.counts["new"], "and may come again").toBe(1);
    const { items } = await json<{ items: Import[] }>(await ask(`/portfolios/${id}/imports`, "GET"), 200);
    expect(items.map(({ status }) => status)).toEqual(["draft", "taken_back", "taken_back"]);
  });

  describe("that replaced rows", () => {
    it("brings them back as they were, as undo does, and can itself be undone", async () => {
      const { id, second, before, takeBack, rows } = await replacing();
      const committed = await rows();
      expect(await json<Import>(await takeBack(second), 200)).toMatchObject({ status: "taken_back" });
      expect(await rows()).toBe(before);
      await json(await ask(`/portfolios/${id}/undo`, "POST"), 200);
      expect(await rows(), "taken back no more").toBe(committed);
      await json(await takeBack(second), 200);
      expect(await rows()).toBe(before);
    });

    it("leaves deleted what was deleted since, and refuses by name what was changed since", async () => {
      const { id, first, second, rowOf, takeBack, rows } = await replacing();
      const changed = rowOf("bitcoin");
      const path = `/portfolios/${id}/transactions/${changed.id}`;
      await json(await ask(path, "PATCH", { note: "mine still" }), 200);
      const held = await rows();
      const refusal = await (await takeBack(second)).json<{ code: string; detail: string }>();
      expect(refusal).toMatchObject({ code: "CONFLICT_ERROR" });
      expect(refusal.detail).toContain(changed.ref);
      expect(refusal.detail).toContain("changed after that");
      expect(await rows(), "and does nothing").toBe(held);
      await json(await ask(path, "PATCH", { note: "mine" }), 200);
      const gone = await ask(`/portfolios/${id}/transactions/${rowOf("ethereum").id}`, "DELETE");
      expect(gone.status).toBe(204);
      await json(await takeBack(second), 200);
      const left = JSON.parse(await rows()) as { transactions: { in_amount: string }[] };
      expect(left.transactions.map((row) => row.in_amount)).toEqual(["1"]);
      await json(await takeBack(first), 200);
      expect(await rows(), "what it brings back belongs to the import before").toBe(
        await exported(await portfolio(), "json"),
      );
    });

    it("refuses where the account of what it replaced is gone", async () => {
      const id = await portfolio();
      await json(await commit(id, await stage(id, { text: lying("1", "Old") })), 200);
      const moved = await stage(id, { text: lying("2", "New") });
      await json(await commit(id, await revise(id, moved, { replace: [2] })), 200);
      const { items } = await json<{ items: { id: string; name: string }[] }>(
        await ask(`/portfolios/${id}/accounts`, "GET"),
        200,
      );
      const old = items.find(({ name }) => name === "Old");
      expect((await ask(`/portfolios/${id}/accounts/${old?.id ?? ""}`, "DELETE")).status).toBe(204);
      const refusal = await (await ask(`/portfolios/${id}/imports/${moved.id}/take-back`, "POST")).json();
      expect(refusal).toMatchObject({
        code: "CONFLICT_ERROR",
        detail: expect.stringContaining("account is not there") as string,
      });
    });

    it("refuses where later events spent what the replacing row held", async () => {
      const { id, second, before, takeBack, rows } = await replacing();
      const spent = await stage(id, { text: `${OWN}2024-03-01T00:00:00Z,withdrawal,,,2,bitcoin\n` });
      await json(await commit(id, spent), 200);
      expect(await (await takeBack(second)).json()).toMatchObject({ code: "INSUFFICIENT_HOLDINGS" });
      await json(await takeBack(spent), 200);
      await json(await takeBack(second), 200);
      expect(await rows()).toBe(before);
    });
  });
});

describe("files that no format knows", () => {
  const text = "Tag;Was;Menge;Coin\n31.01.2024 10:00;Kauf?;0,5;BTC\n";
  const mapping = {
    columns: { time: "Tag", type: "Was", amount: "Menge", asset: "Coin" },
    dates: "d-m-y",
    decimal: ",",
    zone: "Europe/Berlin",
    types: { "kauf?": "deposit" },
  };

  it("get a mapping, which can be kept as a profile", async () => {
    const id = await portfolio();
    const draft = await stage(id, { text });
    expect(draft).toMatchObject({ format: null, draft: { ready: false } });
    expect(draft.draft?.unknown?.suggestion.columns).toMatchObject({ time: "Tag", asset: "Coin" });
    const mapped = await revise(id, draft, { mapping });
    expect(mapped).toMatchObject({ format: "mapped", draft: { ready: true, counts: { new: 1 } } });
    const profile = await json<{ id: string; mapping: object }>(
      await ask("/import-profiles", "POST", { name: "Bank", mapping }),
      201,
    );
    expect(profile.mapping).toEqual(mapping);
    const read = await stage(id, { text, profileId: profile.id });
    expect(read).toMatchObject({ format: "mapped", profileId: profile.id, draft: { ready: true } });
    const changed = { name: "Bank 2", mapping: { ...mapping, zone: null } };
    await json(await ask(`/import-profiles/${profile.id}`, "PUT", changed), 200);
    const { items } = await json<{ items: object[] }>(await ask("/import-profiles", "GET"), 200);
    expect(items).toMatchObject([changed]);
    expect((await ask(`/import-profiles/${profile.id}`, "DELETE")).status).toBe(204);
    const gone = await ask(`/portfolios/${id}/imports`, "POST", { fileName: "f.csv", text, profileId: profile.id });
    expect(gone.status).toBe(404);
  });
});

describe("hostile files", () => {
  it.each([
    ["binary", "PK\u0003\u0004", "in line 1: text without control characters; save the file as CSV in UTF-8"],
    ["open quotes", `${OWN}"x\n`, "in line 2: quotes that are closed, and doubled inside of quotes"],
    [
      "10,001 rows",
      OWN + "2024-01-01T00:00:00Z,deposit,1,bitcoin,,\n".repeat(10_001),
      "in line 10002: at most 10000 rows",
    ],
  ])("%s: where and why", async (_name, text, expected) => {
    const id = await portfolio();
    const response = await ask(`/portfolios/${id}/imports`, "POST", { fileName: "f.csv", text });
    const body = await response.json<{ errors: { path: string; expected: string }[] }>();
    expect(body).toMatchObject({ status: 400, code: "VALIDATION_ERROR", errors: [{ path: "body.text" }] });
    expect(body.errors[0]?.expected).toContain(expected);
  });

  it("are refused beyond ten megabytes, and another content type at all", async () => {
    const id = await portfolio();
    const large = await ask(`/portfolios/${id}/imports`, "POST", { fileName: "f.csv", text: "x".repeat(11_000_000) });
    expect(large.status).toBe(413);
  });

  it("name coins of others, which are not theirs to name", async () => {
    const id = await portfolio();
    const bob = await signUp();
    const made = await (await call("/portfolios", "POST", bob.headers, { name: "B" })).json<{ id: string }>();
    const draft = await (
      await call(`/portfolios/${made.id}/imports`, "POST", bob.headers, {
        fileName: "f.csv",
        text: `${OWN}2024-01-01T00:00:00Z,deposit,1,MINE,,\n`,
        coins: { "=MINE": "own" },
      })
    ).json<Import>();
    const own = draft.draft?.coins[0]?.asset ?? "";
    expect(own).toMatch(/^custom:/);
    await call(`/portfolios/${made.id}/imports/${draft.id}/commit`, "POST", bob.headers);
    const stolen = await stage(id, { text: `${OWN}2024-01-01T00:00:00Z,deposit,1,${own},,\n` });
    expect(stolen.draft?.coins).toMatchObject([{ asset: null }]);
    const chosen = await ask(`/portfolios/${id}/imports/${stolen.id}`, "PATCH", { coins: { [`=${own}`]: own } });
    expect(chosen.status).toBe(400);
  });
});
