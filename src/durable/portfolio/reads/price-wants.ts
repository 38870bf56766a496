import type { AssetId } from "../../../domain/ids.ts";
import type { Span } from "../../../domain/market/candles/bar.ts";

/** Prices that a read is going to ask for. */
export class PriceWants {
  /** Closes of days, or of hours, over a span of time. */
  readonly spans: { readonly asset: AssetId; readonly interval: "1h" | "1d"; readonly span: Span }[] = [];
  /** The finest close before a time. */
  readonly times = new Map<AssetId, Set<number>>();

  days(asset: AssetId, span: Span): this {
    this.spans.push({ asset, interval: "1d", span });
    return this;
  }

  hours(asset: AssetId, span: Span): this {
    this.spans.push({ asset, interval: "1h", span });
    return this;
  }

  at(asset: AssetId, times: Iterable<number>): this {
    const known = this.times.get(asset) ?? new Set<number>();
    this.times.set(asset, known);
    for (const time of times) known.add(time);
    return this;
  }

  get assets(): AssetId[] {
    return [...new Set([...this.spans.map(({ asset }) => asset), ...this.times.keys()])];
  }

  /** The first time that anything is asked of. */
  get from(): number {
    const starts = [
      ...this.spans.map(({ span }) => span.from),
      ...[...this.times.values()].flatMap((some) => [...some]),
    ];
    return starts.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY);
  }
}
