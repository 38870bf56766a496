import { sentiment } from "../api/sentiment.ts";
import { Loaded } from "../components/loaded.tsx";
import { Panel } from "../components/panel.tsx";
import { Score } from "../components/score.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { useData } from "../state/data.ts";

const REFRESH_MS = 60_000;

/** What all news together say. */
export function MarketIndex() {
  const index = useData((signal) => sentiment.market(signal), [], { everyMs: REFRESH_MS });
  return (
    <Panel title="Market index">
      <Loaded of={index} skeleton={<Skeleton height="4rem" />}>
        {({ score, label, articles, sources, mentions24h }) => (
          <>
            <p>
              {score.value === null || label === null ? (
                "Too little news for a score."
              ) : (
                <Score value={score.value} label={label} />
              )}
            </p>
            <p class="muted small">
              {articles} articles of three days from {sources} sources; {mentions24h} of the last day.
            </p>
          </>
        )}
      </Loaded>
    </Panel>
  );
}
