import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { assertPortFree } from "./port.ts";

const HOST = "127.0.0.1";

/** Somebody who listens there. */
async function listenOn(port: number) {
  const server = createServer().listen(port, HOST);
  await once(server, "listening");
  return server;
}

describe("a port", () => {
  it("is waited for while a process that was killed lets go of it", async () => {
    const port = await assertPortFree(HOST, 0);
    const server = await listenOn(port);
    const asked = assertPortFree(HOST, port);
    await pause(150);
    server.close();
    expect(await asked).toBe(port);
  });

  it("that stays taken is named, with a command that takes another", async () => {
    const port = await assertPortFree(HOST, 0);
    const server = await listenOn(port);
    await expect(assertPortFree(HOST, port)).rejects.toThrow(
      `Port ${port} is taken; end what listens there or choose another: npm start -- --port ${port + 1}`,
    );
    server.close();
  });
});
