import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { outsideWorld } from "./outside-world.ts";

const upgrade = () =>
  fetch(`${env.BINANCE_WS_BASES}/stream?streams=btcusdt@miniTicker`, { headers: { Upgrade: "websocket" } });

describe("the simulated world, from workerd", () => {
  it("answers fetch", async () => {
    const response = await fetch(`${env.BINANCE_REST_BASES}/api/v3/klines?symbol=BTCUSDT&interval=1h&limit=2`);
    expect(response.headers.get("x-mbx-used-weight-1m")).toBe("2");
    expect(await response.json()).toHaveLength(2);
  });

  it("opens a WebSocket and delivers the tick that a test sends", async () => {
    await outsideWorld.pause();
    const { status, webSocket } = await upgrade();
    expect(status).toBe(101);
    webSocket?.accept();
    const arrived = new Promise<string>((resolve) => {
      webSocket?.addEventListener("message", ({ data }) => resolve(data as string));
    });
    const { E } = await outsideWorld.tick("BTCUSDT", "12345.67");
    expect(JSON.parse(await arrived)).toMatchObject({
      stream: "btcusdt@miniTicker",
      data: { e: "24hrMiniTicker", E, s: "BTCUSDT", c: "12345.67000000" },
    });
    webSocket?.close();
  });

  it("shows the status of a refused handshake", async () => {
    await outsideWorld.fault({ target: "binance-ws", fault: "refuse-451", count: 1 });
    const refused = await upgrade();
    expect(refused.status).toBe(451);
    expect(await refused.json()).toMatchObject({ code: 0 });
    expect((await outsideWorld.state())["binance-ws"].refused).toBe(1);
  });
});
