import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { signUp } from "../../test/people.ts";
import { KNOWN_MS } from "../platform/auth/attempt-rules.ts";
import { serviceContext } from "./context.ts";
import { forgetAttempts } from "./forget-attempts.ts";

const DAY = 86_400_000;
const NOW = Date.UTC(2027, 0, 1);

it("forgets what counts nothing any more, and neither a fresh count nor a place that is known", async () => {
  const rows: [key: string, lastAt: number, succeededAt: number | null][] = [
    ["old", NOW - 3 * DAY, null],
    ["fresh", NOW - DAY, null],
    ["known", NOW - 80 * DAY, NOW - 80 * DAY],
    ["known once", NOW - KNOWN_MS - DAY, NOW - KNOWN_MS - DAY],
  ];
  await env.DB.prepare("DELETE FROM sign_in_attempts").run();
  const insert = env.DB.prepare("INSERT INTO sign_in_attempts VALUES (?, NULL, 1, ?, 0, ?)");
  await env.DB.batch(rows.map((row) => insert.bind(...row)));
  await forgetAttempts({ ...serviceContext(env, createExecutionContext(), "test"), clock: { now: () => NOW } });
  const { results } = await env.DB.prepare("SELECT key FROM sign_in_attempts ORDER BY key").all();
  expect(results.map((row) => row["key"])).toEqual(["fresh", "known"]);
});

it("forgets invitations that are over", async () => {
  const { userId } = await signUp();
  const insert = env.DB.prepare("INSERT INTO invitations VALUES (?1, ?1, NULL, ?2, 1, ?3, NULL)");
  await env.DB.batch([insert.bind("over", userId, NOW - 2 * DAY), insert.bind("open", userId, NOW + DAY)]);
  await forgetAttempts({ ...serviceContext(env, createExecutionContext(), "test"), clock: { now: () => NOW } });
  const { results } = await env.DB.prepare("SELECT id FROM invitations").all();
  expect(results.map((row) => row["id"])).toEqual(["open"]);
});
