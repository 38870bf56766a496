import { cronMatcher } from "./cron.ts";

const MINUTE = 60_000;

/** Calls `fire` at the beginning of every minute (UTC) for each expression that names it. Returns what stops it. */
export function runSchedule(
  expressions: readonly string[],
  fire: (expression: string, minute: Date) => void,
  now: () => number = Date.now,
): () => void {
  const jobs = expressions.map((expression) => ({ expression, matches: cronMatcher(expression) }));
  let timer: NodeJS.Timeout;
  const arm = (after: number) => {
    const next = (Math.floor(after / MINUTE) + 1) * MINUTE;
    timer = setTimeout(
      () => {
        // A timer may ring a little early; a machine that slept continues with the present minute.
        const minute = Math.max(next, Math.floor(now() / MINUTE) * MINUTE);
        for (const job of jobs) if (job.matches(new Date(minute))) fire(job.expression, new Date(minute));
        arm(minute);
      },
      Math.max(0, next - now()),
    );
  };
  arm(now());
  return () => clearTimeout(timer);
}
