import { Empty } from "../components/empty.tsx";
import { Page } from "../shell/page.tsx";

export function RiskPage() {
  return (
    <Page title="Risk">
      <Empty title="Nothing here yet." />
    </Page>
  );
}
