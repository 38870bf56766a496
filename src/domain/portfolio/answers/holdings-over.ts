import type { AssetId } from "../../ids.ts";
import type { SignedAmount } from "../../money/amount.ts";
import { signedOf, toSignedText } from "../../money/fixed.ts";
import { isPeggedIn } from "../study.ts";
import { worthAt } from "../worth.ts";
import type { Looked } from "./head.ts";

/** What was held at one of several times. */
export interface HeldAt {
  readonly at: number;
  readonly coins: readonly {
    readonly asset: AssetId;
    readonly quantity: SignedAmount;
    /** `null`: nobody knows what it was worth then. */
    readonly value: SignedAmount | null;
    /** Money, or a coin that is meant to be worth money. */
    readonly pegged: boolean;
  }[];
}

export interface HoldingsOver {
  readonly version: number;
  readonly base: AssetId;
  readonly times: readonly HeldAt[];
}

/** The portfolio's value by coin at each of these times. */
export function holdingsOver(study: Looked, times: readonly number[]): HoldingsOver {
  const pegged = isPeggedIn(study);
  return {
    version: study.version,
    base: study.settings.base,
    times: times.map((at) => ({
      at,
      coins: worthAt(study.timeline, study.priceOf, at).lines.map(({ asset, quantity, value }) => ({
        asset,
        quantity: toSignedText(quantity),
        value: signedOf(value),
        pegged: pegged(asset),
      })),
    })),
  };
}
