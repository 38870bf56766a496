import { identify, isRunning, starterOf } from "../runtime/processes.ts";

/** What npm started must end with npm, also when npm is killed: its id, or undefined when this was started by hand. */
export const npmPid = (): number | undefined =>
  process.env["npm_lifecycle_event"] === undefined ? undefined : starterOf(process.pid);

/** Calls `orphaned` once when that process is gone. */
export function watchParent(pid: number | undefined, orphaned: () => void): void {
  const parent = pid === undefined ? undefined : identify(pid);
  if (parent === undefined) return;
  const timer = setInterval(() => {
    if (isRunning(parent)) return;
    clearInterval(timer);
    orphaned();
  }, 1_000).unref();
}
