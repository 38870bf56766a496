import { createExecutionContext, runInDurableObject, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { call, insert, owner, rowsOf } from "../../../test/owner.ts";
import type { TestOwner } from "../../../test/owner.ts";
import { signIn, signUp } from "../../../test/people.ts";
import { serviceContext } from "../../services/context.ts";
import { continueDeletions } from "../../services/continue-deletions.ts";

const statusOfMe = async (headers: Readonly<Record<string, string>>) => (await call("/me", "GET", headers)).status;
const leave = (person: TestOwner, password = person.password) =>
  call("/me/deletion", "POST", person.headers, { password });

/** Whose rows a table holds, by the column that says so; `null` where no row is anybody's. */
const OWNERS: Readonly<Record<string, string | null>> = {
  account_deletions: "user_id",
  api_keys: "reference_id",
  assets: "owner_user_id",
  credentials: "user_id",
  invitations: "invited_by",
  import_profiles: "user_id",
  manual_prices: "user_id",
  passkeys: "user_id",
  portfolio_directory: "user_id",
  portfolios: "user_id",
  sessions: "user_id",
  two_factors: "user_id",
  user_writes: "user_id",
  users: "id",
  watchlists: "user_id",
};

/** The clock of the job that goes on with deletions. */
async function runJob(now: number, over: Partial<Env> = {}): Promise<void> {
  const execution = createExecutionContext();
  const context = { ...serviceContext({ ...env, ...over }, execution, "test"), clock: { now: () => now } };
  await continueDeletions(context);
  await waitOnExecutionContext(execution);
}
const MINUTES = 60_000;

async function tables(): Promise<string[]> {
  const { results } = await env.DB.prepare(
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
  ).all<{ name: string }>();
  return results.map(({ name }) => name);
}

/** The tables that still know anything of the person. */
async function leftOf({ userId, portfolioId, unique }: TestOwner): Promise<string[]> {
  const left: string[] = [];
  for (const name of await tables()) {
    const rows = await env.DB.prepare(`SELECT * FROM ${name}`).all();
    const text = JSON.stringify(rows.results);
    if ([userId, portfolioId, unique].some((mark) => text.includes(mark))) left.push(name);
  }
  return left;
}

/** Something of the person's, as another isolate may still make it. */
const insertAgain = ({ userId, unique }: { userId: string; unique: string }) =>
  insert("watchlists", { id: `wl_late ${unique}`, user_id: userId, name: "late", position: 0, created_at: 1 });

/** A database whose statement number `at` fails. */
function failingAt(at: number): D1Database {
  let count = 0;
  return new Proxy(env.DB, {
    get(target, name) {
      if (name === "prepare" && ++count === at) throw new Error("D1_ERROR: Network connection lost.");
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
const unreachable = new Proxy(env.PORTFOLIO, {
  get() {
    throw new Error("The object cannot be reached.");
  },
});

describe("leaving", { timeout: 30_000 }, () => {
  it("ends every way in at once, and gives the address free", async () => {
    const person = await owner();
    const other = await signIn(person);
    const response = await leave(person);
    expect([response.status, await response.json()]).toEqual([202, { status: "accepted" }]);
    expect(response.headers.get("set-cookie")).toMatch(/^coinsight=; Max-Age=0/);
    const proofs = [
      person.headers,
      other.headers,
      { cookie: person.cookie },
      { authorization: `Bearer ${person.key}` },
    ];
    for (const headers of proofs) expect(await statusOfMe(headers)).toBe(401);
    await expect(signIn(person)).rejects.toThrow("401");
    const again = await signUp({ email: person.email });
    expect(again.userId).not.toBe(person.userId);
    const { items } = await (await call("/portfolios", "GET", again.headers)).json<{ items: unknown[] }>();
    expect(items).toEqual([]);
  });

  it("takes everything the person has, their portfolios' objects and storage with it, and leaves others alone", async () => {
    const [person, bystander] = [await owner(), await owner()];
    const before = await leftOf(bystander);
    expect(await leftOf(person)).toEqual(before);
    expect(before.length).toBeGreaterThan(15);
    expect((await leave(person)).status).toBe(202);
    const object = env.PORTFOLIO.getByName(person.portfolioId);
    await vi.waitFor(
      async () => {
        await runJob(Date.now() + 5 * MINUTES);
        // What was revoked stays listed for a day, by ids that name nobody.
        expect(await leftOf(person)).toEqual([]);
        const tables = await runInDurableObject(object, (_, { storage }) => [
          ...storage.sql.exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'"),
        ]);
        expect(tables).toEqual([]);
      },
      { timeout: 20_000, interval: 100 },
    );
    expect(await leftOf(bystander)).toEqual(before);
  });

  it("needs the password, and a session: a stolen key cannot", async () => {
    const person = await owner();
    expect((await leave(person, "not my password")).status).toBe(403);
    const byKey = { ...person, headers: { authorization: `Bearer ${person.key}` } };
    expect((await leave(byKey)).status).toBe(403);
    expect(await statusOfMe(person.headers)).toBe(200);
  });

  it("waits for what an isolate may still let in, and takes that too", async () => {
    const person = await owner();
    const now = Date.now();
    expect((await leave(person)).status).toBe(202);
    await vi.waitFor(
      async () => {
        await runJob(Date.now());
        expect(await rowsOf("portfolio_directory", "user_id", person.userId)).toEqual([]);
      },
      { timeout: 20_000 },
    );
    expect(await rowsOf("account_deletions", "user_id", person.userId)).toMatchObject([{ step: "last-look" }]);
    await insertAgain(person);
    await runJob(now + MINUTES);
    expect(await rowsOf("watchlists", "user_id", person.userId), "not its time yet").toHaveLength(1);
    await runJob(now + 5 * MINUTES);
    expect(await rowsOf("watchlists", "user_id", person.userId)).toEqual([]);
    expect(await rowsOf("account_deletions", "user_id", person.userId)).toEqual([]);
  });

  it("goes on wherever it was cut off", async () => {
    const person = await owner();
    const left = async () => [
      ...(await rowsOf("watchlists", "user_id", person.userId)),
      ...(await rowsOf("account_deletions", "user_id", person.userId)),
    ];
    const cutOff: number[] = [];
    for (let at = 1; at <= 14; at++) {
      await insertAgain(person);
      await insert("account_deletions", { user_id: person.userId, requested_at: 0, step: "portfolios" });
      await runJob(0, { DB: failingAt(at) }).catch(() => cutOff.push(at));
      if ((await left()).length > 0) cutOff.push(at);
      // Later than any wait after a failure.
      await runJob(120 * MINUTES);
      expect(await left(), `cut off at statement ${at}`).toEqual([]);
    }
    expect(new Set(cutOff).size, "it has so many statements").toBeGreaterThan(6);
  });

  it("goes on when a portfolio's object could not be reached", async () => {
    const person = await owner();
    const { userId, portfolioId } = person;
    await insert("account_deletions", { user_id: userId, requested_at: 0, step: "portfolios" });
    await runJob(0, { PORTFOLIO: unreachable });
    expect(await rowsOf("portfolio_directory", "portfolio_id", portfolioId)).toHaveLength(1);
    await runJob(1);
    expect(await rowsOf("portfolio_directory", "portfolio_id", portfolioId), "it waits").toHaveLength(1);
    await runJob(120 * MINUTES);
    expect(await rowsOf("portfolio_directory", "portfolio_id", portfolioId)).toEqual([]);
    expect(await rowsOf("account_deletions", "user_id", userId)).toEqual([]);
  });

  it("is worked at by one at a time", async () => {
    const { userId } = await signUp();
    await insert("account_deletions", { user_id: userId, requested_at: 0, step: "portfolios" });
    const later = Date.now() + MINUTES;
    await env.DB.prepare("UPDATE account_deletions SET leased_until = ?").bind(later).run();
    await runJob(later - 1);
    expect(await rowsOf("account_deletions", "user_id", userId), "another has it").toHaveLength(1);
    await runJob(later);
    expect(await rowsOf("account_deletions", "user_id", userId)).toEqual([]);
  });

  it("knows every table that can hold what is somebody's", async () => {
    const columns = ["user_id", "owner_user_id", "reference_id", "invited_by"];
    const found: string[] = [];
    for (const table of await tables()) {
      const { results } = await env.DB.prepare("SELECT name FROM pragma_table_info(?)")
        .bind(table)
        .all<{ name: string }>();
      found.push(...results.filter(({ name }) => columns.includes(name)).map(({ name }) => `${table}.${name}`));
    }
    const known = Object.entries(OWNERS).filter(([table]) => table !== "users");
    expect(found.toSorted(), "a new table: src/storage/queries/account-deletions.ts, belongings.ts").toEqual(
      known.map(([table, column]) => `${table}.${column}`).toSorted(),
    );
  });
});
