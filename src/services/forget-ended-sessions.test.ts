import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { signIn, signUp } from "../../test/people.ts";
import { serviceContext } from "./context.ts";
import { forgetEndedSessions } from "./forget-ended-sessions.ts";

it("removes what is over and keeps what is not", async () => {
  const person = await signUp();
  await signIn(person);
  const now = Date.now();
  const [over] = (await env.DB.prepare("SELECT id FROM sessions").all<{ id: string }>()).results;
  await env.DB.batch([
    env.DB.prepare("UPDATE sessions SET expires_at = ? WHERE id = ?").bind(now - 1, over?.id),
    env.DB.prepare("INSERT INTO revoked_sessions VALUES ('old', ?), ('young', ?)").bind(now - 25 * 3_600_000, now),
  ]);
  await forgetEndedSessions(serviceContext(env, createExecutionContext(), "test"));
  const sessions = await env.DB.prepare("SELECT id FROM sessions").all<{ id: string }>();
  expect(sessions.results).toHaveLength(1);
  expect(sessions.results[0]?.id).not.toBe(over?.id);
  const revoked = await env.DB.prepare("SELECT session_id FROM revoked_sessions").all();
  expect(revoked.results).toEqual([{ session_id: "young" }]);
});
