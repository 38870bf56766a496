import { useLocation } from "preact-iso";
import type { Portfolio } from "../api/types.ts";
import { ButtonLink } from "../components/button.tsx";
import { Panel } from "../components/panel.tsx";
import { Draft } from "../imports/draft.tsx";
import { Drop } from "../imports/drop.tsx";
import { Earlier } from "../imports/earlier.tsx";
import { paths } from "../paths.ts";
import { OfPortfolio } from "../shell/of-portfolio.tsx";
import { Page } from "../shell/page.tsx";
import { loadPortfolios } from "../state/portfolios.ts";
import { failed, saidWithUndo } from "../transactions/take-back.ts";

export const ImportPage = () => <OfPortfolio>{(portfolio) => <ImportInto portfolio={portfolio} />}</OfPortfolio>;

function ImportInto({ portfolio }: { portfolio: Portfolio }) {
  const { query, path, route } = useLocation();
  const { draft } = query;
  return (
    <Page
      title="Import"
      actions={<ButtonLink href={paths.portfolio(portfolio.id, "transactions")}>To the transactions</ButtonLink>}
    >
      {draft === undefined ? (
        <>
          <Panel title="A file">
            <Drop into={() => Promise.resolve(portfolio)} onStaged={(_, { id }) => route(`${path}?draft=${id}`)} />
          </Panel>
          <Earlier portfolio={portfolio} />
        </>
      ) : (
        <Draft
          portfolio={portfolio}
          importId={draft}
          onDiscarded={() => route(path, true)}
          onCommitted={({ rows }) => {
            saidWithUndo(portfolio.id, `Recorded ${rows}.`);
            // It may have brought accounts.
            void loadPortfolios().catch(failed);
            route(paths.portfolio(portfolio.id), true);
          }}
        />
      )}
    </Page>
  );
}
