import { parseArgs } from "node:util";
import { startSimulator } from "./index.ts";

// node simulator/main.ts --port 9100 --seed 1 [--tied]: runs until SIGINT, SIGTERM or, tied, the end of its input.
const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    seed: { type: "string", default: "1" },
    host: { type: "string", default: "127.0.0.1" },
    tied: { type: "boolean", default: false },
  },
});

const simulator = await startSimulator({ port: Number(values.port), seed: Number(values.seed), host: values.host });
console.log(`Simulator ready on ${simulator.url}`);

const end = (): void => {
  void simulator.close().then(() => process.exit(0));
};
process.once("SIGINT", end);
process.once("SIGTERM", end);
if (values.tied) process.stdin.resume().once("end", end).once("close", end);
