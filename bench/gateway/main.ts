/**
 * `npm run bench:gateway`: what the gateway itself costs, beside a bare Hono route in the same run; what signing in costs.
 * Machines are noisy: what must be reached is a ratio or a difference within one run where it can be.
 */
import { parseArgs } from "node:util";
import { ask } from "../../scripts/client/client.ts";
import { startFloor } from "../floor/start.ts";
import { cpuMs } from "../measure/cpu.ts";
import { load, type Load } from "../measure/load.ts";
import { median } from "../measure/statistics.ts";
import type { Figure } from "../report.ts";
import { printTable, reaches } from "../report.ts";
import type { Gateway } from "./start.ts";
import { startGateway } from "./start.ts";

const { quick } = parseArgs({ options: { quick: { type: "boolean", default: false } } }).values;
const [ROUNDS, SECONDS, SIGN_INS] = quick ? [3, 1, 10] : [7, 3, 40];

const cpu = (one: Load) => one.cpuMicros;
const minus = (x: number, y: number) => x - y;

const [floor, gateway] = [await startFloor(), await startGateway()];
try {
  const figures = [...(await measureReads()), await measureQuestions(gateway), await measureSignIn(gateway)];
  printTable(figures);
  process.exitCode = figures.every(reaches) ? 0 : 1;
} finally {
  await gateway.stop();
  await floor.stop();
}

/** All take turns, several rounds, so that a machine whose speed drifts slows them alike. */
async function measureReads(): Promise<Figure[]> {
  const { url, headers, portfolioId } = gateway;
  const targets = {
    bare: { url: `${floor.url}/floor`, pid: floor.pid() },
    open: { url: `${url}/api/v1/open/${portfolioId}`, pid: gateway.pid() },
    own: { url: `${url}/api/v1/own/${portfolioId}`, pid: gateway.pid(), headers },
  };
  const loads: Record<keyof typeof targets, Load[]> = { bare: [], open: [], own: [] };
  for (const target of Object.values(targets)) await load(target, 1);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, target] of Object.entries(targets)) {
      loads[name as keyof typeof targets].push(await load(target, SECONDS));
    }
  }
  const over = (
    a: keyof typeof loads,
    b: keyof typeof loads,
    of: (one: Load) => number,
    how: (x: number, y: number) => number,
  ) => median(loads[a].map((one, round) => how(of(one), of(loads[b][round] ?? one))));
  return [
    ...Object.entries(loads).flatMap(([name, rows]): Figure[] => [
      { name, value: median(rows.map((row) => row.requestsPerSecond)), unit: "requests/s" },
      { name: `${name} CPU`, value: median(rows.map(cpu)), unit: "µs/request" },
    ]),
    {
      name: "gateway's own CPU, open",
      value: over("open", "bare", cpu, minus),
      unit: "µs/request",
      bar: { atMost: 300 },
    },
    {
      name: "gateway's own CPU, own",
      value: over("own", "bare", cpu, minus),
      unit: "µs/request",
      bar: { atMost: 300 },
    },
    {
      name: "authentication and ownership",
      value: over(
        "own",
        "open",
        (one) => one.requestsPerSecond,
        (own, open) => open / own - 1,
      ),
      unit: "more time",
      bar: { atMost: 0.15 },
    },
  ];
}

/** Questions to D1 of a repeated read: the answer itself says whether there was one. */
async function measureQuestions({ url, headers, portfolioId }: Gateway): Promise<Figure> {
  let asked = 0;
  for (let n = 0; n < 200; n++) {
    const answer = await fetch(`${url}/api/v1/own/${portfolioId}`, { headers });
    await answer.body?.cancel();
    if (answer.headers.get("server-timing")?.includes("d1;") !== false) asked += 1;
  }
  // The list of the revoked is renewed every 20 s, beside an answer or before one.
  return { name: "repeated reads that asked D1", value: asked, unit: "of 200", bar: { atMost: 1 } };
}

async function measureSignIn({ url, pid, person }: Gateway): Promise<Figure> {
  const signIn = () => ask(url, "/api/v1/auth/sign-in", { method: "POST", body: person });
  await signIn();
  const before = cpuMs(pid());
  for (let n = 0; n < SIGN_INS; n++) await signIn();
  return { name: "sign-in CPU", value: (cpuMs(pid()) - before) / SIGN_INS, unit: "ms", bar: { atMost: 150 } };
}
