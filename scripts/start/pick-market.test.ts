import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { reachOutside } from "./pick-market.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server that answers with this status, or never. */
async function outside(status: number | null): Promise<string> {
  const server = createServer((_request, response) => {
    if (status !== null) response.writeHead(status).end("{}");
  });
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("an exchange that answers is reached, and the feeds that answer are counted", async () => {
  const [exchange, good, bad] = await Promise.all([outside(200), outside(200), outside(500)]);
  expect(await reachOutside(exchange, [good, bad], 5_000)).toEqual({ exchange: true, reason: "", feeds: 1 });
});

test("an exchange that refuses this place is not reached, and the reason says so", async () => {
  expect(await reachOutside(await outside(451), [], 5_000)).toMatchObject({
    exchange: false,
    reason: "it answered 451",
  });
});

test("one that hangs is given up at the deadline", async () => {
  expect(await reachOutside(await outside(null), [], 50)).toMatchObject({
    exchange: false,
    reason: "no answer within 0.05 s",
  });
});

test("the reason of a failed connection is its code, not only that fetch failed", async () => {
  const url = await outside(200);
  servers[0]?.close();
  servers[0]?.closeAllConnections();
  expect(await reachOutside(url, [], 5_000)).toMatchObject({ exchange: false, reason: "ECONNREFUSED" });
});
