import { withDeadline } from "../../../platform/deadline.ts";

/** Waits for it, but no longer than that; what became of it is somebody else's concern. */
export const atMost = (ms: number, work: Promise<unknown>): Promise<void> =>
  withDeadline(ms, () => work).then(
    () => undefined,
    () => undefined,
  );
