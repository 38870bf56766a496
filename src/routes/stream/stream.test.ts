import { runInDurableObject } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { z } from "zod";
import { objectsOf } from "../../platform/objects.ts";
import { until } from "../../../test/market.ts";
import { outsideWorld } from "../../../test/outside-world.ts";
import { ProblemSchema } from "../http/schemas.ts";
import { PriceStreamFrameSchema } from "../prices/schemas.ts";

type Frame = z.infer<typeof PriceStreamFrameSchema>;
const path = "http://localhost:8787/api/v1/stream/prices";

const ask = (query: string, headers: Record<string, string> = { Upgrade: "websocket" }) =>
  exports.default.fetch(`${path}${query}`, { headers });

/** Limits that a few frames reach. */
const LITTLE = { askBytes: 1_000, mostBytes: 4_000, totalBytes: 1_000_000 };

const limitUnread = (limits: typeof LITTLE) =>
  runInDurableObject(objectsOf(env).anyRelay(0), (relay) => {
    relay.unreadLimits = limits;
  });

async function watch(coins: string) {
  const { status, webSocket } = await ask(`?coins=${coins}`);
  expect(status).toBe(101);
  if (webSocket === null) throw new Error("no socket");
  const frames: (Frame & { cameAt: number })[] = [];
  const texts: string[] = [];
  const closed = new Promise<number>((resolve) => {
    webSocket.addEventListener("close", (event) => resolve(event.code));
  });
  webSocket.addEventListener("message", ({ data }) => {
    if (data === "pong") texts.push(data);
    else frames.push({ ...PriceStreamFrameSchema.parse(JSON.parse(data as string)), cameAt: Date.now() });
  });
  webSocket.accept();
  return { socket: webSocket, frames, texts, closed };
}

afterEach(() => outsideWorld.pause(false));

describe("GET /api/v1/stream/prices", () => {
  it("sends a snapshot, then changes of the watched coins only, at most one frame a second", async () => {
    const { frames, socket } = await watch("bitcoin,nosuchcoin");
    await until(async () => expect(frames.length).toBeGreaterThanOrEqual(4));
    const [first, ...later] = frames;
    expect(first).toMatchObject({ type: "snapshot", simulated: true, missing: ["nosuchcoin"] });
    expect(Object.keys(first?.prices ?? {})).toEqual(["bitcoin"]);
    for (const frame of later) {
      expect(frame.type).toBe("changes");
      expect(Object.keys(frame.prices).filter((coin) => coin !== "bitcoin")).toEqual([]);
    }
    const gaps = frames.slice(1).map((frame, i) => frame.cameAt - (frames[i]?.cameAt ?? 0));
    // Sent a second apart; on the way one may be held up and the next not.
    for (const gap of gaps) expect(gap).toBeGreaterThan(500);
    socket.close();
  });

  it("shows a tick to its watchers", async () => {
    const { frames, socket } = await watch("dogecoin");
    await until(async () => expect(frames[0]?.prices["dogecoin"]).toBeDefined());
    await outsideWorld.pause();
    const next = (Number(frames[0]?.prices["dogecoin"]?.price) * 1.03).toFixed(5);
    await outsideWorld.tick("DOGEUSDT", next);
    await until(async () => expect(Number(frames.at(-1)?.prices["dogecoin"]?.price)).toBe(Number(next)));
    socket.close();
  });

  it("drops a reader that returns no receipts, with a reason, and not one that does", async () => {
    const { unreadLimits } = await runInDurableObject(objectsOf(env).anyRelay(0), (relay) => ({
      unreadLimits: relay.unreadLimits,
    }));
    await limitUnread(LITTLE);
    const reader = await watch("bitcoin,ethereum,solana");
    reader.socket.addEventListener("message", ({ data }) => {
      const { receipt } = JSON.parse(data as string) as Frame;
      if (receipt !== undefined) reader.socket.send(receipt);
    });
    const idler = await watch("bitcoin,ethereum,solana");
    expect(await idler.closed).toBe(4429);
    const sent = idler.frames.reduce((sum, frame) => sum + JSON.stringify(frame).length, 0);
    expect(sent, "no more than was allowed was under way").toBeLessThan(1.2 * LITTLE.mostBytes);
    const { length } = reader.frames;
    await until(async () => expect(reader.frames.length).toBeGreaterThan(length + 2));
    expect(reader.frames.filter(({ receipt }) => receipt !== undefined).length).toBeGreaterThan(1);
    expect((await objectsOf(env).anyRelay(0).status()).unreadBytes).toBeLessThan(LITTLE.mostBytes);
    reader.socket.close();
    await limitUnread(unreadLimits);
  });

  it("answers a ping and closes on anything else", async () => {
    const { socket, texts, closed } = await watch("bitcoin");
    socket.send("ping");
    await vi.waitFor(() => expect(texts).toEqual(["pong"]));
    socket.send('{"type":"snapshot","epoch":9e15,"seq":1,"freshUntil":{},"prices":{}}');
    expect(await closed).toBe(1008);
  });

  it("forgets a watcher who leaves", async () => {
    const { socket, closed } = await watch("bitcoin");
    const relay = objectsOf(env).anyRelay(0);
    const { watchers } = await relay.status();
    socket.close(1000);
    expect(await closed, "closed by both sides, not after ten seconds").toBe(1000);
    await until(async () => expect((await relay.status()).watchers).toBe(watchers - 1));
  });

  it("asks for a WebSocket, and for coins", async () => {
    const plain = await ask("?coins=bitcoin", {});
    expect(plain.status).toBe(426);
    expect(ProblemSchema.parse(await plain.json()).code).toBe("UPGRADE_REQUIRED");
    for (const query of ["", "?coins=", `?coins=${Array.from({ length: 101 }, (_, i) => `coin${i}`).join()}`]) {
      const refused = await ask(query);
      expect(refused.status).toBe(400);
      expect(ProblemSchema.parse(await refused.json()).code).toBe("VALIDATION_ERROR");
    }
  });

  it("gives a client no way to pose as the feed", async () => {
    const relay = objectsOf(env).anyRelay(0);
    const { feeds } = await relay.status();
    const posers = [
      "?coins=bitcoin&assets=../feed",
      "/feed?coins=bitcoin",
      "/..%2Ffeed?coins=bitcoin",
      "?coins=..%2Ffeed",
    ];
    for (const query of posers) {
      const response = await ask(query, { Upgrade: "websocket", "x-forwarded-path": "/feed", host: "relay" });
      response.webSocket?.accept();
      if (response.status === 101)
        response.webSocket?.send('{"type":"snapshot","epoch":9e15,"seq":1,"freshUntil":{},"prices":{}}');
    }
    expect((await relay.status()).feeds).toBe(feeds);
    expect((await relay.prices(null)).epoch).toBeLessThan(9e15);
  });
});
