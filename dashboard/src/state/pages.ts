import { useComputed, useSignal, type ReadonlySignal } from "@preact/signals";
import { useData, type Data } from "./data.ts";

interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export interface Pages<T> {
  readonly data: Data<Page<T>>;
  readonly items: ReadonlySignal<readonly T[]>;
  readonly hasMore: ReadonlySignal<boolean>;
  readonly more: () => void;
}

/**
 * A list that comes in pages, shown as one that grows. Looking again loads as much as was shown, so nobody loses their place;
 * pages that have not changed cost a 304.
 */
export function usePages<T>(
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
  dependencies: readonly unknown[],
): Pages<T> {
  const wanted = useSignal(1);
  const data = useData<Page<T>>(
    async (signal) => {
      const items: T[] = [];
      let cursor: string | null | undefined;
      for (let page = 0; page < wanted.value && cursor !== null; page++) {
        const answer = await load(cursor, signal);
        items.push(...answer.items);
        cursor = answer.nextCursor;
      }
      return { items, nextCursor: cursor ?? null };
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
