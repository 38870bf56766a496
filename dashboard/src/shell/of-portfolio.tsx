import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { useRoute } from "preact-iso";
import type { Portfolio } from "../api/types.ts";
import { portfolios, select } from "../state/portfolios.ts";
import { Empty } from "../components/empty.tsx";
import { Page } from "./page.tsx";

/** The portfolio that the address names, which becomes the one that is followed live. Drawn afresh for each. */
export function OfPortfolio({ children }: { children: (portfolio: Portfolio) => ComponentChildren }) {
  const { id = "" } = useRoute().params;
  const portfolio = portfolios.value?.find((one) => one.id === id);
  useEffect(() => {
    if (portfolio !== undefined) select(portfolio.id);
  }, [portfolio?.id]);
  if (portfolio === undefined) {
    return (
      <Page title="No such portfolio">
        <Empty title="It was deleted, or it is somebody else's." />
      </Page>
    );
  }
  return <div key={portfolio.id}>{children(portfolio)}</div>;
}
