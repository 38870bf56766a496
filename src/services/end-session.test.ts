import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { newPortfolioId } from "../domain/ids.ts";
import type { PortfolioId, UserId } from "../domain/ids.ts";
import type { Objects } from "../platform/objects.ts";
import { serviceContext } from "./context.ts";
import { endSession } from "./end-session.ts";

it("closes the session's sockets at each portfolio of the person, though one object fails", async () => {
  const userId = crypto.randomUUID() as UserId;
  const own = [1, 2, 3].map((at) => newPortfolioId("01", at));
  const others = newPortfolioId("01", 4);
  await env.DB.batch(
    [...own.map((id) => [id, userId]), [others, "somebody else"]].map((row) =>
      env.DB.prepare("INSERT INTO portfolio_directory VALUES (?, ?, '01', 0)").bind(...row),
    ),
  );
  const closed: [PortfolioId, string][] = [];
  const portfolio = (id: PortfolioId) => ({
    closeSession: async (sessionId: string) => {
      closed.push([id, sessionId]);
      if (id === own[0]) throw new Error("the object is gone");
    },
  });
  const execution = createExecutionContext();
  const context = { ...serviceContext(env, execution, "test"), objects: { portfolio } as unknown as Objects };

  await endSession(context, { userId, sessionId: "s1" });
  await waitOnExecutionContext(execution);

  expect(new Set(closed)).toEqual(new Set(own.map((id) => [id, "s1"])));
  const listed = await env.DB.prepare("SELECT 1 FROM revoked_sessions WHERE session_id = 's1'").all();
  expect(listed.results).toHaveLength(1);
});
