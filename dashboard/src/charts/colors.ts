import { theme } from "../state/preferences.ts";

/** A colour of the style sheet as it is now: a canvas knows neither custom properties nor light-dark(). */
export function resolveColor(name: string, within: Element, alpha = 1): string {
  const probe = document.createElement("span");
  probe.style.color = `var(--${name})`;
  within.append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  return alpha === 1 ? color : color.replace(/^rgb\((.*)\)$/, `rgba($1, ${alpha})`);
}

/** Calls whenever the colours have changed: by the switch, or by the system. The answer ends it. */
export function onColorsChanged(changed: () => void): () => void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", changed);
  // Its first call comes at once and is no change.
  let first = true;
  const end = theme.subscribe(() => {
    if (!first) changed();
    first = false;
  });
  return () => {
    system.removeEventListener("change", changed);
    end();
  };
}
