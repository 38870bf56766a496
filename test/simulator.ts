import type { TestProject } from "vitest/node";
import { startSimulator } from "../simulator/index.ts";

/** One simulated outside world for all tests in workerd; a test that steers it takes a world of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const simulator = await startSimulator();
  project.provide("simulator", simulator.url);
  return () => simulator.close();
}
