import { ButtonLink } from "../components/button.tsx";
import { Empty } from "../components/empty.tsx";
import { Panel } from "../components/panel.tsx";
import { ColumnsMenu } from "../components/table.tsx";
import { paths } from "../paths.ts";
import { Headlines } from "../portfolio/headlines.tsx";
import { HoldingsTable, useHoldings } from "../portfolio/holdings-table.tsx";
import { Summary } from "../portfolio/summary.tsx";
import { OfPortfolio } from "../shell/of-portfolio.tsx";
import { Page } from "../shell/page.tsx";
import { order, totals } from "../state/valuation.ts";

export const PortfolioPage = () => (
  <OfPortfolio>
    {(portfolio) => (
      <Page
        title={portfolio.name}
        actions={
          <ButtonLink href={paths.portfolio(portfolio.id, "transactions")} icon="plus" look="primary">
            Add a transaction
          </ButtonLink>
        }
      >
        <Summary />
        <Holdings />
        <Panel title="Headlines">
          <Headlines />
        </Panel>
      </Page>
    )}
  </OfPortfolio>
);

function Holdings() {
  const table = useHoldings();
  const isEmpty = totals.value !== null && order.value.length === 0;
  return (
    <Panel title="Holdings" flush actions={<ColumnsMenu of={table} />}>
      {isEmpty ? (
        <Empty icon="portfolio" title="Nothing is held yet.">
          <p>Add a purchase to see it move.</p>
        </Empty>
      ) : (
        <HoldingsTable of={table} />
      )}
    </Panel>
  );
}
