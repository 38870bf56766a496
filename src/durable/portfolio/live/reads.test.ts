import { describe, expect, it } from "vitest";
import { buy, objectOf } from "../../../../test/portfolios.ts";
import type { PortfolioId } from "../../../domain/ids.ts";
import { STALE_AFTER_MS } from "../../../domain/market/price.ts";
import {
  playRelay,
  dial,
  join,
  pass,
  portfolio,
  read,
  record,
  relay,
  tick,
  known,
  played,
} from "../../../../test/live.ts";

playRelay();

describe("a read", () => {
  it("asks the relay at most once in two seconds", async () => {
    const { id } = await portfolio();
    expect((await read(id)).totals.value).toBe("36000");
    played.board["bitcoin"] = "61000";
    pass(1_999);
    expect((await read(id)).totals.value).toBe("36000");
    pass(2);
    expect((await read(id)).totals.value).toBe("36500");
    expect(relay.prices).toHaveBeenCalledTimes(2);
  });

  it("shows a write at once, also of a coin whose price was never asked for", async () => {
    const made = await portfolio();
    played.board["solana"] = "200";
    await read(made.id);
    const { version } = await record(made, buy("solana", "10", "1500", "2025-02-01T00:00:00Z"));
    expect(await read(made.id)).toMatchObject({ version, totals: { value: "38000", complete: true } });
  });

  it("takes the pushed prices while somebody watches", async () => {
    const { id } = await portfolio();
    const viewer = await join(id);
    await viewer.next();
    tick(await dial(id), { bitcoin: "61000" });
    await viewer.next();
    expect((await read(id)).totals.value).toBe("36500");
    expect(relay.prices).not.toHaveBeenCalled();
  });

  it("never fails for want of prices: what was paid before there were any, the last ones as stale after", async () => {
    const { id } = await portfolio();
    relay.prices.mockImplementation(async () => {
      throw new Error("relay is down");
    });
    expect((await read(id)).totals).toMatchObject({ value: "25000", stale: true, complete: true });
    pass(2_001);
    relay.prices.mockImplementation(async (assets) => known(assets));
    expect((await read(id)).totals).toMatchObject({ value: "36000", stale: false });
    relay.prices.mockImplementation(async () => {
      throw new Error("relay is down");
    });
    pass(STALE_AFTER_MS + 1);
    const stale = await read(id);
    expect(stale.totals).toMatchObject({ value: "36000", stale: true });
    expect(stale.holdings[0]?.price).toMatchObject({ stale: true, ageMs: STALE_AFTER_MS + 1 });
  });

  it("of a portfolio that is not there is a 404", async () => {
    const nobodys = "pf_01_01KA0000000000000000000000" as PortfolioId;
    expect(await objectOf(nobodys).valuation()).toMatchObject({ problem: { code: "RESOURCE_NOT_FOUND_ERROR" } });
  });
});
