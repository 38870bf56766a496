import { WebSocket } from "ws";

export interface SeenPrice {
  readonly price: string;
  readonly source: string;
  readonly asOf: string;
  readonly stale: boolean;
}

interface Frame {
  readonly prices: Record<string, SeenPrice>;
  readonly receipt?: string;
}

const COINS_A_STREAM = 100;

/** Listens to the price streams of all given coins, as browsers do, and holds each frame against the one before. */
export class Watcher {
  readonly #last = new Map<string, SeenPrice>();
  readonly #sockets: WebSocket[] = [];
  readonly #coins: readonly string[];
  /** What must not be: an older price, the same one twice. */
  readonly faults: string[] = [];
  prices = 0;
  frames = 0;
  closed = 0;

  constructor(url: string, coins: readonly string[]) {
    this.#coins = coins;
    for (let from = 0; from < coins.length; from += COINS_A_STREAM) {
      const some = coins.slice(from, from + COINS_A_STREAM).join();
      const address = `${url.replace("http", "ws")}/api/v1/stream/prices?coins=${some}`;
      const socket = new WebSocket(address, { perMessageDeflate: false });
      socket.on("message", (data: Buffer) => this.#take(socket, JSON.parse(data.toString()) as Frame));
      socket.on("close", () => {
        this.closed += 1;
      });
      this.#sockets.push(socket);
    }
  }

  last(coin: string): SeenPrice | undefined {
    return this.#last.get(coin);
  }

  /** Resolves with the milliseconds that it took, or with `null` when it did not come in time. */
  async until(holds: (watcher: this) => boolean, withinMs: number): Promise<number | null> {
    const startedAt = performance.now();
    while (performance.now() - startedAt < withinMs) {
      if (holds(this)) return performance.now() - startedAt;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return null;
  }

  count(fits: (price: SeenPrice) => boolean): number {
    return this.#coins.filter((coin) => {
      const price = this.#last.get(coin);
      return price !== undefined && fits(price);
    }).length;
  }

  close(): void {
    for (const socket of this.#sockets) socket.close();
  }

  #take(socket: WebSocket, { prices, receipt }: Frame): void {
    if (receipt !== undefined) socket.send(receipt);
    this.frames += 1;
    for (const [coin, price] of Object.entries(prices)) {
      this.prices += 1;
      const before = this.#last.get(coin);
      this.#last.set(coin, price);
      if (before === undefined) continue;
      if (price.asOf < before.asOf) this.faults.push(`${coin}: ${price.asOf} after ${before.asOf}`);
      const isSame = price.asOf === before.asOf && price.price === before.price && price.source === before.source;
      if (isSame) this.faults.push(`${coin}: ${price.price} of ${price.asOf} twice`);
    }
  }
}
