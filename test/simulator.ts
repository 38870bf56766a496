import type { TestProject } from "vitest/node";
import { startSimulator } from "../simulator/index.ts";

/** One simulated outside world for all tests in workerd; a test that steers it takes a world of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const simulator = await startSimulator();
  // The past of 420 coins is worked out at the first question, for a second or two: no test is to wait for that.
  await (await fetch(`${simulator.url}/binance/api/v3/ticker/24hr`)).arrayBuffer();
  project.provide("simulator", simulator.url);
  return () => simulator.close();
}
