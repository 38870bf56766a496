import { channel } from "node:diagnostics_channel";
import type { ChildProcess } from "node:child_process";
import { AsyncLocalStorage } from "node:async_hooks";

export interface WorkerdEvents {
  readonly started: (pid: number) => void;
  readonly exited: (pid: number, how: string) => void;
}

const watching = new AsyncLocalStorage<WorkerdEvents>();

/**
 * Miniflare keeps the process that it starts to itself, but whoever runs on a folder must name it in the lock and notice
 * its death. Node announces each child process on a channel; which Miniflare it belongs to says the asynchronous context,
 * also when Miniflare restarts it.
 */
channel("child_process").subscribe((message) => {
  const events = watching.getStore();
  const { process: child } = message as { process: ChildProcess };
  if (events === undefined) return;
  child.once("spawn", () => {
    const { pid } = child;
    if (pid === undefined || !child.spawnfile.includes("workerd")) return;
    events.started(pid);
    child.once("exit", (code, signal) => events.exited(pid, signal ?? `exit code ${code}`));
  });
});

/** Runs `start` so that `events` hear of every workerd that it, or anything it leaves running, starts. */
export const watchWorkerd = <T>(events: WorkerdEvents, start: () => T): T => watching.run(events, start);
