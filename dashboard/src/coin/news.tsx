import type { Article, ScoredWord, Vote } from "../../../src/client/api.ts";
import { sentiment } from "../api/sentiment.ts";
import { Empty } from "../components/empty.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Panel } from "../components/panel.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { numberFormat } from "../format/number-format.ts";
import { Headline } from "../portfolio/headlines.tsx";
import { useData } from "../state/data.ts";
import "./news.css";

const REFRESH_MS = 60_000;

/** Headlines that name the coin, each with its votes and with the words that made them. */
export function CoinNews({ coin }: { coin: string }) {
  const news = useData((signal) => sentiment.news(coin, signal), [coin], { everyMs: REFRESH_MS });
  return (
    <Panel title="News">
      <Loaded of={news} skeleton={<Skeleton height="2.75rem" lines={8} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="sentiment" title="No headline has named it lately." />
          ) : (
            <ul class="headlines">
              {items.map((article) => (
                <Headline key={article.id} article={article}>
                  <Audit article={article} />
                </Headline>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}

/** How the score came about. */
function Audit({ article: { score, repeats, repeatedBy } }: { article: Article }) {
  if (score === null) return <p class="muted small">Not scored yet.</p>;
  return (
    <details class="audit small">
      <summary>How it was scored</summary>
      <ul>
        {score.votes.map((vote) => (
          <li key={vote.model}>
            <VoteText vote={vote} />
          </li>
        ))}
      </ul>
      {score.words.length > 0 && (
        <p>
          Words:{" "}
          {score.words.map((word) => (
            <WordText key={word.word} word={word} />
          ))}
        </p>
      )}
      {repeats > 0 && (
        <p class="muted foreign">
          The same story {repeats} times more: {repeatedBy.join(", ")}.
        </p>
      )}
    </details>
  );
}

const signed = (value: number): string =>
  numberFormat({ minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: "exceptZero" }).format(value);

const VoteText = ({ vote: { model, score, reason } }: { vote: Vote }) => (
  <>
    {model}: {score === null ? `no vote (${(reason ?? "absent").replaceAll("_", " ")})` : signed(score)}
  </>
);

const WordText = ({ word: { word, valence } }: { word: ScoredWord }) => (
  <span class={`word ${valence > 0 ? "up" : valence < 0 ? "down" : ""}`}>
    <span class="foreign">{word}</span> {signed(valence)}
  </span>
);
