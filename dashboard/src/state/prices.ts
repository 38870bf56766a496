/** Latest prices of the coins on screen. Each is a signal of its own, so that a tick repaints its own cells and no more. */
import { batch, signal, type Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Price } from "../../../src/client/api.ts";
import { openPriceStream } from "../live/price-stream.ts";
import type { StreamStatus } from "../live/socket.ts";

const prices = new Map<string, Signal<Price | null>>();

/** Null while it is on its way, and where there is none. */
export function priceOf(asset: string): Signal<Price | null> {
  const known = prices.get(asset);
  if (known !== undefined) return known;
  const made = signal<Price | null>(null);
  prices.set(asset, made);
  return made;
}

/** Of the streams on screen, the worst. */
export const pricesStatus = signal<StreamStatus>("connecting");
/** Whether the prices on screen are made up. */
export const pricesSimulated = signal(false);

/** What a read brought along, until the stream says more. */
export function seedPrices(found: Iterable<readonly [string, Price | null]>): void {
  batch(() => {
    for (const [asset, price] of found) {
      const known = priceOf(asset);
      if (known.peek() === null) known.value = price;
    }
  });
}

/** As many as one stream takes. */
const MOST = 100;

/** Keeps the prices of these coins live while the component is on screen. */
export function useLivePrices(coins: readonly string[]): void {
  const wanted = coins.join();
  useEffect(() => {
    const all = wanted === "" ? [] : wanted.split(",");
    const states = new Map<number, StreamStatus>();
    const closes = Array.from({ length: Math.ceil(all.length / MOST) }, (_, part) =>
      openPriceStream(all.slice(part * MOST, (part + 1) * MOST), {
        frame: ({ prices: changed, simulated }) =>
          batch(() => {
            for (const [asset, price] of Object.entries(changed)) priceOf(asset).value = price;
            pricesSimulated.value = simulated;
          }),
        status: (status) => {
          states.set(part, status);
          pricesStatus.value = worst(states.values());
        },
      }),
    );
    return () => {
      for (const close of closes) close();
    };
  }, [wanted]);
}

function worst(states: Iterable<StreamStatus>): StreamStatus {
  const all = new Set(states);
  return all.has("lost") ? "lost" : all.has("connecting") ? "connecting" : "live";
}
