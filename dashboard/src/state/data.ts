/** The one way a page loads: `useData`. Shows what it had while it looks again, gives up nothing for a hiccup, aborts what nobody waits for. */
import { useSignal, type ReadonlySignal } from "@preact/signals";
import { useCallback, useEffect, useRef } from "preact/hooks";
import { ApiError } from "../api/client.ts";

export interface Data<T> {
  /** What was loaded last; undefined until there is something. */
  readonly value: ReadonlySignal<T | undefined>;
  /** Why the last attempt failed; null when it did not. */
  readonly error: ReadonlySignal<unknown>;
  readonly busy: ReadonlySignal<boolean>;
  /** Looks again, and is done when it has an answer or an error. */
  readonly reload: () => Promise<void>;
  /** Does something that changes what this shows, then looks again; a failure is shown as this one's error. */
  readonly act: (work: () => Promise<unknown>) => void;
}

interface Options {
  /** Also look again after so many milliseconds, while the page can be seen. */
  readonly everyMs?: number;
}

/**
 * @param load asks the API; hand the signal on, so that leaving the page ends the request
 * @param dependencies what the answer depends on: ids, periods, filters, `ledgerVersion.value`
 */
export function useData<T>(
  load: (signal: AbortSignal) => Promise<T>,
  dependencies: readonly unknown[],
  { everyMs }: Options = {},
): Data<T> {
  const value = useSignal<T | undefined>(undefined);
  const error = useSignal<unknown>(null);
  const busy = useSignal(false);
  const running = useRef<AbortController | null>(null);

  const reload = useCallback(async (): Promise<void> => {
    running.current?.abort();
    const attempt = new AbortController();
    running.current = attempt;
    busy.value = true;
    try {
      const loaded = await patiently(() => load(attempt.signal), attempt.signal);
      if (attempt.signal.aborted) return;
      value.value = loaded;
      error.value = null;
    } catch (thrown) {
      if (!attempt.signal.aborted) error.value = thrown;
    } finally {
      if (running.current === attempt) busy.value = false;
    }
  }, dependencies);

  useEffect(() => {
    void reload();
    return () => running.current?.abort();
  }, [reload]);

  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible") void reload();
    };
    const timer = everyMs === undefined ? undefined : setInterval(look, everyMs);
    return () => clearInterval(timer);
  }, [reload, everyMs]);

  const act = (work: () => Promise<unknown>): void => {
    work().then(reload, (thrown: unknown) => {
      error.value = thrown;
    });
  };
  return { value, error, busy, reload, act };
}

const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 400;

/** Reads may be asked again: a network that blinked and a service that is busy get three chances. */
async function patiently<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (attempt === ATTEMPTS || signal.aborted || !isPassing(error)) throw error;
      await pause(FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random() / 2));
    }
  }
}

const isPassing = (error: unknown): boolean => error instanceof ApiError && [0, 502, 503, 504].includes(error.status);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
