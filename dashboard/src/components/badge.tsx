import type { ComponentChildren } from "preact";
import "./badge.css";

export type Tone = "up" | "down" | "flat" | "warn" | "accent";

/** A word about a thing. What `title` explains must be said elsewhere too: a phone shows no tooltip. */
export function Badge({
  tone = "flat",
  title,
  children,
}: {
  tone?: Tone;
  title?: string;
  children: ComponentChildren;
}) {
  return (
    <span class={`badge ${tone}`} title={title}>
      {children}
    </span>
  );
}
