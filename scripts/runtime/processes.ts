import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** A process id alone may by now belong to somebody else; together with the start time it names one process for ever. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startedAt: string;
}

/** Undefined when no such process runs; one that died and was not yet collected by its parent does not run. */
export function identify(pid: number): ProcessIdentity | undefined {
  const found = look(pid);
  return found === undefined || /^[ZX]/.test(found.state) ? undefined : { pid, startedAt: found.startedAt };
}

export function isRunning({ pid, startedAt }: ProcessIdentity): boolean {
  return identify(pid)?.startedAt === startedAt;
}

/** The process above `pid`, looking through a shell that does nothing but run it. */
export function starterOf(pid: number): number | undefined {
  const parent = look(pid)?.parent;
  if (parent === undefined || parent <= 1) return undefined;
  const above = look(parent);
  return above !== undefined && /^(ba|da|z)?sh$/.test(above.name) && above.parent > 1 ? above.parent : parent;
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

interface Found {
  readonly state: string;
  readonly parent: number;
  readonly name: string;
  readonly startedAt: string;
}

function look(pid: number): Found | undefined {
  try {
    return process.platform === "linux" ? lookOnLinux(pid) : lookElsewhere(pid);
  } catch {
    return undefined;
  }
}

/** Clock ticks since boot are exact but begin again with every boot, so the boot's id belongs to them. */
function lookOnLinux(pid: number): Found | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  // The name in parentheses may hold spaces and parentheses itself: the fields are counted from its end.
  const [, name = "", rest = ""] = /^\d+ \((.*)\) (.*)$/s.exec(stat) ?? [];
  const fields = rest.split(" ");
  const [state, parent, ticks] = [fields[0], fields[1], fields[19]];
  if (state === undefined || ticks === undefined) return undefined;
  return { state, parent: Number(parent), name, startedAt: `${boot} ${ticks}` };
}

function lookElsewhere(pid: number): Found | undefined {
  const ask = (column: string) =>
    execFileSync("ps", ["-o", `${column}=`, "-p", String(pid)], { encoding: "utf8", stdio: "pipe" }).trim();
  const [, state, parent, startedAt] = /^(\S+)\s+(\d+)\s+(.+)$/.exec(ask("stat=,ppid=,lstart")) ?? [];
  if (state === undefined || startedAt === undefined) return undefined;
  return { state, parent: Number(parent), name: basename(ask("comm")), startedAt };
}
