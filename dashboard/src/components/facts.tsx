import type { ComponentChildren } from "preact";
import "./facts.css";

/** A few figures side by side, each under its name. */
export const Facts = ({ children }: { children: ComponentChildren }) => <dl class="facts">{children}</dl>;

/** `means` says what the figure is, for whoever points at it. */
export const Fact = ({
  label,
  means,
  children,
}: {
  label: ComponentChildren;
  means?: string;
  children: ComponentChildren;
}) => (
  <div title={means}>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
