import { useLocation } from "preact-iso";
import { LotsPanel } from "../lots/lots-panel.tsx";
import { methodOf } from "../lots/methods.ts";
import { SalePanel } from "../lots/sale-form.tsx";
import { OfPortfolio } from "../shell/of-portfolio.tsx";
import { Page } from "../shell/page.tsx";

export function LotsPage() {
  const { query, path, route } = useLocation();
  return (
    <OfPortfolio>
      {(portfolio) => (
        <Page title="Lots">
          <SalePanel portfolio={portfolio} />
          <LotsPanel
            portfolio={portfolio}
            method={methodOf(query["method"])}
            onMethod={(method) => route(`${path}?method=${method}`, true)}
          />
        </Page>
      )}
    </OfPortfolio>
  );
}
