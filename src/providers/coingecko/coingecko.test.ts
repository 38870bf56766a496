import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import recorded from "../../../test/recorded/venues.json";
import { outsideWorld } from "../../../test/outside-world.ts";
import type { AssetId } from "../../domain/ids.ts";
import { USD } from "../../domain/ids.ts";
import { readRefusal } from "./ask.ts";
import { fetchSimplePrices } from "./simple-prices.ts";

const ids = (...names: string[]) => names as AssetId[];
const from = { base: env.COINGECKO_BASE, key: "" };
const ask = (...names: string[]) => fetchSimplePrices(from, ids(...names), 5_000);
const { coingecko } = recorded;

afterEach(async () => {
  vi.restoreAllMocks();
  await outsideWorld.clearFaults();
});

describe("recorded answers of CoinGecko", () => {
  it("become ticks in dollars, at the second they are of", async () => {
    const fetched = vi.spyOn(globalThis, "fetch").mockImplementation(async () => Response.json(coingecko.simplePrice));
    const answer = await fetchSimplePrices(
      { base: "https://api.example/api/v3", key: "CG-1" },
      ids("bitcoin", "nosuch"),
      1_000,
    );
    expect(answer).toMatchObject({
      ok: true,
      value: {
        malformed: 0,
        ticks: [{ venue: "coingecko", asset: "bitcoin", quote: USD, price: "76975", at: 1_779_092_258_000 }],
      },
    });
    const open = answer.ok ? Number(answer.value.ticks[0]?.open24h) : Number.NaN;
    expect(76_975 / open - 1).toBeCloseTo(-0.014093297098441402, 12);
    const [url, init] = fetched.mock.calls[0] ?? [];
    expect(url).toBe(
      "https://api.example/api/v3/simple/price?ids=bitcoin%2Cnosuch&vs_currencies=usd&include_24hr_change=true&include_last_updated_at=true&precision=full",
    );
    expect(new Headers(init?.headers).get("user-agent")).toContain("coinsight");
    expect(new Headers(init?.headers).get("x-cg-demo-api-key")).toBe("CG-1");
  });

  it.each([
    ["429", 429, /Rate Limit/],
    ["403_user_agent", 403, /User-Agent/],
    ["401_missing_key_pro", 10_002, /API Key Missing/],
    ["missing_param", null, /Missing parameter/],
  ] as const)("that refuse (%s) are read", (name, code, message) => {
    const refusal = readRefusal(JSON.stringify(coingecko[name]));
    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(message);
  });
});

describe("CoinGecko", () => {
  it("gives prices of what it knows, and leaves out the rest", async () => {
    const answer = await ask("bitcoin", "monero", "nosuchcoin", "unicorn-token");
    expect(answer.ok && answer.value.ticks.map(({ asset }) => asset)).toEqual(["bitcoin", "monero"]);
  });

  it.each(["nulls", "missing-ids"])("that has no price of a coin (%s) says nothing of it", async (fault) => {
    await outsideWorld.fault({ target: "coingecko", fault, symbol: "BTCUSDT" });
    expect(await ask("bitcoin", "monero")).toMatchObject({
      ok: true,
      value: { malformed: 0, ticks: [{ asset: "monero" }] },
    });
  });

  it.each<[string, object]>([
    ["refuse-403", { kind: "restricted", status: 403 }],
    ["blocked", { kind: "restricted", status: 403 }],
    ["refuse-429", { kind: "limited", status: 429, retryAfterMs: 119_000 }],
    ["throttled", { kind: "limited", status: 429, retryAfterMs: null }],
    ["key-missing", { kind: "restricted", status: 401 }],
    ["pro-key", { kind: "restricted", status: 400 }],
    ["demo-key", { kind: "restricted", status: 400 }],
    ["error-500", { kind: "failed", reason: "status 502" }],
    ["malformed", { kind: "failed", reason: "SyntaxError" }],
    ["drop", { kind: "failed" }],
  ])("that refuses (%s) says what this means for its host", async (fault, refusal) => {
    await outsideWorld.fault({ target: "coingecko", fault, count: 1, retryAfter: 119 });
    expect(await ask("bitcoin")).toMatchObject({ ok: false, refusal });
  });

  it("that hangs is left in bounded time", async () => {
    await outsideWorld.fault({ target: "coingecko", fault: "hang" });
    expect(await fetchSimplePrices(from, ids("bitcoin"), 200)).toMatchObject({
      ok: false,
      refusal: { kind: "failed" },
    });
  });

  it("gets a Pro key under its own name, at the Pro host", async () => {
    const base = `${outsideWorld.url}/coingecko/pro/api/v3`;
    expect(await fetchSimplePrices({ base, key: "" }, ids("bitcoin"), 5_000)).toMatchObject({ ok: false });
    expect(await fetchSimplePrices({ base, key: "CG-2" }, ids("bitcoin"), 5_000)).toMatchObject({ ok: true });
    expect(await fetchSimplePrices({ ...from, key: "CG-1" }, ids("bitcoin"), 5_000)).toMatchObject({ ok: true });
  });
});
