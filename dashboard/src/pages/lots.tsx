import { Empty } from "../components/empty.tsx";
import { Page } from "../shell/page.tsx";

export function LotsPage() {
  return (
    <Page title="Lots">
      <Empty title="Nothing here yet." />
    </Page>
  );
}
