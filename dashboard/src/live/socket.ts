/**
 * A WebSocket that comes back: growing, jittered delays, a new address each time, a watch for silence. What arrives and what
 * to say into a silence is for the stream that uses it.
 */
import { ApiError } from "../api/client.ts";

export type StreamStatus = "connecting" | "live" | "lost";

export interface Address {
  readonly url: string;
  readonly protocols: readonly string[];
}

export interface SocketUse {
  /** Where to connect, asked before each attempt. */
  readonly address: () => Promise<Address>;
  readonly frame: (data: unknown) => void;
  readonly status: (status: StreamStatus) => void;
  /** The session has ended: nothing will come any more. */
  readonly signedOut?: () => void;
  /** What to say after ten silent seconds; without it the connection is given up then. */
  readonly nudge?: string;
  /** A new connection begins: forget what was counted of the old one. */
  readonly fresh?: () => void;
}

export interface LiveSocket {
  readonly say: (text: string) => void;
  readonly close: () => void;
}

const SILENT_AFTER_MS = 10_000;
const GIVE_UP_AFTER_MS = 25_000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 20_000;
const SESSION_ENDED = 4401;
const GONE = 4404;

export function openSocket(use: SocketUse): LiveSocket {
  let socket: WebSocket | null = null;
  let closed = false;
  let lastFrameAt = 0;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const say = (text: string): void => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(text);
  };
  const watch = setInterval(() => {
    if (socket?.readyState !== WebSocket.OPEN) return;
    const silent = Date.now() - lastFrameAt;
    if (silent > (use.nudge === undefined ? SILENT_AFTER_MS : GIVE_UP_AFTER_MS)) drop();
    else if (silent > SILENT_AFTER_MS) say(use.nudge ?? "");
  }, 2_500);
  // Back from a tunnel or from sleep: no reason to wait for the timer.
  const wake = (): void => {
    if (retry !== undefined && document.visibilityState === "visible") void connect();
  };
  addEventListener("online", wake);
  document.addEventListener("visibilitychange", wake);

  void connect();
  return { say, close };

  function close(): void {
    closed = true;
    clearInterval(watch);
    clearTimeout(retry);
    removeEventListener("online", wake);
    document.removeEventListener("visibilitychange", wake);
    socket?.close();
  }

  /** A dead network never answers a close, so nobody waits for that. */
  function drop(): void {
    const old = socket;
    socket = null;
    old?.close();
    again();
  }

  async function connect(): Promise<void> {
    clearTimeout(retry);
    retry = undefined;
    use.status("connecting");
    try {
      const { url, protocols } = await use.address();
      if (closed) return;
      const place = new URL(url, location.href);
      place.protocol = place.protocol.replace(/^http/, "ws");
      listen(new WebSocket(place, [...protocols]));
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) use.signedOut?.();
      else again();
    }
  }

  function listen(opened: WebSocket): void {
    socket = opened;
    lastFrameAt = Date.now();
    opened.addEventListener("open", () => {
      lastFrameAt = Date.now();
      use.fresh?.();
    });
    opened.addEventListener("message", (event) => {
      lastFrameAt = Date.now();
      failures = 0;
      use.status("live");
      use.frame(JSON.parse(String(event.data)));
    });
    opened.addEventListener("close", ({ code }) => {
      if (socket !== opened) return;
      socket = null;
      if (code === SESSION_ENDED) use.signedOut?.();
      else if (code !== GONE) again();
    });
  }

  function again(): void {
    if (closed) return;
    use.status("lost");
    const delay = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures++) * (0.5 + Math.random() / 2);
    clearTimeout(retry);
    retry = setTimeout(() => void connect(), delay);
  }
}
