import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { describe, expect, it } from "vitest";

/** Starts the program as a person would, and waits for its first line. */
async function start(...options: string[]): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ["simulator/main.ts", ...options], { stdio: ["pipe", "pipe", "inherit"] });
  const [line] = (await once(createInterface(child.stdout), "line")) as [string];
  return { child, url: line.replace("Simulator ready on ", "") };
}

describe("simulator/main.ts", () => {
  it.each(["SIGTERM", "SIGINT"] as const)("serves when it says so and ends cleanly on %s", async (signal) => {
    const { child, url } = await start("--seed", "7");
    expect((await fetch(`${url}/binance/api/v3/ping`)).status).toBe(200);
    const ended = once(child, "exit");
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
  });

  it("tied, it ends with its input", async () => {
    const { child } = await start("--tied");
    const ended = once(child, "exit");
    child.stdin?.end();
    expect(await ended).toEqual([0, null]);
  });
});
