import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { Refusal } from "../runtime/refusal.ts";

export interface SimulatorProcess {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The same for everyone and every start: the simulated past never changes under the recorded transactions. */
const SEED = 1;
const START_MS = 20_000;
const MOST_DEATHS = 3;

/**
 * Runs the bundled exchange and news as a process of their own. It ends with this one, however that ends, because its input
 * does. One that dies is started again on its port, a few times.
 */
export async function runSimulator(
  recordPid: (pid: number) => void,
  say: (line: string) => void,
  giveUp: (reason: string) => void,
): Promise<SimulatorProcess> {
  let deaths = 0;
  let stopping = false;
  let [child, url] = await spawnSimulator(0, recordPid);
  const { port } = new URL(url);

  const watch = (): void => {
    child.once("exit", (code, signal) => {
      if (stopping) return;
      const how = signal ?? `exit code ${code}`;
      if (++deaths > MOST_DEATHS) return giveUp(`The simulator died ${deaths} times (last: ${how}).`);
      say(`The simulator died (${how}) and is being restarted.`);
      spawnSimulator(Number(port), recordPid).then(
        ([next]) => {
          child = next;
          if (stopping) child.kill("SIGKILL");
          else watch();
        },
        (error: unknown) => giveUp(`The simulator died and could not be started again: ${String(error)}`),
      );
    });
  };
  watch();
  return {
    url,
    stop: async () => {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
    },
  };
}

async function spawnSimulator(port: number, recordPid: (pid: number) => void): Promise<[ChildProcess, string]> {
  const child = spawn(
    process.execPath,
    [...process.execArgv, "simulator/main.ts", "--port", String(port), "--seed", String(SEED), "--tied"],
    // Out of the terminal's group: Ctrl-C means this program, which then ends the simulator.
    { stdio: ["pipe", "pipe", "pipe"], detached: true },
  );
  if (child.pid !== undefined) recordPid(child.pid);
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => void (errors = `${errors}${chunk.toString()}`.slice(-2_000)));
  const url = await new Promise<string | undefined>((resolve) => {
    const timer = setTimeout(resolve, START_MS, undefined);
    child.once("error", () => resolve(undefined));
    child.once("exit", () => resolve(undefined));
    createInterface(child.stdout).on("line", (line) => {
      const found = /http:\/\/\S+/.exec(line)?.[0];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    });
  });
  if (url !== undefined) return [child, url];
  child.kill("SIGKILL");
  throw new Refusal(`The simulator did not start: ${errors.trim().split("\n").at(-1) ?? "no reason given"}`);
}
