import { build } from "esbuild";
import { Miniflare, convertV4MiniflareOptions } from "miniflare";
import { assertPortFree } from "../../scripts/runtime/port.ts";
import { watchWorkerd } from "../../scripts/runtime/workerd.ts";

export interface Floor {
  readonly url: string;
  readonly pid: () => number;
  readonly stop: () => Promise<void>;
}

/** Starts the bare Worker the way the runner starts the product: built, and on a direct socket. */
export async function startFloor(): Promise<Floor> {
  const bundle = await build({
    entryPoints: [new URL("worker.ts", import.meta.url).pathname],
    bundle: true,
    format: "esm",
    target: "es2022",
    conditions: ["workerd"],
    external: ["cloudflare:*", "node:*"],
    minify: true,
    write: false,
  });
  const host = "127.0.0.1";
  const port = await assertPortFree(host, 0);
  let running = 0;
  const events = {
    started: (pid: number) => {
      running = pid;
    },
    exited: () => {},
  };
  const miniflare = watchWorkerd(
    events,
    () =>
      new Miniflare(
        convertV4MiniflareOptions({
          host,
          port: 0,
          cf: false,
          logRequests: false,
          workers: [
            {
              name: "floor",
              modules: [{ type: "ESModule", path: "floor.js", contents: bundle.outputFiles[0]?.text ?? "" }],
              compatibilityDate: "2026-11-01",
              durableObjects: { BARE: { className: "Bare", useSQLite: true } },
              unsafeDirectSockets: [{ host, port }],
            },
          ],
        }),
      ),
  );
  await miniflare.ready;
  return { url: `http://${host}:${port}`, pid: () => running, stop: () => miniflare.dispose() };
}
