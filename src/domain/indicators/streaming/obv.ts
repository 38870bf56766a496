import { streamOf, type Core, type Stream } from "./stream.ts";

export interface VolumeBar {
  readonly close: number;
  readonly volume: number;
}

class ObvCore implements Core<VolumeBar, number> {
  #sum = 0;
  #last: number | null = null;

  peek({ close, volume }: VolumeBar): number {
    return this.#last === null ? 0 : this.#sum + Math.sign(close - this.#last) * volume;
  }

  commit(bar: VolumeBar): void {
    this.#sum = this.peek(bar);
    this.#last = bar.close;
  }
}

/** 0 at the first bar. */
export const streamObv = (): Stream<VolumeBar, number> => streamOf(new ObvCore(), Number.NaN);
