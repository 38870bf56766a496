import { Empty } from "../components/empty.tsx";
import { Page } from "../shell/page.tsx";

export function MarketPage() {
  return (
    <Page title="Market">
      <Empty title="Nothing here yet." />
    </Page>
  );
}
