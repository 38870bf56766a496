import { ledger } from "../api/ledger.ts";
import type { Portfolio } from "../api/types.ts";
import { Menu, MenuItem } from "../components/menu.tsx";
import { symbolOf } from "../state/catalogue.ts";
import { currencies } from "../state/currencies.ts";
import { loadPortfolios } from "../state/portfolios.ts";
import { failed, saidWithUndo } from "../transactions/take-back.ts";
import "./base-switch.css";

/** Besides currencies; `sats` are hundred-millionths of a bitcoin. */
const COINS = ["bitcoin", "ethereum", "sats"];

/** What everything is counted in: the live figures and the past, each point at its own rate. */
export const BaseSwitch = ({ portfolio }: { portfolio: Portfolio }) => (
  <Menu label={symbolOf(portfolio.base)} icon="down" look="secondary">
    <Bases id={portfolio.id} />
  </Menu>
);

/** Made when the menu is opened: the names of thirty currencies in the person's language take longer than the page. */
function Bases({ id }: { id: string }) {
  const choose = (next: string): void => {
    ledger
      .changePortfolio(id, { base: next })
      .then(loadPortfolios)
      .then(() => saidWithUndo(id, `Counted in ${symbolOf(next)} now.`), failed);
  };
  return (
    <div class="bases">
      {COINS.map((coin) => (
        <MenuItem key={coin} onChoose={() => choose(coin)}>
          {symbolOf(coin)}
        </MenuItem>
      ))}
      {currencies().map(({ id: currency, code, name }) => (
        <MenuItem key={currency} onChoose={() => choose(currency)}>
          <b>{code}</b> <span class="muted small">{name}</span>
        </MenuItem>
      ))}
    </div>
  );
}
