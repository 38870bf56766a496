import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import "./page.css";

interface PageProps {
  readonly title: string;
  /** At the right of the title. */
  readonly actions?: ComponentChildren;
  /** For forms and reading: no wider than a column of text. */
  readonly narrow?: boolean;
  readonly children: ComponentChildren;
}

/** What every page is: a title, also of the window, and what stands below it. */
export function Page({ title, actions, narrow = false, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Coinsight`;
    return () => {
      document.title = "Coinsight";
    };
  }, [title]);
  return (
    <div class={narrow ? "page narrow" : "page"}>
      <header>
        <h1 tabIndex={-1} class="foreign">
          {title}
        </h1>
        {actions !== undefined && <div class="row">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
