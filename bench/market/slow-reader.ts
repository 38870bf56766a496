import { connect } from "node:net";
import { randomBytes } from "node:crypto";

/** Somebody who asks for many coins and never reads: how the connection ends, as the bytes that wait for it say. */
export async function slowReader(
  url: string,
  coins: readonly string[],
): Promise<{ closedWith: () => Promise<string> }> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(
    [
      `GET /api/v1/stream/prices?coins=${coins.join()} HTTP/1.1`,
      `Host: ${host}`,
      "Upgrade: websocket",
      "Connection: Upgrade",
      `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
      "Sec-WebSocket-Version: 13",
      "\r\n",
    ].join("\r\n"),
  );
  await new Promise((resolve) => socket.once("connect", resolve));
  socket.pause();
  return {
    closedWith: async () => {
      const parts: Buffer[] = [];
      socket.on("data", (part: Buffer) => parts.push(part));
      socket.resume();
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      socket.destroy();
      const all = Buffer.concat(parts);
      return `${(all.length / 1024).toFixed(0)} KiB waited for it, closed with ${closeOf(all)}`;
    },
  };
}

/** Code and reason of the close frame, which is the last thing that came. */
function closeOf(bytes: Buffer): string {
  const at = bytes.lastIndexOf(0x88);
  if (at < 0 || at + 4 > bytes.length) return "nothing";
  return `${bytes.readUInt16BE(at + 2)} "${bytes.subarray(at + 4).toString("utf8")}"`;
}
