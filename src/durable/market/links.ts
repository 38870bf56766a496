import type { BackoffRules } from "../../domain/market/backoff.ts";
import { backoffMs } from "../../domain/market/backoff.ts";
import { isRefusedForGood, RELAY_CLOSE } from "../../domain/market/relay-protocol.ts";

export interface LinkHooks {
  /** Fetches with Upgrade: a 101 with a socket, or a refusal. */
  readonly dial: (key: string) => Promise<Response>;
  /** The socket is accepted: say the first word. */
  readonly opened: (key: string) => void;
  readonly heard?: (key: string, data: unknown) => void;
  /** The other side wants no more: forget it. */
  readonly unwanted: (key: string) => void;
  readonly random: () => number;
}

/** At most this many connections may wait for their headers at once (a Worker's limit). */
const DIALS_AT_ONCE = 6;
const DIAL_TIMEOUT_MS = 10_000;
const BACKOFF: BackoffRules = { firstMs: 500, mostMs: 30_000 };

interface Link {
  socket: WebSocket | null;
  state: "idle" | "queued" | "dialling";
  failures: number;
  retry: number | null;
}

/** Sockets that an object dials and keeps: one a key, redialled with backoff when lost, a newer replacing the older. */
export class Links {
  readonly #hooks: LinkHooks;
  readonly #links = new Map<string, Link>();
  readonly #queue: string[] = [];
  #dialling = 0;

  constructor(hooks: LinkHooks) {
    this.#hooks = hooks;
  }

  /** Dials, also when a socket seems open: who asks for it may have lost its end. */
  dial(key: string): void {
    const link = this.#links.get(key) ?? { socket: null, state: "idle", failures: 0, retry: null };
    this.#links.set(key, link);
    if (link.state !== "idle") return;
    clearTimeout(link.retry);
    link.retry = null;
    link.state = "queued";
    this.#queue.push(key);
    this.#next();
  }

  /** Dials what has no socket and waits for no attempt. */
  watch(): void {
    for (const [key, link] of this.#links) if (link.socket === null && link.retry === null) this.dial(key);
  }

  drop(key: string): void {
    const link = this.#links.get(key);
    if (link === undefined) return;
    this.#links.delete(key);
    clearTimeout(link.retry);
    closeQuietly(link.socket, 1000);
  }

  isOpen(key: string): boolean {
    return (this.#links.get(key)?.socket ?? null) !== null;
  }

  send(key: string, text: string): void {
    const link = this.#links.get(key);
    if (link === undefined || link.socket === null) return;
    try {
      link.socket.send(text);
    } catch {
      this.#lost(key, link, link.socket, 1006);
    }
  }

  keys(): readonly string[] {
    return [...this.#links.keys()];
  }

  #next(): void {
    while (this.#dialling < DIALS_AT_ONCE) {
      const key = this.#queue.shift();
      if (key === undefined) return;
      const link = this.#links.get(key);
      if (link === undefined) continue;
      this.#dialling += 1;
      link.state = "dialling";
      void this.#attempt(key, link).finally(() => {
        this.#dialling -= 1;
        this.#next();
      });
    }
  }

  async #attempt(key: string, link: Link): Promise<void> {
    const response = await answered(this.#hooks.dial(key));
    link.state = "idle";
    const socket = response?.webSocket ?? null;
    const dropped = this.#links.get(key) !== link;
    if (socket === null) {
      if (dropped) return;
      if (response !== null && isRefusedForGood(response.status)) return this.#forget(key, link);
      return this.#retryLater(key, link);
    }
    socket.accept();
    if (dropped) return closeQuietly(socket, 1000);
    const older = link.socket;
    link.socket = socket;
    link.failures = 0;
    closeQuietly(older, RELAY_CLOSE.replaced);
    socket.addEventListener("message", (event) => this.#hooks.heard?.(key, event.data));
    socket.addEventListener("close", (event) => this.#lost(key, link, socket, event.code));
    socket.addEventListener("error", () => this.#lost(key, link, socket, 1006));
    this.#hooks.opened(key);
  }

  #lost(key: string, link: Link, socket: WebSocket, code: number): void {
    if (link.socket !== socket || this.#links.get(key) !== link) return;
    link.socket = null;
    closeQuietly(socket, 1000);
    if (code === RELAY_CLOSE.unwanted) return this.#forget(key, link);
    // While an attempt is under way or planned, this end may be its doing, and it goes on anyway.
    if (link.state !== "idle" || link.retry !== null) return;
    if (code === RELAY_CLOSE.replaced) return this.#forget(key, link);
    this.#retryLater(key, link);
  }

  #forget(key: string, link: Link): void {
    this.#links.delete(key);
    closeQuietly(link.socket, 1000);
    this.#hooks.unwanted(key);
  }

  #retryLater(key: string, link: Link): void {
    link.failures += 1;
    clearTimeout(link.retry);
    link.retry = setTimeout(
      () => {
        link.retry = null;
        if (this.#links.get(key) === link) this.dial(key);
      },
      backoffMs(link.failures, BACKOFF, this.#hooks.random()),
    );
  }
}

/** The answer in bounded time, or `null`. A socket that comes too late is closed, so that no end is left open. */
async function answered(dialling: Promise<Response>): Promise<Response | null> {
  let timer: number | null = null;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), DIAL_TIMEOUT_MS);
  });
  try {
    const first = await Promise.race([dialling, tooLate]);
    if (first === null) void dialling.then(discard, () => {});
    return first;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

function discard(response: Response): void {
  response.webSocket?.accept();
  closeQuietly(response.webSocket, 1000);
}

export function closeQuietly(socket: WebSocket | null, code: number, reason = ""): void {
  try {
    socket?.close(code, reason);
  } catch {
    // Closed already; that is what was wanted.
  }
}
