import { sentiment } from "../api/sentiment.ts";
import { Fact, Facts } from "../components/facts.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Panel } from "../components/panel.tsx";
import { Score } from "../components/score.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { numberFormat } from "../format/number-format.ts";
import { useData } from "../state/data.ts";

const REFRESH_MS = 60_000;

/** What the news of three days say, and what the figure rests on. */
export function CoinSentimentPanel({ coin }: { coin: string }) {
  const said = useData((signal) => sentiment.coin(coin, signal), [coin], { everyMs: REFRESH_MS });
  return (
    <Panel title="Sentiment">
      <Loaded of={said} skeleton={<Skeleton height="5rem" />}>
        {({ score, label, articles, effectiveNumber, sources, mentions24h, mentionsZ, models }) => (
          <>
            <p>
              {score.value === null || label === null ? (
                <>Too little news for a score.</>
              ) : (
                <Score value={score.value} label={label} />
              )}
            </p>
            <Facts>
              <Fact label="Articles">{articles}</Fact>
              <Fact label="Effective number">{numberFormat({ maximumFractionDigits: 1 }).format(effectiveNumber)}</Fact>
              <Fact label="Sources">{sources}</Fact>
              <Fact label="Mentions, 24 h">
                {mentions24h}
                {mentionsZ !== null && (
                  <span class="muted small"> {numberFormat({ maximumFractionDigits: 1 }).format(mentionsZ)} σ</span>
                )}
              </Fact>
            </Facts>
            <p class="muted small">Voted by {models.length === 0 ? "nobody yet" : models.join(" and ")}.</p>
          </>
        )}
      </Loaded>
    </Panel>
  );
}
