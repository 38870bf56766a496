import { once } from "node:events";
import { WebSocket } from "ws";
import type { Simulator } from "../index.ts";

export type Message = Record<string, unknown>;

/** A reader of the exchange's streams that keeps all it received, and waits for what it is to receive. */
export class StreamClient {
  readonly received: string[] = [];
  readonly pings: string[] = [];
  readonly socket: WebSocket;
  #waiting: (() => void)[] = [];

  constructor(url: string, options: { autoPong?: boolean } = {}) {
    this.socket = new WebSocket(url.replace(/^http/, "ws"), options);
    this.socket.on("message", (data: Buffer) => {
      this.received.push(data.toString("utf8"));
      this.#wake();
    });
    this.socket.on("ping", (data: Buffer) => {
      this.pings.push(data.toString("utf8"));
      this.#wake();
    });
  }

  static async open(url: string, options?: { autoPong?: boolean }): Promise<StreamClient> {
    const client = new StreamClient(url, options);
    await once(client.socket, "open");
    return client;
  }

  get messages(): Message[] {
    return this.received.map((text) => JSON.parse(text) as Message);
  }

  /** The first message, of those that came and those to come, that fits. */
  async message(fits: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const found = this.messages.find(fits);
      if (found !== undefined) return found;
      await this.more();
    }
  }

  async ask(request: object): Promise<Message> {
    const before = this.received.length;
    this.socket.send(JSON.stringify(request));
    while (this.received.length === before) await this.more();
    return JSON.parse(this.received[before] ?? "") as Message;
  }

  /** Until something more arrives. */
  more(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  async closed(): Promise<number> {
    const [code] = (await once(this.socket, "close")) as [number];
    return code;
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

/** The answer to a refused handshake. */
export function refused(url: string): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url.replace(/^http/, "ws"));
    socket.once("open", () => reject(new Error("The handshake was accepted.")));
    socket.once("error", reject);
    socket.once("unexpected-response", (_, response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        const body = Buffer.concat(parts).toString("utf8");
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
  });
}

/** The control endpoint of one world, each test's own. */
export function controlOf(simulator: Simulator, world: string) {
  const base = `${simulator.url}/world/${world}`;
  const call = async (method: string, path: string, body?: object) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${base}/control${path}`, init);
    return { status: response.status, body: (await response.json()) as Message };
  };
  return {
    base,
    call,
    fault: (target: string, fault: string, more: object = {}) => call("POST", "/faults", { target, fault, ...more }),
    tick: async (symbol: string, price: string) => (await call("POST", "/tick", { symbol, price })).body,
    pause: () => call("POST", "/pause", { paused: true }),
    /** A reader of streams to which nothing comes by itself. */
    quiet: async (...streams: string[]) => {
      await call("POST", "/pause", { paused: true });
      return StreamClient.open(`${base}/binance/stream?streams=${streams.join("/")}`);
    },
  };
}
