import type { ComponentChildren } from "preact";
import { Icon } from "./icon.tsx";
import "./banner.css";

/** Something about the whole page. Said to readers of the screen once, not with every second that it counts. */
export function Banner({ children, action }: { children: ComponentChildren; action?: ComponentChildren }) {
  return (
    <div class="banner">
      <Icon name="warning" />
      <p>{children}</p>
      {action}
    </div>
  );
}
