import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon.tsx";
import "./empty.css";

/** Where there is nothing yet: says so, and what to do about it. */
export function Empty({
  icon = "info",
  title,
  children,
}: {
  icon?: IconName;
  title: string;
  children?: ComponentChildren;
}) {
  return (
    <div class="empty">
      <Icon name={icon} />
      <p>
        <b>{title}</b>
      </p>
      {children}
    </div>
  );
}
