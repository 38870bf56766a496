import { Gain } from "../components/change.tsx";
import { Money } from "../components/money.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { Time } from "../components/time.tsx";
import { symbolOf } from "../state/catalogue.ts";
import { asOf, base, totals } from "../state/valuation.ts";
import "./summary.css";

/** What it is all worth at this moment. */
export function Summary() {
  const figures = totals.value;
  const unit = base.value;
  return (
    <section class="summary" aria-label="Summary">
      <p class="total" data-figure="total">
        {figures === null ? <Skeleton height="1em" width="9ch" /> : <Money amount={figures.value} unit={unit} />}
      </p>
      <dl class="facts">
        <div>
          <dt>Cost</dt>
          <dd>{figures === null ? <Skeleton width="6ch" /> : <Money amount={figures.cost} unit={unit} />}</dd>
        </div>
        <div>
          <dt>Unrealised gain</dt>
          <dd>{figures === null ? <Skeleton width="6ch" /> : <Gain amount={figures.unrealised} unit={unit} />}</dd>
        </div>
        <div>
          <dt>Realised gain</dt>
          <dd>{figures === null ? <Skeleton width="6ch" /> : <Gain amount={figures.realised} unit={unit} />}</dd>
        </div>
      </dl>
      <p class="muted small">
        {asOf.value === null ? (
          "Connecting…"
        ) : (
          <>
            As of <Time at={asOf.value} />.{" "}
          </>
        )}
        {figures?.stale === true && "The market has been silent: these are the last known prices. "}
        {figures?.complete === false &&
          `Without a price, and so not in the total: ${figures.unpriced.map(symbolOf).join(", ")}.`}
      </p>
    </section>
  );
}
