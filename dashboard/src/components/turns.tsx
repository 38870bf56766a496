import { useComputed, useSignal, useSignalEffect, type ReadonlySignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { afterPainting } from "./after-painting.ts";

/** Longer than this nothing waits for what it is to come after. */
const AT_LATEST_MS = 1_000;

/**
 * How many parts of a page stand by now. One more after each painting, so that none of them keeps the screen or a finger waiting; the
 * first when `first` has come, which people look for.
 */
export function useTurns(parts: number, first: ReadonlySignal<boolean>): ReadonlySignal<number> {
  const turn = useSignal(0);
  const late = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      late.value = true;
    }, AT_LATEST_MS);
    return () => clearTimeout(timer);
  }, []);
  useSignalEffect(() => {
    const begins = first.value || late.value || turn.value > 0;
    if (!begins || turn.value >= parts) return undefined;
    return afterPainting(() => {
      turn.value += 1;
    });
  });
  return turn;
}

interface TurnProps {
  readonly of: ReadonlySignal<number>;
  readonly at: number;
  /** In its place until then. */
  readonly before?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part whose turn it is. Hears of it by itself, so that the page and the parts that stand are not gone through again. */
export function Turn({ of, at, before, children }: TurnProps) {
  const hasCome = useComputed(() => of.value >= at);
  return <>{hasCome.value ? children : before}</>;
}
