/** What npm started must end with npm, also when npm is killed: its id, or undefined when this was started by hand. */
export const npmPid = (): number | undefined =>
  process.env["npm_lifecycle_event"] === undefined ? undefined : process.ppid;

/** Calls `orphaned` once when that process is gone. A child of a dead process gets another parent. */
export function watchParent(pid: number | undefined, orphaned: () => void): void {
  if (pid === undefined) return;
  const timer = setInterval(() => {
    if (process.ppid === pid) return;
    clearInterval(timer);
    orphaned();
  }, 500).unref();
}
