import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { keepCloses } from "../../test/closes.ts";
import { buy, makePortfolio, sell } from "../../test/portfolios.ts";
import type { PortfolioId, UserId } from "../domain/ids.ts";
import type { RecordTransaction } from "../domain/ledger/commands.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import { unwrap } from "../platform/problem.ts";
import { serviceContext } from "./context.ts";
import { holdingsAt } from "./holdings-at.ts";
import { portfolioDailyReturns } from "./portfolio-daily-returns.ts";

const context = serviceContext(env, { waitUntil: () => {} }, "test");
const viewerOf = (userId: UserId) => ({ userId }) as Viewer;

async function portfolioOf(...rows: RecordTransaction[]): Promise<{ portfolioId: PortfolioId; viewer: Viewer }> {
  const { id, userId, object } = await makePortfolio();
  for (const [i, input] of rows.entries())
    unwrap(await object.record(userId, { key: String(i), requestHash: String(i) }, input));
  return { portfolioId: id, viewer: viewerOf(userId) };
}

const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const rounded = (value: number | null) => (value === null ? null : Number(value.toFixed(9)));

beforeAll(async () => {
  await keepCloses("bitcoin", "1d", {
    "2025-03-01": "100",
    "2025-03-02": "90",
    "2025-03-03": "99",
    "2025-03-04": "110",
    "2025-03-05": "55",
  });
  await keepCloses("bitcoin", "1h", { "2025-03-03T12:00:00Z": "105" });
});

describe("a portfolio's daily returns", () => {
  it("are those of what is held, whatever was paid in or taken out", async () => {
    const of = await portfolioOf(
      buy("bitcoin", "1", "100", "2025-03-01T00:00:00Z"),
      // Nine times as much is added at noon: the day is cut there.
      buy("bitcoin", "9", "945", "2025-03-03T12:00:00Z"),
      sell("bitcoin", "5", "275", "2025-03-05T00:00:00Z"),
    );
    const span = { from: null, to: day("2025-03-05"), base: null };
    const { days, roughDays, excluded } = await portfolioDailyReturns(context, { ...of, ...span });
    expect(days.map(({ day: at, value }) => [new Date(at).toISOString().slice(0, 10), rounded(value)])).toEqual([
      ["2025-03-01", -0.1],
      ["2025-03-02", 0.1],
      ["2025-03-03", rounded(110 / 99 - 1)],
      ["2025-03-04", -0.5],
    ]);
    expect({ roughDays, excluded }).toEqual({ roughDays: [], excluded: [] });
  });

  it("begin with the first transaction, and end with the last day that is over", async () => {
    const of = await portfolioOf(buy("bitcoin", "1", "95", "2025-03-02T09:00:00Z"));
    const span = { from: day("2024-01-01"), to: day("2025-03-04") + 5, base: null };
    const { days } = await portfolioDailyReturns(context, { ...of, ...span });
    expect(days.map(({ value }) => rounded(value))).toEqual([rounded(99 / 95 - 1), rounded(110 / 99 - 1)]);
  });
});

describe("what was held", () => {
  it("at each time, with the value of each coin then", async () => {
    const of = await portfolioOf(
      buy("bitcoin", "1", "100", "2025-03-01T00:00:00Z"),
      sell("bitcoin", "0.5", "50", "2025-03-03T10:00:00Z"),
    );
    const times = [day("2025-02-01"), day("2025-03-02"), day("2025-03-03") + 12.5 * 3_600_000];
    const held = await holdingsAt(context, { ...of, times });
    const coin = { asset: "bitcoin", pegged: false };
    expect(held.times).toEqual([
      { at: times[0], coins: [] },
      { at: times[1], coins: [{ ...coin, quantity: "1", value: "90" }] },
      { at: times[2], coins: [{ ...coin, quantity: "0.5", value: "52.5" }] },
    ]);
  });

  it("is nobody else's to know", async () => {
    const { portfolioId } = await portfolioOf();
    const stranger = { portfolioId, viewer: viewerOf("somebody" as UserId) };
    await expect(holdingsAt(context, { ...stranger, times: [1] })).rejects.toThrow();
  });
});
