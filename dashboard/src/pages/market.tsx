import { useLocation } from "preact-iso";
import { Banner } from "../components/banner.tsx";
import { Empty } from "../components/empty.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { AllCoins } from "../market/all-coins.tsx";
import { ListTabs } from "../market/list-tabs.tsx";
import { ListChoice } from "../market/star.tsx";
import { WatchPanel } from "../market/watch-panel.tsx";
import { Page } from "../shell/page.tsx";
import { pricesStatus } from "../state/prices.ts";
import { useWatchlists, watchlists } from "../state/watchlists.ts";

export function MarketPage() {
  useWatchlists();
  const id = useLocation().query["list"];
  return (
    <Page title="Market">
      <ListTabs current={id} />
      {pricesStatus.value === "lost" && (
        <Banner>The stream is lost; these prices are the last ones that came. Trying to come back.</Banner>
      )}
      {id === undefined ? <AllCoins /> : <OneList key={id} id={id} />}
      <ListChoice />
    </Page>
  );
}

function OneList({ id }: { id: string }) {
  if (watchlists.value === null) return <Skeleton height="12rem" />;
  const list = watchlists.value.find((one) => one.id === id);
  return list === undefined ? (
    <Empty icon="star" title="There is no such list.">
      <p>It may have been deleted. Choose another above, or make one.</p>
    </Empty>
  ) : (
    <WatchPanel list={list} />
  );
}
