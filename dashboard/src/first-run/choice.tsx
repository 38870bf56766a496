import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "../components/icon.tsx";
import { Panel } from "../components/panel.tsx";
import "./choice.css";

/** One of the ways to begin. */
export function Choice({
  icon,
  title,
  about,
  children,
}: {
  icon: IconName;
  title: string;
  about: string;
  children: ComponentChildren;
}) {
  return (
    <Panel title={title} actions={<Icon name={icon} />}>
      <p class="muted">{about}</p>
      <div class="choice">{children}</div>
    </Panel>
  );
}
