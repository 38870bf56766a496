import { stepAt } from "../../../domain/ledger/timeline.ts";
import { PriceWants } from "./price-wants.ts";
import type { OpenStudy } from "./studies.ts";

/** More coins at more times than anybody needs: what lies beyond has the closes of days. */
const MOST_ASKS = 5_000;

/** The finest prices of what was held at these times, also right before them. */
export async function wantHeld(study: OpenStudy, times: readonly number[]): Promise<void> {
  const wants = new PriceWants();
  let asks = 0;
  for (const at of times)
    for (const [asset, steps] of study.timeline.steps) {
      const held = [stepAt(steps, at), stepAt(steps, at - 1)].some(
        (step) => step !== undefined && step.quantity !== 0n,
      );
      if (!held || asks >= MOST_ASKS) continue;
      wants.at(asset, [at]);
      asks += 1;
    }
  if (asks > 0) await study.want(wants);
}
