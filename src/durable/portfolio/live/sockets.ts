import { LIVE_CLOSE } from "../../../domain/valuation/live-protocol.ts";
import { RELAY_CLOSE } from "../../../domain/market/relay-protocol.ts";

/** What a socket is, kept by the runtime through hibernation. */
export type Attachment =
  | { readonly kind: "relay" }
  /** `until`: when its hour is over. */
  | { readonly kind: "viewer"; readonly sessionId: string; readonly until: number };

/** The guarantee: only this module accepts sockets, and each gets its attachment at once. */
export const attachmentOf = (ws: WebSocket): Attachment => ws.deserializeAttachment() as Attachment;

/** The sockets of a portfolio, all hibernating: its viewers, and the relay that dialled it. */
export class Sockets {
  readonly #ctx: DurableObjectState;

  constructor(ctx: DurableObjectState) {
    this.#ctx = ctx;
  }

  acceptViewer(sessionId: string, until: number): { client: WebSocket; server: WebSocket } {
    const { 0: client, 1: server } = new WebSocketPair();
    // Answered by the runtime, without waking the object.
    this.#ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
    this.#ctx.acceptWebSocket(server, ["viewer"]);
    server.serializeAttachment({ kind: "viewer", sessionId, until } satisfies Attachment);
    return { client, server };
  }

  /** The newer dial wins: were both kept, every tick would come twice. */
  acceptRelay(): WebSocket {
    const older = this.#open("relay");
    const { 0: client, 1: server } = new WebSocketPair();
    this.#ctx.acceptWebSocket(server, ["relay"]);
    server.serializeAttachment({ kind: "relay" } satisfies Attachment);
    for (const ws of older) end(ws, RELAY_CLOSE.replaced, "replaced");
    return client;
  }

  viewers(): WebSocket[] {
    return this.#open("viewer");
  }

  hasRelay(): boolean {
    return this.#open("relay").length > 0;
  }

  dropRelay(): void {
    for (const ws of this.#open("relay")) end(ws, RELAY_CLOSE.unwanted, "nobody watches");
  }

  /** Sends to every viewer whose hour is not over. */
  broadcast(frame: string, now: number): void {
    for (const ws of this.viewers()) if (!this.endIfOver(ws, now)) send(ws, frame);
  }

  endIfOver(ws: WebSocket, now: number): boolean {
    const attachment = attachmentOf(ws);
    if (attachment.kind !== "viewer" || now < attachment.until) return false;
    end(ws, LIVE_CLOSE.expired, "the hour is over");
    return true;
  }

  endViewers(code: number, reason: string, sessionId?: string): void {
    for (const ws of this.viewers()) {
      const attachment = attachmentOf(ws);
      if (attachment.kind === "viewer" && (sessionId === undefined || attachment.sessionId === sessionId))
        end(ws, code, reason);
    }
  }

  /** Without those that are closing, which the runtime still lists. */
  #open(tag: Attachment["kind"]): WebSocket[] {
    return this.#ctx.getWebSockets(tag).filter((ws) => ws.readyState === WebSocket.OPEN);
  }
}

/** A socket that broke between the check and the sending is reported by its own close event. */
export function send(ws: WebSocket, frame: string): void {
  try {
    ws.send(frame);
  } catch {
    end(ws, 1011, "not reachable");
  }
}

/**
 * Also the answer to a peer's close: a hibernating socket whose handler does not close it leaves the peer waiting for 10 s.
 * 1005 and 1006 are what the runtime reports, never what may be sent.
 */
export function end(ws: WebSocket, code: number, reason: string): void {
  try {
    ws.close(code === 1005 || code === 1006 || code === 1015 ? 1000 : code, reason);
  } catch {
    // Closed already.
  }
}
