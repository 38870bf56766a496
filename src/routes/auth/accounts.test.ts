import { exports } from "cloudflare:workers";
import { expect, it } from "vitest";
import { ORIGIN, signUp } from "../../../test/people.ts";

it("signs up, in, and says who", async () => {
  const person = await signUp({ name: "Ada" });
  const me = await exports.default.fetch(`${ORIGIN}/api/v1/me`, { headers: person.headers });
  expect(me.status).toBe(200);
  expect(await me.json()).toMatchObject({ id: person.userId, email: person.email, name: "Ada" });
  const byCookie = await exports.default.fetch(`${ORIGIN}/api/v1/me`, { headers: { cookie: person.cookie } });
  expect(byCookie.status).toBe(200);
});
