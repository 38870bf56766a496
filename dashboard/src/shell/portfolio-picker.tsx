import { useLocation } from "preact-iso";
import { Icon } from "../components/icon.tsx";
import { Menu } from "../components/menu.tsx";
import { paths, type PortfolioPart } from "../paths.ts";
import { portfolios, selected } from "../state/portfolios.ts";

/** Another portfolio, on the same page. */
export function PortfolioPicker() {
  const { path } = useLocation();
  const list = portfolios.value ?? [];
  const current = selected.value;
  if (current === null) return null;
  const [, part = ""] = /^\/portfolios\/[^/]+\/(\w+)/.exec(path) ?? [];
  return (
    <Menu label={current.name} icon="down">
      {list.map(({ id, name }) => (
        <a
          key={id}
          class="menu-item foreign"
          href={paths.portfolio(id, part as PortfolioPart)}
          aria-current={id === current.id ? "true" : undefined}
        >
          {name}
        </a>
      ))}
      <a class="menu-item" href={paths.welcome}>
        <Icon name="plus" /> New portfolio
      </a>
    </Menu>
  );
}
