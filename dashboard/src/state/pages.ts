import { useComputed, useSignal, type ReadonlySignal } from "@preact/signals";
import { useData, type Data } from "./data.ts";

interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export interface Pages<T, P extends Page<T> = Page<T>> {
  readonly data: Data<P>;
  readonly items: ReadonlySignal<readonly T[]>;
  readonly hasMore: ReadonlySignal<boolean>;
  readonly more: () => void;
}

/**
 * A list that comes in pages, shown as one that grows. Looking again loads as much as was shown, so nobody loses their place;
 * pages that have not changed cost a 304.
 */
export function usePages<P extends Page<unknown>>(
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<P>,
  dependencies: readonly unknown[],
): Pages<P["items"][number], P> {
  const wanted = useSignal(1);
  const data = useData<P>(
    async (signal) => {
      let whole = await load(undefined, signal);
      for (let page = 1; page < wanted.value && whole.nextCursor !== null; page++) {
        const next = await load(whole.nextCursor, signal);
        whole = { ...next, items: [...whole.items, ...next.items] };
      }
      return whole;
    },
    [...dependencies, wanted.value],
  );
  return {
    data,
    items: useComputed(() => data.value.value?.items ?? []),
    hasMore: useComputed(() => (data.value.value?.nextCursor ?? null) !== null),
    more: () => {
      wanted.value += 1;
    },
  };
}
