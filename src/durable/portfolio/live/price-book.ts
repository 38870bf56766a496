import type { AssetId } from "../../../domain/ids.ts";
import { entriesOf } from "../../../domain/market/board.ts";
import type { BoardPrice, Freshness, PriceFrame } from "../../../domain/market/price.ts";
import { fresher, isNewer } from "../../../domain/market/price.ts";

/** The prices this portfolio knows in its present life: pushed by its relay, or answered when it asked. */
export class PriceBook {
  readonly prices = new Map<AssetId, BoardPrice>();
  /** Which sources are heard, as far as is known here. */
  freshUntil: Freshness = {};
  /** Grows with everything that was taken in. */
  revision = 0;
  #pushed: { epoch: number; seq: number } | null = null;
  /** Whether it was told about all that is held, in this life: pushed changes alone leave out what has not changed. */
  awake = false;

  /** A frame that the relay sent. False: it is older than the last one and was dropped. The same `seq` again is a sign of life. */
  push(frame: PriceFrame): boolean {
    const { epoch, seq } = frame;
    const again = this.#pushed?.epoch === epoch && this.#pushed.seq === seq;
    if (!again && !isNewer(frame, this.#pushed)) return false;
    this.#pushed = { epoch, seq };
    this.#take(frame, () => true);
    return true;
  }

  /** An answer about all that is held. A push may have overtaken it, so it never replaces a younger price. */
  answer(frame: PriceFrame): void {
    this.awake = true;
    this.#take(frame, (asset, price) => price.at >= (this.prices.get(asset)?.at ?? 0));
  }

  #take(frame: PriceFrame, wanted: (asset: AssetId, price: BoardPrice) => boolean): void {
    for (const [asset, price] of entriesOf(frame.prices)) if (wanted(asset, price)) this.prices.set(asset, price);
    this.freshUntil = fresher(this.freshUntil, frame.freshUntil);
    this.revision += 1;
  }
}
