import { evictDurableObject } from "cloudflare:test";
import { describe, expect, it, vi } from "vitest";
import { buy, objectOf } from "../../../../test/portfolios.ts";
import { RELAY_CLOSE } from "../../../domain/market/relay-protocol.ts";
import { LIVE_CLOSE } from "../../../domain/valuation/live-protocol.ts";
import {
  playRelay,
  dial,
  frame,
  join,
  pass,
  portfolio,
  read,
  record,
  relay,
  tick,
  played,
  upgrade,
} from "../../../../test/live.ts";

playRelay();

describe("the relay", () => {
  it("is asked once for two viewers, and both see the same frames", async () => {
    const { id } = await portfolio();
    const viewers = await Promise.all([join(id, "a"), join(id, "b")]);
    await Promise.all(viewers.map((viewer) => viewer.next()));
    expect(relay.subscribe).toHaveBeenCalledTimes(1);
    expect(relay.subscribe.mock.calls[0]?.[0]).toBe(id);
    tick(await dial(id), { bitcoin: "61000" });
    const [a, b] = await Promise.all(viewers.map((viewer) => viewer.next()));
    expect(a).toEqual(b);
  });

  it("keeps one socket: a newer dial replaces the older", async () => {
    const { id } = await portfolio();
    const viewer = await join(id);
    const first = await viewer.next();
    const older = await dial(id);
    const newer = await dial(id);
    expect((await older.closed).code).toBe(RELAY_CLOSE.replaced);
    tick(newer, { bitcoin: "61000" });
    expect((await viewer.next()).seq).toBe(first.seq + 1);
    tick(newer, { bitcoin: "62000" });
    expect(await viewer.next()).toMatchObject({ seq: first.seq + 2, totals: { value: "37000" } });
    expect(relay.subscribe, "the close of a replaced socket is no loss").toHaveBeenCalledTimes(1);
  });

  it("cannot take back what was shown: an older frame is dropped", async () => {
    const { id } = await portfolio();
    const viewer = await join(id);
    const first = await viewer.next();
    const source = await dial(id);
    played.epoch = 2;
    tick(source, { bitcoin: "61000" });
    await viewer.next();
    tick(source, { bitcoin: "1" }, { epoch: 2, seq: 0 });
    tick(source, { bitcoin: "2" }, { epoch: 1, seq: 1_000 });
    tick(source, { ethereum: "3001" });
    expect(await viewer.next()).toMatchObject({
      seq: first.seq + 2,
      totals: { value: "36502" },
      holdings: [{ asset: "ethereum" }],
    });
  });

  it("that sends faster than once an interval makes no more frames", async () => {
    const { id } = await portfolio();
    const viewer = await join(id);
    const first = await viewer.next();
    const source = await dial(id);
    tick(source, { bitcoin: "61000" });
    await viewer.next();
    for (const price of ["61001", "61002", "61003"]) source.say(frame({ bitcoin: price }));
    await vi.waitFor(async () => expect((await read(id)).totals.value).toBe("36501.5"));
    tick(source, {});
    expect(await viewer.next(), "what was held back comes with the next frame").toMatchObject({
      seq: first.seq + 2,
      holdings: [{ asset: "bitcoin", value: "30501.5" }],
    });
  });

  it("is told when the last viewer leaves, and refused until one comes back", async () => {
    const { id } = await portfolio();
    const viewer = await join(id);
    const source = await dial(id);
    viewer.socket.close(1_000, "");
    await viewer.closed;
    expect((await source.closed).code).toBe(RELAY_CLOSE.unwanted);
    await vi.waitFor(() => expect(relay.unsubscribe).toHaveBeenCalledWith(id));
    expect((await objectOf(id).fetch("https://portfolio/relay", upgrade)).status).toBe(410);
    played.board["bitcoin"] = "70000";
    expect((await (await join(id)).next()).totals.value).toBe("41000");
    expect(relay.subscribe).toHaveBeenCalledTimes(2);
  });

  it("is asked again when its socket is lost, and when a viewer has heard nothing for 10 s", async () => {
    const { id } = await portfolio();
    const viewer = await join(id);
    await viewer.next();
    (await dial(id)).socket.close(1_001, "gone");
    expect((await viewer.next()).type).toBe("delta");
    expect(relay.subscribe).toHaveBeenCalledTimes(2);
    pass(10_000);
    played.board["bitcoin"] = "70000";
    viewer.say({ type: "snapshot" });
    await vi.waitFor(() => expect(relay.subscribe).toHaveBeenCalledTimes(3));
    expect((await viewer.next()).totals.value).toBe("41000");
  });
});

describe("a portfolio that was evicted with live sockets", () => {
  it("goes on serving them: a snapshot with a higher number, then changes", async () => {
    const { id } = await portfolio();
    const viewers = [await join(id, "a"), await join(id, "b")];
    const source = await dial(id);
    tick(source, { bitcoin: "61000" });
    const before = await Promise.all(viewers.map(async (viewer) => [await viewer.next(), await viewer.next()]));
    await evictDurableObject(objectOf(id), { webSockets: "hibernate" });

    // Changes alone would leave the other coins without a price: the object asks for all of them first.
    tick(source, { ethereum: "3100" });
    for (const [n, viewer] of viewers.entries()) {
      const after = await viewer.next();
      expect(after).toMatchObject({ type: "snapshot", totals: { value: "36700", complete: true } });
      expect(after.seq).toBeGreaterThan(before[n]?.[1]?.seq ?? Number.POSITIVE_INFINITY);
    }
    tick(source, { ethereum: "3200" });
    for (const viewer of viewers)
      expect(await viewer.next()).toMatchObject({ type: "delta", totals: { value: "36900" } });
  });

  it("shows a write to those who watch, and still closes a session", async () => {
    const made = await portfolio();
    const viewer = await join(made.id, "session-9");
    await viewer.next();
    await evictDurableObject(made.object, { webSockets: "hibernate" });
    const { version } = await record(made, buy("bitcoin", "0.5", "30000", "2025-03-01T00:00:00Z"));
    expect(await viewer.next()).toMatchObject({ type: "snapshot", version, totals: { value: "66000" } });
    await evictDurableObject(made.object, { webSockets: "hibernate" });
    await objectOf(made.id).closeSession("session-9");
    expect((await viewer.closed).code).toBe(LIVE_CLOSE.sessionEnded);
  });
});
