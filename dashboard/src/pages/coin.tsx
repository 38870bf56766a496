import { useRoute } from "preact-iso";
import { market } from "../api/market.ts";
import { CoinNews } from "../coin/news.tsx";
import { CoinSentimentPanel } from "../coin/coin-sentiment.tsx";
import { Lead } from "../coin/lead.tsx";
import { PriceChart } from "../coin/price-chart.tsx";
import { Quote } from "../coin/quote.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { ListChoice, Star } from "../market/star.tsx";
import { Page } from "../shell/page.tsx";
import { nameOf } from "../state/catalogue.ts";
import { useData } from "../state/data.ts";

export function CoinPage() {
  const { id = "" } = useRoute().params;
  return <OneCoin key={id} id={decodeURIComponent(id)} />;
}

function OneCoin({ id }: { id: string }) {
  const coin = useData((signal) => market.coin(id, signal), [id]);
  return (
    <Page title={nameOf(id)} actions={<Star asset={id} />}>
      <Loaded of={coin} skeleton={<Skeleton height="9rem" />}>
        {(found) => (
          <>
            <Quote coin={found} />
            <PriceChart coin={id} />
            <CoinSentimentPanel coin={id} />
            <CoinNews coin={id} />
            <Lead coin={id} />
          </>
        )}
      </Loaded>
      <ListChoice />
    </Page>
  );
}
