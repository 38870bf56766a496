/**
 * `npm run bench`: a table, and the same in bench/results/latest.json. `-- --quick` for a run under 45 s with smaller crowds.
 * Machines are noisy: what must be reached is a ratio within one run where it can be.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureBuilt } from "../scripts/build/index.ts";
import { printTable, reaches, writeJson, type Figure } from "./report.ts";
import { measureBundle } from "./scenarios/bundle.ts";
import { measureCold } from "./scenarios/cold.ts";
import { measureLatency } from "./scenarios/latency.ts";
import { measureLive } from "./scenarios/live.ts";
import { measureRequests } from "./scenarios/requests.ts";
import { startWorld } from "./world.ts";

const { quick } = parseArgs({ options: { quick: { type: "boolean", default: false } } }).values;

await ensureBuilt();
const figures: Figure[] = [];
const world = await startWorld();
try {
  for (const measure of [measureRequests, measureLatency, measureLive]) figures.push(...(await measure(world, quick)));
} finally {
  await world.stop();
}
figures.push(...measureBundle(quick), ...(await measureCold(quick)));
printTable(figures);
const file = join(import.meta.dirname, "results/latest.json");
writeJson(file, figures, quick);
const short = figures.filter((figure) => !reaches(figure));
console.log(short.length === 0 ? `\nAll reached. ${file}` : `\n${short.length} not reached. ${file}`);
process.exitCode = short.length === 0 ? 0 : 1;
