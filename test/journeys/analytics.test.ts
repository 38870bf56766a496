/** From signing up to what one's coins have been like, against the built product and the simulated outside world. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureBuilt } from "../../scripts/build/index.ts";
import { ask, Client } from "../../scripts/client/client.ts";
import { startSimulated, type SimulatedProduct } from "../../scripts/simulated/start-simulated.ts";
import { until } from "./until.ts";

const DAY = 86_400_000;
const today = Math.floor(Date.now() / DAY) * DAY;
const daysAgo = (days: number): string => new Date(today - days * DAY).toISOString();
const SPAN = `from=${daysAgo(100)}`;

interface Candles {
  readonly items: readonly { readonly close: string; readonly closed: boolean }[];
  readonly covered: { readonly from: string } | null;
}
interface Indicators {
  readonly time: readonly string[];
  readonly results: readonly {
    readonly indicator: string;
    readonly settled: boolean;
    readonly lines: Readonly<Record<string, readonly (number | null)[]>>;
  }[];
}
interface Figures {
  readonly returns: number;
  readonly results: readonly {
    readonly figure: string;
    readonly value: number | null;
    readonly reason: string | null;
  }[];
}
interface PortfolioFigures extends Figures {
  readonly stress: { readonly crashes: readonly { readonly name: string; readonly covered: number | null }[] };
}
interface Correlation {
  readonly columns: readonly string[];
  readonly matrix: readonly (readonly (number | null)[])[];
}

let product: SimulatedProduct;
beforeAll(async () => {
  await ensureBuilt();
  product = await startSimulated();
}, 120_000);
afterAll(() => product.stop());

const valueOf = ({ results }: Figures, name: string) =>
  results.find(({ figure }) => figure === name)?.value ?? Number.NaN;

const bought = (quantity: number, close: number | undefined) => (quantity * (close ?? 0)).toFixed(8);

/** Closes of the days, once the archive has them. */
const closes = (coin: string): Promise<number[]> =>
  until(async () => {
    const { items, covered } = await ask<Candles>(
      product.url,
      `/api/v1/coins/${coin}/candles?interval=1d&limit=1500&from=${daysAgo(600)}`,
    );
    const whole = covered !== null && Date.parse(covered.from) <= today - 599 * DAY;
    return whole && items.flatMap(({ close, closed }) => (closed ? Number(close) : []));
  }, 30_000);

describe("what one's coins have been like", () => {
  it("signs up, records what was bought, and reads indicators, risk and correlation", async () => {
    const person = await Client.signUp(product.url);
    const { id } = await person.createPortfolio("My coins");
    const [bitcoin, ethereum] = [await closes("bitcoin"), await closes("ethereum")];
    await person.trade(id, {
      type: "buy",
      at: daysAgo(100),
      in: { asset: "bitcoin", amount: "0.5" },
      out: { asset: "fiat:usd", amount: bought(0.5, bitcoin.at(-101)) },
    });
    // Twenty times what was there comes in, which is no return.
    await person.trade(id, {
      type: "buy",
      at: daysAgo(50),
      in: { asset: "bitcoin", amount: "10" },
      out: { asset: "fiat:usd", amount: bought(10, bitcoin.at(-51)) },
    });

    const path = "/api/v1/coins/bitcoin/indicators?set=sma:20,rsi:14,macd:12:26:9";
    const { time, results } = await ask<Indicators>(product.url, `${path}&${SPAN}`);
    expect(time).toHaveLength(100);
    expect(results.map(({ settled }) => settled)).toEqual([true, true, true]);
    const mean = bitcoin.slice(-20).reduce((sum, close) => sum + close, 0) / 20;
    expect(results[0]?.lines["sma"]?.at(-1)).toBeCloseTo(mean, 6);
    const short = await ask<Indicators>(product.url, `${path}&from=${daysAgo(3)}`);
    expect(short.results[1]?.lines["rsi"]?.at(-1)).toBeCloseTo(results[1]?.lines["rsi"]?.at(-1) ?? Number.NaN, 9);

    const coin = await ask<Figures>(product.url, `/api/v1/coins/bitcoin/risk?${SPAN}`);
    const own = await person.ask<PortfolioFigures>(`/api/v1/portfolios/${id}/risk?${SPAN}`);
    expect([coin.returns, own.returns]).toEqual([100, 100]);
    for (const figure of ["volatility", "sharpe", "maxDrawdown", "var"])
      expect(valueOf(own, figure), figure).toBeCloseTo(valueOf(coin, figure), 6);
    expect(valueOf(own, "beta")).toBeCloseTo(1, 6);
    expect(own.stress.crashes.length).toBeGreaterThan(5);

    await person.trade(id, {
      type: "buy",
      at: daysAgo(0),
      in: { asset: "ethereum", amount: "1" },
      out: { asset: "fiat:usd", amount: bought(1, ethereum.at(-1)) },
    });
    const { columns, matrix } = await person.ask<Correlation>(`/api/v1/portfolios/${id}/correlation?${SPAN}`);
    expect(columns).toEqual(["portfolio", "bitcoin", "ethereum"]);
    expect(matrix[0]?.[1]).toBeCloseTo(1, 6);
    const coins = await ask<Pick<Correlation, "matrix">>(
      product.url,
      `/api/v1/analytics/correlation?coins=bitcoin,ethereum&${SPAN}`,
    );
    expect(matrix[1]?.[2]).toBeCloseTo(coins.matrix[0]?.[1] ?? Number.NaN, 6);
  });
});
