import type { AssetId } from "../ids.ts";
import { entriesOf } from "./board.ts";
import type { BoardPrice, Freshness, PriceFrame, PriceMap } from "./price.ts";
import { fresher, isNewer } from "./price.ts";

/** What a frame did to a relay's copy of the board. */
export type Applied =
  | { readonly kind: "applied"; readonly changed: readonly AssetId[] }
  /** Not newer than what is known: an older socket's last words. */
  | { readonly kind: "dropped" }
  /** Changes to a board that this relay does not have: it needs the whole. */
  | { readonly kind: "lost" };

/**
 * A relay's copy of the whole board. The feed may come back from a kill with a board some seconds old, so an asset's price is
 * replaced only by one that is not older: what was shown once is not taken back.
 */
export class RelayBoard {
  readonly #prices = new Map<AssetId, BoardPrice>();
  #last: { epoch: number; seq: number } | null = null;
  #freshUntil: Freshness = {};

  /** Whether there is anything to tell: a feed that has just been made has no prices yet. */
  get known(): boolean {
    return this.#prices.size > 0;
  }

  apply(frame: PriceFrame): Applied {
    if (!isNewer(frame, this.#last)) return { kind: "dropped" };
    if (this.#last === null && frame.type === "changes") return { kind: "lost" };
    this.#last = { epoch: frame.epoch, seq: frame.seq };
    this.#freshUntil = fresher(this.#freshUntil, frame.freshUntil);
    const changed: AssetId[] = [];
    for (const [asset, price] of entriesOf(frame.prices)) {
      const known = this.#prices.get(asset);
      if (known !== undefined && (price.at < known.at || (price.at === known.at && price.price === known.price)))
        continue;
      this.#prices.set(asset, price);
      changed.push(asset);
    }
    return { kind: "applied", changed };
  }

  /** The named assets, or all, as a frame. */
  frame(type: PriceFrame["type"], assets: Iterable<AssetId> | null): PriceFrame {
    const { epoch, seq } = this.#last ?? { epoch: 0, seq: 0 };
    return { type, epoch, seq, freshUntil: this.#freshUntil, prices: this.#pick(assets ?? this.#prices.keys()) };
  }

  #pick(assets: Iterable<AssetId>): PriceMap {
    const prices: Record<AssetId, BoardPrice> = {};
    for (const asset of assets) {
      const price = this.#prices.get(asset);
      if (price !== undefined) prices[asset] = price;
    }
    return prices;
  }
}
