/** Every page by its address. Each is a file of its own that comes when it is opened. */
import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { ButtonLink } from "./components/button.tsx";
import { Empty } from "./components/empty.tsx";
import { paths } from "./paths.ts";
import { lazyPage } from "./shell/lazy-page.tsx";
import { Page } from "./shell/page.tsx";
import { selected } from "./state/portfolios.ts";

const page = lazyPage;

interface PageAt {
  readonly path: string;
  readonly page: FunctionComponent & { readonly preload?: () => Promise<unknown> };
}

export const pages: readonly PageAt[] = [
  { path: "/", page: Home },
  { path: "/welcome", page: page(() => import("./pages/welcome.tsx").then((m) => m.WelcomePage)) },
  { path: "/portfolios/:id", page: page(() => import("./pages/portfolio.tsx").then((m) => m.PortfolioPage)) },
  {
    path: "/portfolios/:id/transactions",
    page: page(() => import("./pages/transactions.tsx").then((m) => m.TransactionsPage)),
  },
  { path: "/portfolios/:id/import", page: page(() => import("./pages/import.tsx").then((m) => m.ImportPage)) },
  { path: "/portfolios/:id/lots", page: page(() => import("./pages/lots.tsx").then((m) => m.LotsPage)) },
  { path: "/portfolios/:id/risk", page: page(() => import("./pages/risk.tsx").then((m) => m.RiskPage)) },
  { path: "/coins/:id", page: page(() => import("./pages/coin.tsx").then((m) => m.CoinPage)) },
  { path: "/market", page: page(() => import("./pages/market.tsx").then((m) => m.MarketPage)) },
  { path: "/sentiment", page: page(() => import("./pages/sentiment.tsx").then((m) => m.SentimentPage)) },
  { path: "/settings", page: page(() => import("./pages/settings.tsx").then((m) => m.SettingsPage)) },
  { path: "/settings/security", page: page(() => import("./pages/security.tsx").then((m) => m.SecurityPage)) },
  { path: "/components", page: page(() => import("./pages/components.tsx").then((m) => m.ComponentsPage)) },
];

/** Has the file of the page at an address fetched, before there is anything to show in it. */
export function preloadPage(address: string): void {
  const isAt = (path: string) => new RegExp(`^${path.replace(":id", "[^/]+")}/?$`).test(address);
  void pages.find(({ path }) => isAt(path))?.page.preload?.();
}

/** The portfolio that was opened last; the first run where there is none. */
function Home() {
  const { route } = useLocation();
  const id = selected.value?.id;
  useEffect(() => route(id === undefined ? paths.welcome : paths.portfolio(id), true), [id]);
  return null;
}

export function NotFound() {
  return (
    <Page title="Nothing here">
      <Empty title="There is no such page.">
        <ButtonLink href={paths.home}>To the portfolio</ButtonLink>
      </Empty>
    </Page>
  );
}
