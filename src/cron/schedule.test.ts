import { createExecutionContext, createScheduledController, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { parse } from "smol-toml";
import { describe, expect, it, vi } from "vitest";
import configuration from "../../wrangler.toml?raw";
import { runSchedule, SCHEDULE } from "./schedule.ts";

describe("the schedule", () => {
  it("has the expressions of wrangler.toml, so that none fires in vain and no job is forgotten", () => {
    const { triggers } = parse(configuration) as unknown as { triggers: { crons: string[] } };
    expect(Object.keys(SCHEDULE).toSorted()).toEqual(triggers.crons.toSorted());
  });

  it("looks after prices and coins' facts each minute, so that a first start does not wait for them", () => {
    expect(Object.keys(SCHEDULE["* * * * *"] ?? {})).toEqual(expect.arrayContaining(["feed", "refresh-catalogue"]));
  });

  it("names each job once", () => {
    const names = Object.values(SCHEDULE).flatMap(Object.keys);
    expect(new Set(names).size).toBe(names.length);
  });

  it("logs a line for each job, and one that fails takes none with it", async () => {
    const lines: { level: string; event: string; job?: string }[] = [];
    for (const level of ["info", "warn", "error"] as const) {
      vi.spyOn(console, level).mockImplementation((line: unknown) => void lines.push(JSON.parse(String(line))));
    }
    const withoutDatabase = { ...env, DB: undefined as unknown as D1Database };
    const execution = createExecutionContext();
    const controller = createScheduledController({ cron: "23 3 * * *", scheduledTime: new Date(0) });
    await runSchedule(controller, withoutDatabase, execution);
    await waitOnExecutionContext(execution);
    vi.restoreAllMocks();
    const jobs = lines.filter(({ event }) => event === "job");
    expect(jobs.map(({ job }) => String(job)).toSorted()).toEqual(Object.keys(SCHEDULE["23 3 * * *"] ?? {}).toSorted());
    expect(jobs.map(({ level }) => level)).toEqual(jobs.map(() => "error"));
  });
});
