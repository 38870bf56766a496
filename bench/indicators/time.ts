import type { Run } from "./libraries.ts";

/**
 * Milliseconds of one run of each contender: the least of the rounds, for whatever else runs on the machine only adds. They take
 * turns, each round in the reverse order of the last. Short runs are repeated within a round.
 */
export function timeInTurns(contenders: Readonly<Record<string, Run>>, rounds: number): Record<string, number> {
  const entries = Object.entries(contenders).map(([name, run]) => ({
    name,
    run,
    repeats: repeatsOf(run),
    times: [] as number[],
  }));
  for (let round = 0; round < rounds; round++) {
    for (const entry of round % 2 === 0 ? entries : entries.toReversed())
      entry.times.push(once(entry.run, entry.repeats));
  }
  return Object.fromEntries(entries.map(({ name, times }) => [name, Math.min(...times)]));
}

/** Enough to fill about 5 ms, found on warm code. */
function repeatsOf(run: Run): number {
  const until = performance.now() + 200;
  let last = 0;
  for (let i = 0; i < 100 && (i < 3 || performance.now() < until); i++) last = once(run, 1);
  return Math.max(1, Math.min(2_000, Math.round(5 / Math.max(last, 1e-4))));
}

function once(run: Run, repeats: number): number {
  const begun = performance.now();
  for (let i = 0; i < repeats; i++) run();
  return (performance.now() - begun) / repeats;
}
