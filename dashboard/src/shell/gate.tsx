import type { ComponentChildren } from "preact";
import { Page } from "./page.tsx";
import "./gate.css";

/** A page on the way in: one column, nothing else to look at. */
export function Gate({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="gate">
      <Page title={title}>
        <div class="stack">{children}</div>
      </Page>
    </div>
  );
}
