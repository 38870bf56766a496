import { evictDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { buy, deposit, objectOf } from "../../../../test/portfolios.ts";
import { listen } from "../../../../test/sockets.ts";
import type { AssetId } from "../../../domain/ids.ts";
import { LIVE_CLOSE } from "../../../domain/valuation/live-protocol.ts";
import { unwrap } from "../../../platform/problem.ts";
import { MOST_VIEWERS } from "./live.ts";
import { playRelay, dial, join, open, pass, portfolio, record, relay, tick, played } from "../../../../test/live.ts";

playRelay();

describe("a viewer", () => {
  it("gets a snapshot when it joins and then only what a tick changed", async () => {
    const { id } = await portfolio();
    const viewer = await join(id);
    const snapshot = await viewer.next();
    expect(snapshot).toMatchObject({
      type: "snapshot",
      simulated: true,
      totals: { value: "36000", cost: "25000", unrealised: "11000", complete: true, stale: false },
      holdings: [
        { asset: "bitcoin", value: "30000", price: { source: "binance", ageMs: 0, assumedPeg: true, simulated: true } },
        { asset: "ethereum", value: "6000" },
      ],
    });
    tick(await dial(id), { bitcoin: "61000" });
    expect(await viewer.next()).toMatchObject({
      type: "delta",
      seq: snapshot.seq + 1,
      totals: { value: "36500" },
      holdings: [{ asset: "bitcoin", value: "30500" }],
      removed: [],
    });
  });

  it("sees null, not 0, for a coin that has no price, and the total says so", async () => {
    const made = await portfolio();
    await record(made, deposit("nobodys-coin", "1000", "2025-01-03T00:00:00Z"));
    const frameOfIt = await (await join(made.id)).next();
    expect(frameOfIt.holdings.at(-1)).toMatchObject({ asset: "nobodys-coin", price: null, value: null });
    expect(frameOfIt.totals).toMatchObject({ value: "36000", complete: false, unpriced: ["nobodys-coin"] });
  });

  it("sees a write at once, and the price of a new coin as soon as the relay told it", async () => {
    const made = await portfolio();
    played.board["solana"] = "200";
    const viewer = await join(made.id);
    const first = await viewer.next();
    const { version } = await record(made, buy("solana", "10", "1500", "2025-02-01T00:00:00Z"));
    expect(await viewer.next()).toMatchObject({
      type: "delta",
      version,
      seq: first.seq + 1,
      totals: { cost: "26500", value: "36000", unpriced: ["solana"] },
      holdings: [{ asset: "solana", quantity: "10", value: null }],
    });
    expect(await viewer.next()).toMatchObject({ seq: first.seq + 2, totals: { value: "38000", complete: true } });
    expect(relay.subscribe.mock.calls.map(([, assets]) => assets.includes("solana" as AssetId))).toEqual([false, true]);
  });

  it("may ask for a snapshot, which has the number of the last frame", async () => {
    const { id } = await portfolio();
    const viewer = await join(id);
    const { seq: first } = await viewer.next();
    tick(await dial(id), { ethereum: "3100" });
    await viewer.next();
    viewer.say({ type: "snapshot" });
    const snapshot = await viewer.next();
    expect(snapshot).toMatchObject({ type: "snapshot", seq: first + 1, totals: { value: "36200" } });
    expect(snapshot.holdings).toHaveLength(2);
  });

  it.each(["hello", '{"type":"snapshot","of":"another"}', '{"type":"subscribe"}', "[]", "null", "x".repeat(100_000)])(
    "that says anything else is closed (%#)",
    async (words) => {
      const viewer = await join((await portfolio()).id);
      viewer.say(words);
      expect((await viewer.closed).code).toBe(LIVE_CLOSE.policy);
    },
  );

  it("that asks too often is closed, one that asks in time is not", async () => {
    const { id } = await portfolio();
    const [patient, hasty] = [await join(id, "patient"), await join(id, "hasty")];
    await patient.next();
    for (const wait of [0, 0, 0, 0, 0, 2_000, 2_000]) {
      pass(wait);
      patient.say({ type: "snapshot" });
      expect((await patient.next()).type).toBe("snapshot");
    }
    for (let n = 0; n < 6; n++) hasty.say({ type: "snapshot" });
    expect((await hasty.closed).code).toBe(LIVE_CLOSE.policy);
  });

  it("gets an answer to a ping, and its own close back", async () => {
    const viewer = await join((await portfolio()).id);
    await viewer.next();
    viewer.say("ping");
    expect(await viewer.next()).toBe("pong");
    viewer.socket.close(4_000, "bye");
    expect(await viewer.closed).toEqual({ code: 4_000, reason: "bye" });
  });

  it("is sent away after an hour", async () => {
    const { id } = await portfolio();
    const viewer = await join(id);
    const source = await dial(id);
    pass(3_600_000);
    tick(source, { bitcoin: "61000" });
    expect((await viewer.closed).code).toBe(LIVE_CLOSE.expired);
  });

  it("is refused when there are as many as there may be", async () => {
    const { id } = await portfolio();
    for (let n = 0; n < MOST_VIEWERS; n++) await join(id);
    expect(await (await open(id)).json()).toMatchObject({ code: "OVERLOADED" });
  });

  it("is refused with a ticket that was used before", async () => {
    const { id } = await portfolio();
    await listen(await open(id, "session-1", "ticket-1")).next();
    expect(await (await open(id, "session-1", "ticket-1")).json()).toMatchObject({ code: "AUTHENTICATION_ERROR" });
    await evictDurableObject(objectOf(id), { webSockets: "hibernate" });
    expect(await (await open(id, "session-2", "ticket-1")).json()).toMatchObject({ code: "AUTHENTICATION_ERROR" });
  });

  it("is closed with its session, others stay, and a ticket of that session opens nothing any more", async () => {
    const { id, object } = await portfolio();
    const [ended, other] = [await join(id, "ended"), await join(id, "other")];
    await other.next();
    await object.closeSession("ended");
    expect((await ended.closed).code).toBe(LIVE_CLOSE.sessionEnded);
    expect(await (await open(id, "ended")).json()).toMatchObject({ code: "AUTHENTICATION_ERROR" });
    tick(await dial(id), { bitcoin: "61000" });
    expect((await other.next()).type).toBe("delta");
  });

  it("is closed when the portfolio is deleted, and nobody gets in any more", async () => {
    const { id, userId, object } = await portfolio();
    const viewer = await join(id);
    unwrap(await object.delete(userId));
    expect((await viewer.closed).code).toBe(LIVE_CLOSE.deleted);
    expect(await (await open(id)).json()).toMatchObject({ code: "RESOURCE_NOT_FOUND_ERROR" });
    expect(relay.unsubscribe).toHaveBeenCalled();
  });

  it("gets a snapshot by what was paid, and old, when neither a relay nor an archive has prices", async () => {
    relay.subscribe.mockImplementation(async () => ({ ok: false, problem: { code: "OVERLOADED" } }));
    const viewer = await join((await portfolio()).id);
    const { totals, holdings } = await viewer.next();
    expect(totals).toMatchObject({ value: "25000", cost: "25000", stale: true });
    expect(holdings.map(({ price }) => price?.source)).toEqual(["ledger", "ledger"]);
  });
});
