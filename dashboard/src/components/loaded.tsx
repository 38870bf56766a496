import type { ComponentChildren } from "preact";
import type { Data } from "../state/data.ts";
import { Failure } from "./failure.tsx";
import { Skeleton } from "./skeleton.tsx";
import "./loaded.css";

interface LoadedProps<T> {
  readonly of: Data<T>;
  /** As tall as what comes. */
  readonly skeleton?: ComponentChildren;
  readonly children: (value: T) => ComponentChildren;
}

/** What `useData` loads, in each of its states: on its way, failed, there; and there but failed to be renewed, which shows both. */
export function Loaded<T>({ of: { value, error, busy, reload }, skeleton, children }: LoadedProps<T>) {
  const failure = error.value === null ? null : <Failure error={error.value} onRetry={reload} />;
  if (value.value === undefined) return failure ?? <>{skeleton ?? <Skeleton lines={4} />}</>;
  return (
    <>
      {failure}
      <div class="loaded" aria-busy={busy.value}>
        {children(value.value)}
      </div>
    </>
  );
}
