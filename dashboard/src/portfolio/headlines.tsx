import type { ComponentChildren } from "preact";
import { api } from "../api/client.ts";
import type { Article } from "../api/types.ts";
import { Badge } from "../components/badge.tsx";
import { Empty } from "../components/empty.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Score } from "../components/score.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { Time } from "../components/time.tsx";
import { paths } from "../paths.ts";
import { symbolOf } from "../state/catalogue.ts";
import { useData } from "../state/data.ts";
import "./headlines.css";

const REFRESH_MS = 60_000;

/** Latest headlines with their score. Titles are text: the page never treats them as markup. */
export function Headlines() {
  const articles = useData((signal) => api.news({ limit: 12 }, signal), [], { everyMs: REFRESH_MS });
  return (
    <Loaded of={articles} skeleton={<Skeleton height="2.75rem" lines={8} />}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty icon="sentiment" title="No headlines yet.">
            <p>They are fetched every five minutes.</p>
          </Empty>
        ) : (
          <ul class="headlines">
            {items.map((article) => (
              <Headline key={article.id} article={article} />
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

/** One article; below it what a page adds. */
export function Headline({ article, children }: { article: Article; children?: ComponentChildren }) {
  const { title, link, source, publishedAt, coins, score } = article;
  return (
    <li>
      {score === null ? <Badge title="Not scored yet">…</Badge> : <Score value={score.value} label={score.label} />}
      <div>
        <a class="foreign" href={link} rel="noopener noreferrer" target="_blank">
          {title}
        </a>
        <p class="muted small">
          {source} · <Time at={publishedAt} as="minute" />{" "}
          {coins.map((coin) => (
            <a key={coin} class="coin" href={paths.coin(coin)}>
              {symbolOf(coin)}
            </a>
          ))}
        </p>
        {children}
      </div>
    </li>
  );
}
