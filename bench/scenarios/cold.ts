import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Miniflare, convertV4MiniflareOptions } from "miniflare";
import { BUNDLE_FOLDER, readConfiguration } from "../../scripts/runtime/worker-options.ts";
import { median } from "../measure/statistics.ts";
import type { Figure } from "../report.ts";

/** Questions that touch no storage, so that what is measured is the evaluation of what they need, and nothing else. */
const FIRST = {
  prices: { path: "/api/v1/prices?ids=", status: 400 },
  holdings: { path: "/api/v1/portfolios/none/holdings", status: 401 },
  "all areas (openapi.json)": { path: "/openapi.json", status: 200 },
};

/** Evaluates the Worker when it is first asked, so that this can be timed from outside: inside, the clock stands still. */
const ON_DEMAND = `
  let worker;
  export default {
    async fetch(request, env, execution) {
      worker ??= (await import("./index.js")).default;
      return request.url.endsWith("/start") ? new Response("started") : worker.fetch(request, env, execution);
    },
  };`;

/**
 * What moved from the start to the first request: the wall time of a fresh isolate's first answer beyond that of the same
 * answer once more, and of start and first answer together. docs/decisions/0017-areas-on-demand.md
 */
export async function measureCold(quick: boolean): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, { path, status }] of Object.entries(FIRST)) {
    const runs: Cold[] = [];
    for (let n = 0; n < (quick ? 1 : 5); n++) runs.push(await coldly(path, status));
    figures.push(
      { name: `cold: first answer, ${name}`, value: median(runs.map(({ first }) => first)), unit: "ms" },
      { name: `cold: with the start, ${name}`, value: median(runs.map(({ total }) => total)), unit: "ms" },
    );
  }
  return figures;
}

interface Cold {
  readonly first: number;
  readonly total: number;
}

async function coldly(path: string, status: number): Promise<Cold> {
  const { bindings, compatibilityDate, compatibilityFlags } = readConfiguration();
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modulesRoot: BUNDLE_FOLDER,
      modules: [
        { type: "ESModule", path: join(BUNDLE_FOLDER, "on-demand.js"), contents: ON_DEMAND },
        {
          type: "ESModule",
          path: join(BUNDLE_FOLDER, "index.js"),
          contents: readFileSync(join(BUNDLE_FOLDER, "index.js"), "utf8"),
        },
      ],
      compatibilityDate: compatibilityDate as string,
      compatibilityFlags: (compatibilityFlags ?? []) as string[],
      bindings: { ...bindings, LOG_SHARE: "0", AUTH_SECRET: "only-for-benchmarks-0123456789-abcdefghij" },
      handleStructuredLogs: () => {},
    }),
  );
  try {
    await miniflare.ready;
    const timed = async (asked: string, expected: number) => {
      const before = performance.now();
      const answer = await miniflare.dispatchFetch(`http://localhost:8787${asked}`);
      await answer.text();
      if (answer.status !== expected) throw new Error(`${asked} answered ${answer.status}, not ${expected}`);
      return performance.now() - before;
    };
    const started = await timed("/start", 200);
    const cold = await timed(path, status);
    const warm = await timed(path, status);
    return { first: cold - warm, total: started + cold };
  } finally {
    await miniflare.dispose();
  }
}
