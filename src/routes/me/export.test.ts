import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { call, owner, rowsOf } from "../../../test/owner.ts";

describe("the export", () => {
  interface Export {
    readonly person: { id: string };
    readonly [list: string]: unknown;
    readonly portfolios: { portfolio: { id: string; name: string }; transactions: Record<string, unknown>[] }[];
  }
  const exported = async ({ headers }: { headers: Readonly<Record<string, string>> }) => {
    const response = await call("/me/export", "GET", headers);
    expect(response.status).toBe(200);
    const text = await response.text();
    return { response, text, file: JSON.parse(text) as Export };
  };

  it("has everything a person has, as a file", async () => {
    const person = await owner();
    const { response, file } = await exported(person);
    expect(response.headers.get("content-disposition")).toMatch(
      /^attachment; filename="coinsight-\d{4}-\d\d-\d\d\.json"$/,
    );
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(file.person.id).toBe(person.userId);
    for (const list of [
      "sessions",
      "passkeys",
      "apiKeys",
      "ownCoins",
      "manualPrices",
      "watchlists",
      "watchlistItems",
    ]) {
      expect(file[list], list).toHaveLength(1);
    }
    expect(file.portfolios).toHaveLength(1);
    const [{ portfolio, transactions } = { portfolio: null, transactions: [] }] = file.portfolios;
    expect(portfolio).toMatchObject({ id: person.portfolioId, name: `Savings ${person.unique}` });
    expect(transactions).toMatchObject([
      { type: "buy", at: "2024-01-01T00:00:00.000Z", inAsset: "bitcoin", inAmount: "2", note: `note ${person.unique}` },
    ]);
  });

  it("has no secret in it, and nothing of anybody else", async () => {
    const [person, other] = [await owner(), await owner()];
    const { text } = await exported(person);
    for (const mark of [other.userId, other.unique, other.portfolioId, other.email]) expect(text).not.toContain(mark);
    const hidden = await Promise.all([
      rowsOf("credentials", "user_id", person.userId).then((rows) => rows.map((row) => row["password"])),
      rowsOf("sessions", "user_id", person.userId).then((rows) => rows.map((row) => row["token"])),
      rowsOf("api_keys", "reference_id", person.userId).then((rows) => rows.map((row) => row["key"])),
      rowsOf("two_factors", "user_id", person.userId).then((rows) => rows.map((row) => row["secret"])),
    ]);
    const secrets = [...hidden.flat(), person.password, person.token, person.key];
    expect(secrets).toHaveLength(7);
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it("is whole also where it takes many pages", async () => {
    const person = await owner();
    const rows = Array.from({ length: 1_203 }, (_, n) => ({ user: person.userId, asset: `coin-${n}`, at: n }));
    await env.DB.prepare(
      `INSERT INTO manual_prices (user_id, asset_id, at, price, currency_id)
       SELECT value ->> 'user', value ->> 'asset', value ->> 'at', '1', 'fiat:usd' FROM json_each(?)`,
    )
      .bind(JSON.stringify(rows))
      .run();
    const { file } = await exported(person);
    const assets = (file["manualPrices"] as { assetId: string }[]).map(({ assetId }) => assetId);
    expect(new Set(assets).size).toBe(1_204);
    expect(assets).toHaveLength(1_204);
  });

  it("is nobody's without a proof, and not for keys", async () => {
    const person = await owner();
    expect((await call("/me/export", "GET", {})).status).toBe(401);
    expect((await call("/me/export", "GET", { authorization: `Bearer ${person.key}` })).status).toBe(403);
  });
});
