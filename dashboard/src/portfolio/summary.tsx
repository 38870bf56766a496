import type { ComponentChildren } from "preact";
import type { Performance } from "../api/types.ts";
import { Change, Gain } from "../components/change.tsx";
import { Fact, Facts } from "../components/facts.tsx";
import { Help } from "../components/help.tsx";
import { Money } from "../components/money.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { Time } from "../components/time.tsx";
import { symbolOf } from "../state/catalogue.ts";
import type { Data } from "../state/data.ts";
import { ExplainedDay } from "./explained-day.tsx";
import { ExplainedHoldings } from "./explained-holdings.tsx";
import { ExplainedSales } from "./explained-sales.tsx";
import type { PortfolioView } from "./view.ts";
import "./summary.css";

/** Reads the totals where it shows one of them, so that a tick repaints that figure. */
function Total({ view, of }: { view: PortfolioView; of: "value" | "cost" | "unrealised" | "realised" }) {
  const totals = view.totals.value;
  const unit = view.base.value;
  if (totals === null) return <Skeleton height={of === "value" ? "1em" : "1.5em"} width="7ch" />;
  const amount = totals[of];
  return of === "value" || of === "cost" ? <Money amount={amount} unit={unit} /> : <Gain amount={amount} unit={unit} />;
}

interface SummaryProps {
  readonly id: string;
  readonly view: PortfolioView;
  readonly performance: Data<Performance>;
}

/** A figure's name with its explanation beside. */
const named = (name: string, explain: () => ComponentChildren) => (
  <>
    {name}
    <Help of={name} wide>
      {explain}
    </Help>
  </>
);

/** What it is all worth, and what it did in a day. */
export function Summary({ id, view, performance }: SummaryProps) {
  const { at } = view;
  const day = performance.value.value?.change24h;
  return (
    <section class="summary" aria-label="Summary">
      <div class="total">
        <span data-figure="total">
          <Total view={view} of="value" />
        </span>
        <Help of="Value" wide>
          {() => <ExplainedHoldings id={id} at={at} of="value" />}
        </Help>
      </div>
      <Facts>
        <Fact
          label={named("24 hours", () => (
            <ExplainedDay id={id} at={at} />
          ))}
        >
          {day === undefined ? (
            <Skeleton height="1.5em" width="16ch" />
          ) : (
            <>
              <Change fraction={day.share} unknown="nothing was held then" />{" "}
              <span class="muted">
                <Gain amount={day.amount} unit={view.base.value} />
              </span>
            </>
          )}
        </Fact>
        <Fact
          label={named("Cost", () => (
            <ExplainedHoldings id={id} at={at} of="cost" />
          ))}
        >
          <Total view={view} of="cost" />
        </Fact>
        <Fact
          label={named("Unrealised gain", () => (
            <ExplainedHoldings id={id} at={at} of="unrealised" />
          ))}
        >
          <Total view={view} of="unrealised" />
        </Fact>
        <Fact
          label={named("Realised gain", () => (
            <ExplainedSales id={id} at={at} />
          ))}
        >
          <Total view={view} of="realised" />
        </Fact>
      </Facts>
      <Notes view={view} />
    </section>
  );
}

/** What must be known besides: of when it is, and what is missing. */
function Notes({ view }: { view: PortfolioView }) {
  const totals = view.totals.value;
  const asOf = view.asOf.value;
  return (
    <p class="muted small">
      {asOf === null ? (
        "Connecting…"
      ) : (
        <>
          As of <Time at={asOf} as={view.at === null ? "clock" : "minute"} />.{" "}
        </>
      )}
      {totals?.stale === true && "The market has been silent: these are the last known prices. "}
      {totals?.complete === false &&
        `Without a price, and so not in the total: ${totals.unpriced.map(symbolOf).join(", ")}.`}
    </p>
  );
}
