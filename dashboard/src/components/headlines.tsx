import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { api } from "../api/client.ts";
import type { Article } from "../api/types.ts";
import { symbolOf } from "../state/portfolio.ts";
import { Score, Time } from "./figures.tsx";
import { Failure } from "./form.tsx";

const REFRESH_MS = 60_000;

/** Latest headlines with their score. Titles are text: the page never treats them as markup. */
export function Headlines() {
  const articles = useSignal<readonly Article[] | null>(null);
  const error = useSignal<unknown>(null);

  useEffect(() => {
    const load = async () => {
      try {
        articles.value = (await api.news()).items;
        error.value = null;
      } catch (thrown) {
        error.value = thrown;
      }
    };
    void load();
    const timer = setInterval(() => void load(), REFRESH_MS);
    return () => clearInterval(timer);
  }, []);

  if (articles.value === null) {
    return error.value === null ? <p class="skeleton" aria-busy="true" /> : <Failure error={error.value} />;
  }
  if (articles.value.length === 0) return <p class="empty">No headlines yet. They are fetched every five minutes.</p>;
  return (
    <ul class="headlines">
      {articles.value.map((article) => (
        <li key={article.id}>
          {article.score === null ? (
            <span class="badge flat" title="Not scored yet">
              …
            </span>
          ) : (
            <Score value={article.score.value} label={article.score.label} />
          )}
          <div>
            <a href={article.link} rel="noopener noreferrer" target="_blank">
              {article.title}
            </a>
            <p class="muted">
              {article.source} · <Time at={article.publishedAt} withDay />
              {article.coins.map((coin) => (
                <span key={coin} class="coin">
                  {symbolOf.value(coin)}
                </span>
              ))}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
