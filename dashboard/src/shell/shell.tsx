import type { ComponentChildren } from "preact";
import { Button } from "../components/button.tsx";
import { Simulated } from "../components/simulated.tsx";
import { Toasts } from "../components/toasts.tsx";
import { paths } from "../paths.ts";
import { privacy, togglePrivacy } from "../state/preferences.ts";
import { seemsSignedIn, simulated } from "../state/session.ts";
import { AccountMenu } from "./account-menu.tsx";
import { Brand } from "./brand.tsx";
import { CoinSearch } from "./coin-search.tsx";
import { Navigation } from "./navigation.tsx";
import { PortfolioPicker } from "./portfolio-picker.tsx";
import { StreamBanner } from "./stream-banner.tsx";
import "./shell.css";

/** What stands round every page. */
export function Shell({ children, busy }: { children: ComponentChildren; busy: boolean }) {
  const signedIn = seemsSignedIn.value;
  return (
    <div class={signedIn ? "shell" : "shell bare"}>
      <a class="skip visually-hidden" href="#main">
        To the content
      </a>
      <header class="bar">
        <a class="brand" href={paths.home} aria-label="Coinsight">
          <Brand />
          <span>Coinsight</span>
        </a>
        {signedIn && <PortfolioPicker />}
        <div class="row end">
          {simulated.value && <Simulated />}
          {signedIn && <CoinSearch />}
          {signedIn && (
            <Button
              look="ghost"
              icon={privacy.value ? "hidden" : "eye"}
              label={privacy.value ? "Show amounts" : "Hide amounts"}
              pressed={privacy.value}
              onClick={togglePrivacy}
            />
          )}
          <AccountMenu />
        </div>
      </header>
      {signedIn && <Navigation />}
      <div class="content">
        {signedIn && <StreamBanner />}
        <main id="main" tabIndex={-1} aria-busy={busy}>
          {children}
        </main>
        <footer class="small muted">
          <span>Times are in the zone of your profile. Nothing here is advice.</span>
          <a href="https://www.tradingview.com/lightweight-charts/" rel="noopener noreferrer" target="_blank">
            Charts by TradingView
          </a>
        </footer>
      </div>
      <Toasts />
    </div>
  );
}
