import type WebSocket from "ws";
import type { Client } from "../../scripts/client/client.ts";
import { cpuMs } from "../measure/cpu.ts";
import type { Figure } from "../report.ts";
import type { World } from "../world.ts";

interface Viewer {
  frames: number;
  lastSeq: number | null;
  /** Frames that were sent and did not arrive: holes in `seq`. */
  holes: number;
}

/** Live portfolios and viewers at one frame a second: how many get every frame. */
export async function measureLive(world: World, quick: boolean): Promise<Figure[]> {
  const seconds = quick ? 5 : 20;
  const many = quick ? 100 : 500;
  const portfolios = await world.portfolios(many, ["bitcoin", "ethereum"]);
  const [crowded] = await world.portfolios(1, ["bitcoin", "ethereum"]);
  if (crowded === undefined) throw new Error("no portfolio was made");
  return [
    ...(await watch(world, `${many} portfolios, one viewer each`, portfolios, seconds)),
    ...(await watch(
      world,
      "one portfolio, 50 viewers",
      Array.from({ length: 50 }, () => crowded),
      seconds,
    )),
  ];
}

async function watch(
  world: World,
  name: string,
  seats: readonly { id: string; owner: Client }[],
  seconds: number,
): Promise<Figure[]> {
  const viewers: Viewer[] = [];
  const sockets: WebSocket[] = [];
  const waiting = [...seats];
  const join = async () => {
    for (let seat = waiting.pop(); seat !== undefined; seat = waiting.pop()) {
      const viewer: Viewer = { frames: 0, lastSeq: null, holes: 0 };
      viewers.push(viewer);
      sockets.push(
        await seat.owner.live(seat.id, ({ seq }) => {
          if (viewer.lastSeq !== null) viewer.holes += seq - viewer.lastSeq - 1;
          viewer.lastSeq = seq;
          viewer.frames += 1;
        }),
      );
    }
  };
  await Promise.all(Array.from({ length: 16 }, join));
  // The first second is still one of joining.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  for (const viewer of viewers) viewer.frames = 0;
  const before = cpuMs(world.pid());
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const cpu = (cpuMs(world.pid()) - before) / (seconds * 1000);
  const short = viewers.filter((viewer) => viewer.frames < seconds - 1).length;
  const holes = viewers.reduce((sum, viewer) => sum + viewer.holes, 0);
  const frames = viewers.reduce((sum, viewer) => sum + viewer.frames, 0);
  for (const socket of sockets) socket.close();
  return [
    { name: `${name}: frames`, value: frames / seconds, unit: "frames/s" },
    { name: `${name}: missed`, value: holes, unit: "frames", bar: { atMost: 0 } },
    { name: `${name}: viewers below one frame a second`, value: short, unit: "viewers", bar: { atMost: 0 } },
    { name: `${name}: CPU`, value: cpu, unit: "cores" },
  ];
}
