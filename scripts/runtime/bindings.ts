import type { Miniflare } from "miniflare";

/** What is used here of the bindings. Miniflare's own types need a package that the generated ones replace. */
export interface Statement {
  bind(...values: unknown[]): Statement;
  run(): Promise<unknown>;
  all(): Promise<{ results: unknown[] }>;
}

export interface Database {
  prepare(sql: string): Statement;
  batch(statements: readonly Statement[]): Promise<unknown>;
}

export interface ScheduledWorker {
  scheduled(options: { cron: string; scheduledTime: Date }): Promise<{ outcome: string }>;
}

export const databaseOf = async (miniflare: Miniflare, binding: string): Promise<Database> =>
  miniflare.getD1Database(binding);

export const workerOf = async (miniflare: Miniflare, name: string): Promise<ScheduledWorker> =>
  (await miniflare.getWorker(name)) as unknown as ScheduledWorker;
