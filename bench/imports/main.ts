/**
 * `node bench/imports/main.ts`: what it takes to import a file of 10,000 rows into an empty portfolio, looked at first and then
 * committed, and what comes after it: the same file again, the export, and taking it all back.
 */
import { ensureBuilt } from "../../scripts/build/index.ts";
import { ask, Client } from "../../scripts/client/client.ts";
import type { Figure } from "../report.ts";
import { printTable, reaches } from "../report.ts";
import { startWorld } from "../world.ts";
import { coinbaseFile } from "./coinbase-file.ts";

const ROWS = 10_000;

interface Import {
  readonly id: string;
  readonly rows: number;
  readonly draft: { readonly ready: boolean; readonly toStore: number; readonly counts: object } | null;
}

await ensureBuilt();
const world = await startWorld();
let figures: Figure[] = [];
try {
  figures = await measure(world.runtime.url);
} finally {
  await world.stop();
}
printTable(figures);
process.exitCode = figures.every(reaches) ? 0 : 1;

async function measure(base: string): Promise<Figure[]> {
  const person = await Client.signUp(base);
  const { headers } = person;
  const { id } = await person.createPortfolio("Benchmark");
  const path = `/api/v1/portfolios/${id}`;
  const file = { fileName: "coinbase.csv", text: coinbaseFile(ROWS) };
  const post = <T>(of: string, body: object = {}) => ask<T>(base, `${path}${of}`, { method: "POST", headers, body });
  const stage = () => post<Import>("/imports", file);

  const [dryRun, draft] = await timed(stage);
  if (draft.draft?.ready !== true || draft.draft.toStore !== ROWS)
    throw new Error(`not ready: ${JSON.stringify(draft.draft?.counts)}`);
  const [commit] = await timed(() => post<Import>(`/imports/${draft.id}/commit`));
  const [again] = await timed(stage);
  const [read] = await timed(async () => (await fetch(`${base}${path}/export`, { headers })).arrayBuffer());
  const [takeBack] = await timed(() => post<Import>(`/imports/${draft.id}/take-back`));
  return [
    { name: `dry run of ${ROWS.toLocaleString("en")} rows`, value: dryRun, unit: "s" },
    { name: "commit", value: commit, unit: "s" },
    { name: "dry run and commit together", value: dryRun + commit, unit: "s", bar: { atMost: 5 } },
    { name: "the same file again, all of it duplicates", value: again, unit: "s" },
    { name: "export", value: read, unit: "s" },
    { name: "taken back", value: takeBack, unit: "s" },
  ];
}

async function timed<T>(work: () => Promise<T>): Promise<[seconds: number, answer: T]> {
  const startedAt = performance.now();
  const answer = await work();
  return [(performance.now() - startedAt) / 1000, answer];
}
