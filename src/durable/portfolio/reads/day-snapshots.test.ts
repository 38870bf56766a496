import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import { keepCloses } from "../../../../test/closes.ts";
import { buy, makePortfolio } from "../../../../test/portfolios.ts";
import { rowsOf } from "../../../../test/owner.ts";
import type { ReadRequest } from "../../../domain/portfolio/reads.ts";
import { systemClock } from "../../../platform/clock.ts";
import { textOf, unwrap } from "../../../platform/problem.ts";

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** A day that is yet to come: the platform lets no alarm of it run by itself. */
const FIRST = Math.floor(Date.now() / DAY) * DAY + 2 * DAY;
const SETTLED = 600_000;
const iso = (time: number) => new Date(time).toISOString();
const look: ReadRequest = { kind: "summary", query: { base: null, method: null, at: null } };

afterEach(() => vi.restoreAllMocks());

const clock = (time: number) => vi.spyOn(systemClock, "now").mockReturnValue(time);

async function held() {
  clock(FIRST + 9 * HOUR);
  const { id, userId, object } = await makePortfolio();
  const input = buy("bitcoin", "2", "200", iso(FIRST + 8 * HOUR));
  unwrap(await object.record(userId, { key: "buy", requestHash: "buy" }, input));
  const alarmAt = () => runInDurableObject(object, (_instance, state) => state.storage.getAlarm());
  return { id, object, alarmAt, snapshots: () => rowsOf("snapshots", "portfolio_id", id) };
}

describe("a portfolio's snapshots", () => {
  it("are one at the end of each day on which it was written to or looked at, and none of a day at rest", async () => {
    await keepCloses("bitcoin", "1d", { [iso(FIRST + DAY)]: "110", [iso(FIRST + 4 * DAY)]: "120" });
    const { object, alarmAt, snapshots } = await held();
    expect(await alarmAt()).toBe(FIRST + DAY + SETTLED);
    clock(FIRST + DAY + SETTLED);
    await runDurableObjectAlarm(object);
    const first = { at: FIRST + DAY, value: "220", complete: 1, cost: "200", unrealised: "20" };
    expect(await snapshots()).toEqual([expect.objectContaining(first)]);
    // The rest of the ledger's own work, and then nothing more.
    clock(FIRST + 3 * DAY + 12 * HOUR);
    await runDurableObjectAlarm(object);
    expect(await alarmAt()).toBeNull();
    for (let n = 0; n < 3; n++) textOf(await object.read(look));
    expect(await alarmAt()).toBe(FIRST + 4 * DAY + SETTLED);
    clock(FIRST + 4 * DAY + 2 * SETTLED);
    await runDurableObjectAlarm(object);
    expect((await snapshots()).map((row) => row["at"])).toEqual([FIRST + DAY, FIRST + 4 * DAY]);
  });

  it("are no work for what other figures are made from", async () => {
    const { object, alarmAt } = await held();
    clock(FIRST + 2 * DAY);
    const before = await alarmAt();
    textOf(await object.read({ kind: "holdingsOver", query: { times: [FIRST + DAY] } }));
    expect(await alarmAt()).toBe(before);
  });
});
