import { Panel } from "../components/panel.tsx";
import { OfPortfolio } from "../shell/of-portfolio.tsx";
import { Page } from "../shell/page.tsx";
import { AddTransaction } from "../transactions/add-transaction.tsx";

export const TransactionsPage = () => (
  <OfPortfolio>
    {(portfolio) => (
      <Page title="Transactions">
        <Panel title="Add a transaction">
          <AddTransaction portfolioId={portfolio.id} />
        </Panel>
      </Page>
    )}
  </OfPortfolio>
);
