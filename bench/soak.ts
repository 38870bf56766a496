/**
 * `npm run soak`: ten minutes with 400 price streams and 200 live portfolios; memory in the tenth minute may be at most 5 %
 * over the third's. The runtime's own warm-up takes the first minutes. `-- --minutes N` for a shorter look, without a verdict.
 */
import { parseArgs } from "node:util";
import { WebSocket } from "ws";
import { ensureBuilt } from "../scripts/build/index.ts";
import { residentMiB, cpuMs } from "./measure/cpu.ts";
import { median } from "./measure/statistics.ts";
import { startWorld } from "./world.ts";

const STREAMS = 400;
const PORTFOLIOS = 200;
const COINS = ["bitcoin", "ethereum", "solana", "cardano", "dogecoin"];
const MOST_GROWTH = 0.05;
const [REFERENCE_MINUTE, LAST_MINUTE] = [3, 10];
const SAMPLE_MS = 5_000;

const { minutes } = parseArgs({ options: { minutes: { type: "string", default: String(LAST_MINUTE) } } }).values;
const wanted = Number(minutes);

await ensureBuilt();
const world = await startWorld();
let frames = 0;
let closed = 0;
const count = (socket: WebSocket) => {
  socket.on("message", () => {
    frames += 1;
  });
  socket.on("close", () => {
    closed += 1;
  });
};
/** A reader that keeps up says so. */
const returning = (socket: WebSocket) =>
  socket.on("message", (data: Buffer) => {
    const { receipt } = JSON.parse(data.toString()) as { receipt?: string };
    if (receipt !== undefined) socket.send(receipt);
  });
try {
  for (const { id, owner } of await world.portfolios(PORTFOLIOS, COINS)) count(await owner.live(id, () => undefined));
  const address = `${world.runtime.url.replace("http", "ws")}/api/v1/stream/prices?coins=${COINS.join(",")}`;
  for (let n = 0; n < STREAMS; n++) count(returning(new WebSocket(address, { perMessageDeflate: false })));

  const byMinute: number[] = [];
  for (let minute = 1; minute <= wanted; minute++) {
    const [framesBefore, cpuBefore, samples] = [frames, cpuMs(world.pid()), [] as number[]];
    for (const end = Date.now() + 60_000; Date.now() < end;) {
      await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
      samples.push(residentMiB(world.pid()));
    }
    byMinute.push(median(samples));
    const cores = (cpuMs(world.pid()) - cpuBefore) / 60_000;
    const rate = Math.round((frames - framesBefore) / 60);
    console.log(
      `minute ${minute}: ${median(samples).toFixed(0)} MiB, ${rate} frames/s, ${cores.toFixed(2)} cores, ${closed} sockets closed`,
    );
  }
  const [reference, last] = [byMinute[REFERENCE_MINUTE - 1], byMinute[LAST_MINUTE - 1]];
  if (reference !== undefined && last !== undefined) {
    const growth = last / reference - 1;
    const isFlat = growth <= MOST_GROWTH && closed === 0;
    console.log(`minute ${LAST_MINUTE} over minute ${REFERENCE_MINUTE}: ${(growth * 100).toFixed(1)} % (at most 5 %)`);
    process.exitCode = isFlat ? 0 : 1;
  }
} finally {
  await world.stop();
}
