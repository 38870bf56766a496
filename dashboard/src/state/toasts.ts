import { signal } from "@preact/signals";

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: "plain" | "bad";
  /** What can be done about it: "Undo". */
  readonly action?: { readonly label: string; readonly run: () => void };
}

const SHOWN_MS = 8_000;
export const toasts = signal<readonly Toast[]>([]);
let last = 0;

/** Says in passing that something was done. What went wrong with a form stands at the form instead. */
export function toast(text: string, { tone = "plain", action }: Partial<Pick<Toast, "tone" | "action">> = {}): void {
  const id = ++last;
  // "Undo" takes back the last change, so only the last may offer it.
  const others = action === undefined ? toasts.value : toasts.value.filter((one) => one.action === undefined);
  toasts.value = [...others, { id, text, tone, ...(action === undefined ? {} : { action }) }];
  setTimeout(() => dismiss(id), SHOWN_MS);
}

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((one) => one.id !== id);
}
