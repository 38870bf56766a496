import type { AssetId } from "../../domain/ids.ts";
import type { Tick } from "../../domain/market/price.ts";
import { errorFields, log } from "../../platform/log.ts";
import type { Pair } from "../../providers/binance/mapper.ts";
import { tickOfMini } from "../../providers/binance/mapper.ts";
import type { StreamMessage } from "../../providers/binance/messages.ts";
import { fetchTickers } from "../../providers/binance/rest.ts";
import type { Opened, StreamOptions } from "../../providers/binance/stream.ts";
import { MAX_STREAMS, miniTickerStream, openStream, STREAM_LIMITS } from "../../providers/binance/stream.ts";

/** Binance as the feed sees it: which pairs, how to connect, which ticks a message holds; what is odd is counted. */
export class BinanceVenue {
  readonly #restBases: readonly string[];
  readonly #listPairs: () => Promise<readonly Pair[]>;
  readonly #odd = { unknown_symbol: 0, malformed_message: 0, control_error: 0 };
  #pairs: ReadonlyMap<string, Pair> = new Map();

  constructor(restBases: readonly string[], listPairs: () => Promise<readonly Pair[]>) {
    this.#restBases = restBases;
    this.#listPairs = listPairs;
  }

  counters() {
    return { ...this.#odd };
  }

  async open(base: string, on: Pick<StreamOptions, "onMessage" | "onEnd">): Promise<Opened> {
    // Without a list of pairs there is nothing to ask for; with that of an earlier connection it goes on.
    if (!(await this.#readPairs()) && this.#pairs.size === 0) {
      return { ok: false, refusal: { kind: "failed", reason: "no list of pairs" } };
    }
    const streams = [...this.#pairs.keys()].map(miniTickerStream);
    if (streams.length > MAX_STREAMS) log("error", "venue", { step: "streams", dropped: streams.length - MAX_STREAMS });
    return openStream({ base, streams, ...STREAM_LIMITS, ...on });
  }

  /** Prices before the stream's first second, or none: then the stream brings them. */
  async openingTicks(): Promise<readonly Tick[]> {
    if (!(await this.#readPairs())) return [];
    for (const base of this.#restBases) {
      const answer = await fetchTickers(base, this.#pairs, STREAM_LIMITS.openTimeoutMs);
      if (answer.ok) return answer.value;
      log("warn", "venue", { step: "opening", host: base, ...answer.refusal });
    }
    return [];
  }

  ticksOf(message: StreamMessage): readonly Tick[] {
    if (message.kind === "malformed") this.#odd.malformed_message += 1;
    if (message.kind === "reply" && message.error !== null) {
      this.#odd.control_error += 1;
      log("error", "venue", { step: "control", error: message.error.slice(0, 200) });
    }
    if (message.kind !== "tickers") return [];
    this.#odd.malformed_message += message.malformed;
    return message.tickers.flatMap((ticker) => {
      const tick = tickOfMini(ticker, this.#pairs);
      if (tick === null) this.#odd.unknown_symbol += 1;
      return tick ?? [];
    });
  }

  async #readPairs(): Promise<boolean> {
    try {
      const pairs = new Map<string, Pair>();
      const assets = new Set<AssetId>();
      // They come by preference: one pair an asset, or two markets would pull its price to and fro.
      for (const pair of await this.#listPairs()) {
        if (assets.has(pair.asset)) continue;
        assets.add(pair.asset);
        pairs.set(pair.symbol, pair);
      }
      this.#pairs = pairs;
      return true;
    } catch (error) {
      log("error", "venue", { step: "pairs", ...errorFields(error) });
      return false;
    }
  }
}
