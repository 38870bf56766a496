/**
 * The only headers of a client that reach an object with a WebSocket: those of the handshake (RFC 6455, 4.1). Objects learn who
 * dialled from the URL that the Worker or a relay builds, so nothing else of the client's request may pass.
 */
const HANDSHAKE = [
  "upgrade",
  "connection",
  "sec-websocket-key",
  "sec-websocket-version",
  "sec-websocket-extensions",
  "sec-websocket-protocol",
];

export function handshakeOf(headers: Headers): Headers {
  const passed = new Headers();
  for (const name of HANDSHAKE) {
    const value = headers.get(name);
    if (value !== null) passed.set(name, value);
  }
  return passed;
}

export const asksForWebSocket = (headers: Headers): boolean => headers.get("upgrade")?.toLowerCase() === "websocket";
