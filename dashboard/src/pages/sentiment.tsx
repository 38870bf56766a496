import { useLocation } from "preact-iso";
import { Empty } from "../components/empty.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { paths } from "../paths.ts";
import { CoinChoice } from "../sentiment/coin-choice.tsx";
import { Comparison } from "../sentiment/comparison.tsx";
import { HeatMap } from "../sentiment/heat-map.tsx";
import { MarketIndex } from "../sentiment/market-index.tsx";
import { Sources } from "../sentiment/sources.tsx";
import { Page } from "../shell/page.tsx";
import { useCoins } from "../state/use-coins.ts";

/** Without a choice the largest are shown. */
const USUAL = 8;
const MOST = 20;

export function SentimentPage() {
  const { query, route } = useLocation();
  const coins = useCoins();
  const asked = (query["coins"] ?? "").split(",").filter((id) => coins.value.has(id));
  const largest = [...coins.value.values()].filter(({ peg }) => peg === null).slice(0, USUAL);
  const chosen = query["coins"] === undefined ? largest.map(({ id }) => id) : asked.slice(0, MOST);
  const choose = (ids: readonly string[]): void =>
    route(`${paths.sentiment}?${new URLSearchParams({ coins: ids.join() }).toString()}`, true);
  return (
    <Page title="Sentiment">
      <MarketIndex />
      <CoinChoice chosen={chosen} most={MOST} onChange={choose} />
      {coins.value.size === 0 ? (
        <Skeleton height="18rem" />
      ) : chosen.length === 0 ? (
        <Empty icon="sentiment" title="No coin is chosen.">
          <p>Add one above to compare what the news say.</p>
        </Empty>
      ) : (
        <>
          <Comparison coins={chosen} />
          <HeatMap coins={chosen} />
        </>
      )}
      <Sources />
    </Page>
  );
}
