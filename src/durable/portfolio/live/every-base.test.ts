import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { keepCloses } from "../../../../test/closes.ts";
import type { Made } from "../../../../test/live.ts";
import { dial, join, pass, playRelay, read, record, relay, tick } from "../../../../test/live.ts";
import { amount, buy, deposit, makePortfolio, objectOf, withDatabase } from "../../../../test/portfolios.ts";
import { dateOf } from "../../../domain/currencies/day-rates.ts";
import type { AssetId } from "../../../domain/ids.ts";
import { newOwnAssetId } from "../../../domain/ids.ts";
import type { HoldingsAnswer } from "../../../domain/portfolio/answers/holdings.ts";
import type { Valuation } from "../../../domain/valuation/valuation.ts";
import { textOf, unwrap } from "../../../platform/problem.ts";
import { coreDb } from "../../../storage/database.ts";
import { storeRates } from "../../../storage/queries/fx-rates.ts";
import { manualPrices } from "../../../storage/schema/core.ts";

playRelay();

const BOUGHT = "2025-01-01T00:00:00Z";

beforeAll(async () => {
  await storeRates(coreDb(env), [
    { currency: "eur", date: "2024-12-31", usdPerUnit: "1.04" },
    { currency: "eur", date: dateOf(Date.now()), usdPerUnit: "1.25" },
  ]);
  await keepCloses("bitcoin", "1d", { "2025-01-01T00:00:00.000Z": "50000" });
  await keepCloses("ethereum", "1d", { "2025-01-01T00:00:00.000Z": "2500" });
});

const setPrice = (made: Made, asset: AssetId, price: string, currency: string) =>
  coreDb(env)
    .insert(manualPrices)
    .values({ userId: made.userId, assetId: asset, at: Date.now() - 1_000, price, currencyId: currency, until: null });

/** A bitcoin, tethers, shares of one's own with a price in euros, and something that only was bought. */
async function mixed() {
  const made = await makePortfolio();
  const [own, unlisted] = [newOwnAssetId(1), newOwnAssetId(2)];
  await record(made, buy("bitcoin", "1", "50000", BOUGHT));
  await record(made, buy("tether", "1000", "1000", BOUGHT));
  await record(made, buy(own, "10", "100", BOUGHT));
  await record(made, buy(unlisted, "4", "80", BOUGHT));
  await setPrice(made, own, "12", "fiat:eur");
  return { ...made, own, unlisted };
}

const rebase = async ({ object, userId }: Made, base: string) =>
  unwrap(await object.update(userId, { key: base, requestHash: base }, { versions: null, base: base as AssetId }));

const worked = async ({ object }: Made, at: number | null = null): Promise<HoldingsAnswer> => {
  const query = { at, account: null, minValue: null, explain: false, base: null, method: null };
  return JSON.parse(textOf(await object.read({ kind: "holdings", query }))) as HoldingsAnswer;
};

interface Line {
  readonly asset: string;
  readonly value: string | null;
  readonly price: { readonly source: string; readonly stale: boolean } | null;
}
const lines = ({ holdings }: { readonly holdings: readonly Line[] }) =>
  holdings.map(({ value, price }) => [value, price?.source ?? null, price?.stale ?? null]);

describe("a portfolio counted in another currency", () => {
  it.each([
    // 60,000 dollars a bitcoin, 1.25 dollars a euro.
    ["fiat:usd", ["60000", "1000", "150", "80"], "61230"],
    ["fiat:eur", ["48000", "800", "120", "64"], "48984"],
    ["bitcoin", ["1", "0.016666666666666667", "0.0025", "0.001333333333333333"], "1.0205"],
    ["ethereum", ["20", "0.333333333333333333", "0.05", "0.026666666666666667"], "20.41"],
    ["sats", ["100000000", "1666666.666666666666666667", "250000", "133333.333333333333333333"], "102050000"],
  ])("is worth the same in %s, read, watched, and worked out from the ledger", async (base, values, total) => {
    const made = await mixed();
    if (base !== "fiat:usd") await rebase(made, base);
    const valuation = await read(made.id);
    expect(valuation.base).toBe(base);
    expect(valuation.holdings.map(({ value }) => value)).toEqual(values);
    expect(valuation.totals).toMatchObject({ value: total, complete: true, unpriced: [] });
    expect(lines(valuation).map(([, source]) => source)).toEqual([
      base === "bitcoin" ? "base" : "binance",
      "peg",
      "own",
      "ledger",
    ]);
    expect(lines(await (await join(made.id)).next())).toEqual(lines(valuation));
    const answer = await worked(made);
    expect(lines(answer).map(([, ...rest]) => rest)).toEqual(lines(valuation).map(([, ...rest]) => rest));
    // There a price is rounded before it is multiplied.
    for (const [i, { value }] of answer.holdings.entries())
      expect(Number(value) / Number(values[i])).toBeCloseTo(1, 12);
  });

  it("shows each tick in that currency and asks nobody for it, also after the object slept", async () => {
    const made = await mixed();
    await rebase(made, "fiat:eur");
    const viewer = await join(made.id);
    await viewer.next();
    const source = await dial(made.id);
    await withDatabase(objectOf(made.id), {
      prepare: () => {
        throw new Error("a tick is no reason to ask");
      },
    } as unknown as D1Database);
    tick(source, { bitcoin: "61000" });
    const frame = await viewer.next();
    expect(frame).toMatchObject({ type: "delta", totals: { value: "49784", complete: true } });
    expect(lines(frame)).toEqual([["48800", "binance", false]]);
    await evictDurableObject(objectOf(made.id), { webSockets: "hibernate" });
    tick(source, { bitcoin: "62000" });
    const first = await viewer.next();
    expect(first).toMatchObject({ type: "snapshot", totals: { value: "50584", complete: true } });
    expect(lines(first).map(([, name]) => name)).toEqual(["binance", "peg", "own", "ledger"]);
  });

  it("has no value while there is no rate, and says so", async () => {
    const { id } = await mixed();
    const made = await makePortfolio();
    await rebase(made, "fiat:chf");
    await record(made, buy("bitcoin", "1", "50000", BOUGHT));
    expect((await read(made.id)).totals).toMatchObject({ value: null, complete: false, unpriced: ["bitcoin"] });
    expect((await read(id)).totals.complete).toBe(true);
  });
});

/** Dollars paid in, a bitcoin bought with some of them, and an ether with euros that nobody had paid in. */
async function withMoney() {
  const made = await makePortfolio();
  const input = { versions: null, settings: { cash: "tracked" as const } };
  unwrap(await made.object.update(made.userId, { key: "tracked", requestHash: "" }, input));
  await record(made, deposit("fiat:usd", "90000.5", "2024-12-31T00:00:00Z"));
  await record(made, buy("bitcoin", "1", "50000", BOUGHT));
  const euros = { asset: "fiat:eur" as AssetId, amount: amount("2000") };
  await record(made, { ...buy("ethereum", "1", "0", BOUGHT), out: euros });
  return made;
}

const byAsset = ({ holdings }: Pick<HoldingsAnswer, "holdings"> | Pick<Valuation, "holdings">) =>
  Object.fromEntries(
    holdings.map(({ asset, quantity, cost, averageCost, value, unrealised, price }) => [
      asset,
      { quantity, cost, averageCost, value, unrealised, price: price?.price, source: price?.source },
    ]),
  );

describe("tracked money", () => {
  it.each([
    ["fiat:usd", { value: "100500.5", cost: "90000.5", unrealised: "10500", realised: "0" }],
    ["fiat:eur", { value: "80400.4", cost: "86538.942307692307650769", unrealised: "-6138.542307692307650769" }],
  ])("is held, or owed, in %s: read, watched, after sleep, and worked out from the ledger", async (base, totals) => {
    const made = await withMoney();
    if (base !== "fiat:usd") await rebase(made, base);
    const valuation = await read(made.id);
    expect(valuation.totals).toMatchObject({ ...totals, complete: true, overdrawn: ["fiat:eur"] });
    expect(byAsset(valuation)).toMatchObject({
      "fiat:usd": { quantity: "40000.5" },
      "fiat:eur": { quantity: "-2000" },
    });
    for (const answer of [await worked(made), await worked(made, Date.now())]) {
      expect(byAsset(answer)).toEqual(byAsset(valuation));
      expect(answer.totals).toEqual(valuation.totals);
    }
    const viewer = await join(made.id);
    expect(byAsset(await viewer.next())).toEqual(byAsset(valuation));
    await record(made, deposit("fiat:eur", "2000", new Date().toISOString()));
    expect(await viewer.next()).toMatchObject({ type: "delta", removed: ["fiat:eur"], totals: { overdrawn: [] } });
    // A price that is looked up beside it may bring a frame of its own.
    await record(made, deposit("fiat:eur", "7", new Date().toISOString()));
    let later = await viewer.next();
    for (let n = 0; n < 3 && later.holdings.length === 0; n++) later = await viewer.next();
    expect(byAsset(later)).toMatchObject({ "fiat:eur": { quantity: "7" } });
    await evictDurableObject(objectOf(made.id), { webSockets: "close" });
    expect(byAsset(await read(made.id))).toEqual(byAsset(await worked(made)));
  });
});

describe("a price of one's own", () => {
  it("wins over the board, is seen by the next read two seconds later and by a viewer within a minute", async () => {
    const made = await mixed();
    const viewer = await join(made.id);
    await viewer.next();
    expect((await read(made.id)).totals.value).toBe("61230");
    await setPrice(made, "bitcoin" as AssetId, "70000", "fiat:usd");
    pass(2_001);
    expect(lines(await read(made.id))[0]).toEqual(["70000", "own", false]);
    const source = await dial(made.id);
    pass(60_000);
    tick(source, { ethereum: "3100" });
    let frame = await viewer.next();
    for (let n = 0; n < 3 && frame.totals.value !== "71230"; n++) frame = await viewer.next();
    expect(frame.totals.value).toBe("71230");
  });

  it("of what is held in it goes on with the price of that coin", async () => {
    const made = await makePortfolio();
    const own = newOwnAssetId(3);
    await record(made, buy(own, "10", "100", BOUGHT));
    await record(made, buy("ethereum", "1", "1000", BOUGHT));
    await setPrice(made, own, "0.5", "ethereum");
    expect((await read(made.id)).totals.value).toBe("18000");
  });
});

describe("a portfolio in sats", () => {
  it("has its relay asked for bitcoin", async () => {
    const made = await makePortfolio();
    await rebase(made, "sats");
    await record(made, buy("ethereum", "1", "1000", BOUGHT));
    expect((await read(made.id)).totals.value).toBe("5000000");
    expect(relay.prices.mock.calls.at(-1)?.[0]).toEqual(["ethereum", "tether", "bitcoin"]);
  });
});
