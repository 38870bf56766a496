import { useComputed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { useLocation } from "preact-iso";
import { reports } from "../api/reports.ts";
import type { Portfolio } from "../api/types.ts";
import { ButtonLink } from "../components/button.tsx";
import { Failure } from "../components/failure.tsx";
import { Panel } from "../components/panel.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { Turn, useTurns } from "../components/turns.tsx";
import { paths } from "../paths.ts";
import { AllocationPanel } from "../portfolio/allocation.tsx";
import { AsOfPicker, PastNotice } from "../portfolio/as-of.tsx";
import { BaseSwitch } from "../portfolio/base-switch.tsx";
import { Headlines } from "../portfolio/headlines.tsx";
import { HistoryPanel } from "../portfolio/history.tsx";
import { HoldingsPanel } from "../portfolio/holdings-table.tsx";
import { Manage } from "../portfolio/manage.tsx";
import { PerformersPanel } from "../portfolio/performers.tsx";
import { periodOf } from "../portfolio/periods.ts";
import { ReturnsPanel } from "../portfolio/returns.tsx";
import { Summary } from "../portfolio/summary.tsx";
import { usePerformance } from "../portfolio/use-performance.ts";
import { LIVE, viewAsOf } from "../portfolio/view.ts";
import { OfPortfolio } from "../shell/of-portfolio.tsx";
import { Page } from "../shell/page.tsx";
import { useData } from "../state/data.ts";
import { ledgerVersion } from "../state/valuation.ts";
import "../portfolio/portfolio-page.css";

/** Below the summary, from the top. */
const PARTS = 5;

export const PortfolioPage = () => <OfPortfolio>{(portfolio) => <Overview portfolio={portfolio} />}</OfPortfolio>;

function Overview({ portfolio }: { portfolio: Portfolio }) {
  const { query, path, route } = useLocation();
  const { id } = portfolio;
  const at = query["at"] ?? null;
  const [period, benchmark] = [periodOf(query["period"]), query["against"] ?? null];
  /** What is chosen stands in the address: it can be sent to somebody, and the back button undoes it. */
  const choose = (name: "at" | "period" | "against", value: string | null) => {
    const next = new URLSearchParams(location.search);
    if (value === null) next.delete(name);
    else next.set(name, value);
    const text = next.toString();
    route(text === "" ? path : `${path}?${text}`);
  };
  const asked = { period, at, benchmark };
  const performance = usePerformance(id, asked);
  const past = useData(
    (signal) => (at === null ? Promise.resolve(undefined) : reports.holdings(id, { at }, signal)),
    [id, at, ledgerVersion.value],
  );
  const view = useMemo(() => (at === null ? LIVE : viewAsOf(at, past.value)), [at, past.value]);
  const isValued = useComputed(() => view.totals.value !== null);
  const turn = useTurns(PARTS, isValued);
  return (
    <Page
      title={portfolio.name}
      actions={
        <>
          <Manage portfolio={portfolio} />
          <BaseSwitch portfolio={portfolio} />
          <AsOfPicker at={at} onChange={(value) => choose("at", value)} />
          <ButtonLink href={`${paths.portfolio(id, "transactions")}?add`} icon="plus" look="primary">
            Add a transaction
          </ButtonLink>
        </>
      }
    >
      {at !== null && <PastNotice at={at} onChange={(value) => choose("at", value)} />}
      {past.error.value !== null && <Failure error={past.error.value} onRetry={past.reload} />}
      <Summary id={id} view={view} performance={performance} />
      <div class="two-thirds">
        <Turn of={turn} at={1} before={<Skeleton height="26rem" />}>
          <HistoryPanel
            id={id}
            {...asked}
            performance={performance}
            onPeriod={(value) => choose("period", value)}
            onBenchmark={(value) => choose("against", value)}
          />
        </Turn>
        <Turn of={turn} at={3}>
          <AllocationPanel portfolio={portfolio} at={at} />
        </Turn>
      </div>
      <Turn of={turn} at={2}>
        <HoldingsPanel key={at} id={id} view={view} />
      </Turn>
      <div class="halves">
        <Turn of={turn} at={4}>
          <ReturnsPanel id={id} asked={asked} performance={performance} />
        </Turn>
        <Turn of={turn} at={5}>
          <PerformersPanel performance={performance} />
        </Turn>
      </div>
      <Turn of={turn} at={PARTS}>
        <Panel title="Headlines">
          <Headlines />
        </Panel>
      </Turn>
    </Page>
  );
}
