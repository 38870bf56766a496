import { Empty } from "../components/empty.tsx";
import { Page } from "../shell/page.tsx";

export function CoinPage() {
  return (
    <Page title="Coin">
      <Empty title="Nothing here yet." />
    </Page>
  );
}
