/** The product as a person starts it, by npm, on a state folder of its own; and ways to kill it that give it no time. */
import { spawn, type ChildProcess } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

export interface Product {
  readonly url: string;
  readonly pid: number;
  /** Where its mails end up. */
  readonly inbox: string;
  /** All that it wrote so far. */
  readonly output: () => string;
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** What a start looks like from outside, by the last line that it writes. */
const UP = "Ctrl-C ends it";

const started: ChildProcess[] = [];

export async function startProduct(state: string, port: number): Promise<Product> {
  const child = spawn("npm", ["start", "--", "--simulated", "--port", String(port), "--state", state], {
    // A group of its own, as a terminal would give it.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  let output = "";
  const collect = (chunk: Buffer) => void (output += chunk.toString());
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  for (let waited = 0; !output.includes(UP); waited += 50) {
    if (child.exitCode !== null || child.signalCode !== null || waited > 120_000) {
      throw new Error(`npm start did not come up:\n${output}`);
    }
    await pause(50);
  }
  const inbox = /inbox\s+(http:\S+):/.exec(output)?.[1] ?? "";
  return { url: `http://localhost:${port}`, inbox, pid: child.pid ?? 0, output: () => output };
}

/** Everything of every run on `state` and everything that this file started. */
export function endEverything(state: string): void {
  for (const child of started) for (const pid of treeOf(child.pid ?? 0)) kill(pid);
  for (const pid of [...runtimesOn(state), ...supervisorsOn(state)]) kill(pid);
}

export const kill = (pid: number): void => {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Gone already.
  }
};

/** `pid` and all below it. */
export function treeOf(pid: number): number[] {
  const all = processes();
  const below = (parent: number): number[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one.pid, ...below(one.pid)]);
  return pid > 0 ? [pid, ...below(pid)] : [];
}

/** The Node program that runs everything, below npm. */
export const supervisorsOn = (state: string): number[] =>
  processes()
    .filter(({ command }) => /^\S*node\s/.test(command) && command.includes(`--state ${state}`))
    .map(({ pid }) => pid);

/** The runtimes that live on `state`: the runner names the folder in their environment. */
export const runtimesOn = (state: string): number[] =>
  processes()
    .filter(
      ({ pid, command }) => command.includes("workerd") && environmentOf(pid).includes(`COINSIGHT_STATE=${state}`),
    )
    .map(({ pid }) => pid);

const environmentOf = (pid: number): string => textOf(`/proc/${pid}/environ`);

/** Those that live; a killed one that nobody has collected yet has no command any more. */
function processes(): Process[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = textOf(`/proc/${name}/stat`);
      const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const command = textOf(`/proc/${name}/cmdline`).replaceAll("\0", " ").trim();
      return state === undefined || state === "Z" || command === ""
        ? []
        : [{ pid: Number(name), parent: Number(parent), command }];
    });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
