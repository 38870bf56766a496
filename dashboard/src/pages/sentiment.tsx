import { Empty } from "../components/empty.tsx";
import { Page } from "../shell/page.tsx";

export function SentimentPage() {
  return (
    <Page title="Sentiment">
      <Empty title="Nothing here yet." />
    </Page>
  );
}
