import { market } from "../api/market.ts";
import { ButtonLink } from "../components/button.tsx";
import { Empty } from "../components/empty.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Panel } from "../components/panel.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { paths } from "../paths.ts";
import { CorrelationMap } from "../risk/correlation-map.tsx";
import { DrawdownChart } from "../risk/drawdown-chart.tsx";
import { RiskFigures } from "../risk/figures.tsx";
import { StressTable } from "../risk/stress-table.tsx";
import { OfPortfolio } from "../shell/of-portfolio.tsx";
import { Page } from "../shell/page.tsx";
import { symbolOf } from "../state/catalogue.ts";
import { useData } from "../state/data.ts";
import { ledgerVersion } from "../state/valuation.ts";

export const RiskPage = () => (
  <OfPortfolio>
    {(portfolio) => (
      <Page title="Risk">
        <Risk portfolioId={portfolio.id} />
        <CorrelationMap portfolioId={portfolio.id} />
      </Page>
    )}
  </OfPortfolio>
);

function Risk({ portfolioId }: { portfolioId: string }) {
  const risk = useData((signal) => market.portfolioRisk(portfolioId, signal), [portfolioId, ledgerVersion.value]);
  return (
    <Loaded of={risk} skeleton={<Skeleton height="22rem" />}>
      {(found) =>
        found.returns === 0 ? (
          <Empty icon="risk" title="Nothing to measure yet.">
            <p>Risk is measured by daily returns: add what you hold, and the days since then count.</p>
            <ButtonLink href={`${paths.portfolio(portfolioId, "transactions")}?add`}>Add a transaction</ButtonLink>
          </Empty>
        ) : (
          <>
            <Panel title="Figures">
              <p class="muted small">
                From {found.returns} daily time-weighted returns, so that a deposit is no return; beside{" "}
                {symbolOf(found.benchmark)}.
                {found.excluded.length > 0 &&
                  ` Left out, for want of prices: ${found.excluded.map(symbolOf).join(", ")}.`}
              </p>
              <RiskFigures of={found} />
            </Panel>
            <DrawdownChart risk={found} />
            <StressTable crashes={found.stress.crashes} unit={found.base} />
          </>
        )
      }
    </Loaded>
  );
}
