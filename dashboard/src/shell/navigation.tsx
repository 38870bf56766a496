import { useLocation } from "preact-iso";
import { Icon, type IconName } from "../components/icon.tsx";
import { Menu } from "../components/menu.tsx";
import { paths } from "../paths.ts";
import { expectedId } from "../state/portfolios.ts";
import "./navigation.css";

interface Place {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  /** Has a place of its own in the bar of a phone; the others are behind "More". */
  readonly frequent: boolean;
}

function places(): Place[] {
  const id = expectedId.value;
  const own: Place[] =
    id === null
      ? []
      : [
          { href: paths.portfolio(id), label: "Portfolio", icon: "portfolio", frequent: true },
          { href: paths.portfolio(id, "transactions"), label: "Transactions", icon: "list", frequent: true },
          { href: paths.portfolio(id, "lots"), label: "Lots", icon: "lots", frequent: false },
          { href: paths.portfolio(id, "risk"), label: "Risk", icon: "risk", frequent: false },
        ];
  return [
    ...own,
    { href: paths.market, label: "Market", icon: "market", frequent: true },
    { href: paths.sentiment, label: "Sentiment", icon: "sentiment", frequent: true },
    { href: paths.settings, label: "Settings", icon: "settings", frequent: false },
  ];
}

function isCurrent(href: string, path: string): boolean {
  if (href === path) return true;
  if (href === paths.market) return path.startsWith("/coins/");
  return href === paths.settings && path.startsWith(`${paths.settings}/`);
}

/** At the side where there is room; on a phone a bar at the bottom, within reach of the thumb. */
export function Navigation() {
  const { path } = useLocation();
  const all = places();
  const rest = all.filter(({ frequent }) => !frequent);
  const link = ({ href, label, icon, frequent }: Place) => (
    <a
      key={href}
      class={frequent ? "place" : "place seldom"}
      href={href}
      aria-current={isCurrent(href, path) ? "page" : undefined}
    >
      <Icon name={icon} />
      <span>{label}</span>
    </a>
  );
  return (
    <nav class="navigation" aria-label="Pages">
      {all.map(link)}
      <div class="more">
        <Menu label="More" icon="more">
          {rest.map(({ href, label, icon }) => (
            <a key={href} class="menu-item" href={href} aria-current={isCurrent(href, path) ? "page" : undefined}>
              <Icon name={icon} />
              {label}
            </a>
          ))}
        </Menu>
      </div>
    </nav>
  );
}
