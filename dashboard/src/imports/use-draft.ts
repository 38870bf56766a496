import { useSignal, type ReadonlySignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ImportChange } from "../../../src/client/api.ts";
import { imports } from "../api/imports.ts";
import type { Import } from "../api/types.ts";
import { useData, type Data } from "../state/data.ts";

export type Decide = (change: ImportChange) => void;

export interface DraftState {
  readonly data: Data<Import>;
  /** Says one thing about the draft, which is then looked at afresh. */
  readonly decide: Decide;
  readonly deciding: ReadonlySignal<boolean>;
  readonly error: ReadonlySignal<unknown>;
}

const LOOK_AGAIN_MS = 700;

/** A draft, looked at again while the service is at work on it. */
export function useDraft(portfolioId: string, importId: string): DraftState {
  const data = useData((signal) => imports.read(portfolioId, importId, signal), [portfolioId, importId]);
  const deciding = useSignal(false);
  const error = useSignal<unknown>(null);
  const working = data.value.value?.draft?.working ?? null;
  useEffect(() => {
    const timer = working === null ? undefined : setInterval(() => void data.reload(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [working, data.reload]);

  async function decide(change: ImportChange): Promise<void> {
    deciding.value = true;
    error.value = null;
    try {
      await imports.decide(portfolioId, importId, change);
      await data.reload();
    } catch (thrown) {
      error.value = thrown;
    } finally {
      deciding.value = false;
    }
  }
  return { data, decide: (change) => void decide(change), deciding, error };
}
