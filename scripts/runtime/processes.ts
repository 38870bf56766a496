import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** A process id alone may by now belong to somebody else; together with the start time it names one process for ever. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startedAt: string;
}

/** Undefined when no such process runs; one that died and was not yet collected by its parent does not run. */
export function identify(pid: number): ProcessIdentity | undefined {
  const startedAt = process.platform === "linux" ? startOnLinux(pid) : startElsewhere(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

export function isRunning({ pid, startedAt }: ProcessIdentity): boolean {
  return identify(pid)?.startedAt === startedAt;
}

/** Kills those that still run and returns those that are still there five seconds later. */
export async function end(identities: readonly ProcessIdentity[]): Promise<ProcessIdentity[]> {
  for (const identity of identities) {
    if (!isRunning(identity)) continue;
    try {
      process.kill(identity.pid, "SIGKILL");
    } catch {
      // Gone in between, or not ours to end: what is still running is reported below.
    }
  }
  for (let attempt = 0; attempt < 100 && identities.some(isRunning); attempt++) await pause(50);
  return identities.filter(isRunning);
}

/** Clock ticks since boot are exact but begin again with every boot, so the boot's id belongs to them. */
function startOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in parentheses may hold spaces and parentheses itself: the fields are counted from its end.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state, ticks] = [fields[0], fields[19]];
    if (state === "Z" || state === "X" || ticks === undefined) return undefined;
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${ticks}`;
  } catch {
    return undefined;
  }
}

function startElsewhere(pid: number): string | undefined {
  try {
    const answer = execFileSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
    const [, state, startedAt] = /^(\S+)\s+(.+)$/.exec(answer) ?? [];
    return state === undefined || state.startsWith("Z") ? undefined : startedAt;
  } catch {
    return undefined;
  }
}
