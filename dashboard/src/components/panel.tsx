import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import "./panel.css";

interface PanelProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** At the right of the title: a period, a button. */
  readonly actions?: ComponentChildren;
  /** Without the frame's padding, for tables that run to its edge. */
  readonly flush?: boolean;
}

/** A part of a page: a section with a heading. */
export function Panel({ title, children, actions, flush = false }: PanelProps) {
  const id = useId();
  return (
    <section class={flush ? "panel flush" : "panel"} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {actions}
      </header>
      {children}
    </section>
  );
}
