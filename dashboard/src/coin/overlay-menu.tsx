import type { Signal } from "@preact/signals";
import { Menu } from "../components/menu.tsx";
import { OVERLAYS } from "./overlays.ts";

/** What is shown beside the candles; this browser remembers. */
export function OverlayMenu({ chosen, store }: { chosen: ReadonlySet<string>; store: Signal<string> }) {
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    store.value = [...next].join();
  };
  return (
    <Menu label="Indicators">
      <fieldset class="columns-menu">
        <legend class="small muted">Beside the candles</legend>
        {OVERLAYS.map(({ id, label }) => (
          <label key={id}>
            <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} />
            {label}
          </label>
        ))}
      </fieldset>
    </Menu>
  );
}
