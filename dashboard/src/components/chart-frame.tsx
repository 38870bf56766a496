import type { ComponentChildren } from "preact";
import { useSignal } from "@preact/signals";
import { Button } from "./button.tsx";
import { Panel } from "./panel.tsx";
import "./chart-frame.css";

export interface LegendEntry {
  readonly label: ComponentChildren;
  /** Name of a colour of the style sheet: "chart-1". */
  readonly color: string;
  readonly dashed?: boolean;
}

interface ChartFrameProps {
  readonly title: string;
  /** The period, what is compared. */
  readonly actions?: ComponentChildren;
  readonly legend?: readonly LegendEntry[];
  /** One sentence with what the picture says, for all who do not see it and all who do. */
  readonly summary?: ComponentChildren;
  /** The same figures as a table, made when it is asked for. */
  readonly table?: () => ComponentChildren;
  readonly children: ComponentChildren;
}

/** What stands round every chart. */
export function ChartFrame({ title, actions, legend = [], summary, table, children }: ChartFrameProps) {
  const asTable = useSignal(false);
  return (
    <Panel title={title} actions={actions}>
      {summary !== undefined && <p class="muted small">{summary}</p>}
      {asTable.value && table !== undefined ? table() : children}
      <div class="chart-foot">
        <ul class="legend">
          {legend.map(({ label, color, dashed = false }) => (
            <li key={color}>
              <span class={dashed ? "swatch dashed" : "swatch"} style={{ "--swatch": `var(--${color})` }} />
              {label}
            </li>
          ))}
        </ul>
        {table !== undefined && (
          <Button
            look="link"
            onClick={() => {
              asTable.value = !asTable.value;
            }}
          >
            {asTable.value ? "Show as a chart" : "Show as a table"}
          </Button>
        )}
      </div>
    </Panel>
  );
}
