import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** What the API says, from now on and after each `reload`; undefined until it has answered. */
export function useLoaded<T>(load: () => Promise<T>) {
  const value = useSignal<T | undefined>(undefined);
  const error = useSignal<unknown>(null);
  const reload = async (): Promise<void> => {
    try {
      value.value = await load();
      error.value = null;
    } catch (thrown) {
      error.value = thrown;
    }
  };
  useEffect(() => void reload(), []);
  /** Does something, and looks again. */
  const act = (work: () => Promise<unknown>): void => {
    work().then(reload, (thrown: unknown) => {
      error.value = thrown;
    });
  };
  return { value, error, reload, act };
}
