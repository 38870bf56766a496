import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSimulator, type Simulator } from "../index.ts";

let simulator: Simulator;
let worlds = 0;
beforeAll(async () => {
  simulator = await startSimulator({ now: () => Date.UTC(2026, 0, 2) });
});
afterAll(() => simulator.close());

const newWorld = () => `${simulator.url}/world/mail-${++worlds}`;
const MAIL = { from: "Shop <shop@example.org>", to: ["ada@example.org"], subject: "Hello", text: "A < B" };
const post = (base: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${base}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer key", ...headers },
    body: JSON.stringify(body),
  });
const mailsOf = async (base: string, to?: string) => {
  const response = await fetch(`${base}/mail/emails${to === undefined ? "" : `?to=${to}`}`);
  return ((await response.json()) as { data: { to: string; subject: string }[] }).data;
};

describe("the mail provider", () => {
  it("keeps what it is given, newest first, for each address of its own", async () => {
    const world = newWorld();
    await post(world, "/mail/emails", MAIL);
    await post(world, "/mail/emails", { ...MAIL, to: ["bob@example.org", "eve@example.org"], subject: "Later" });
    const all = await mailsOf(world);
    expect(all.map(({ to, subject }) => `${to} ${subject}`)).toEqual([
      "eve@example.org Later",
      "bob@example.org Later",
      "ada@example.org Hello",
    ]);
    expect(await mailsOf(world, "ada@example.org")).toEqual([
      { id: "mail-1", from: MAIL.from, to: "ada@example.org", subject: "Hello", text: "A < B", at: expect.any(String) },
    ]);
    expect(await mailsOf(newWorld()), "another world's inbox").toEqual([]);
  });

  it("takes the same idempotency key for the same mail", async () => {
    const world = newWorld();
    const ids = [];
    for (let i = 0; i < 2; i++) {
      const response = await post(world, "/mail/emails", MAIL, { "idempotency-key": "k" });
      ids.push(((await response.json()) as { id: string }).id);
    }
    expect(ids[0]).toBe(ids[1]);
    expect(await mailsOf(world)).toHaveLength(1);
  });

  it.each([
    ["no key", 401, MAIL, { authorization: "" }],
    ["no recipient", 422, { ...MAIL, to: [] }, {}],
    ["no address", 422, { ...MAIL, to: ["nobody"] }, {}],
  ])("refuses what has %s", async (_what, status, body, headers) => {
    const world = newWorld();
    expect((await post(world, "/mail/emails", body, headers)).status).toBe(status);
    expect(await mailsOf(world)).toEqual([]);
  });

  it("refuses as often as it is told", async () => {
    const world = newWorld();
    await post(world, "/control/mail", { refuse: 503, count: 2 });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await post(world, "/mail/emails", MAIL)).status);
    expect(statuses).toEqual([503, 503, 200]);
  });

  it("shows its mails as a page, in which their text is text", async () => {
    const world = newWorld();
    await post(world, "/mail/emails", { ...MAIL, text: '<script>alert(1)</script> http://localhost/x#t="1' });
    const response = await fetch(`${world}/mail`);
    expect(response.headers.get("content-type")).toBe("text/html;charset=UTF-8");
    const page = await response.text();
    expect(page).toContain("&lt;script&gt;");
    expect(page).toContain('<a href="http://localhost/x#t=">');
    expect(page).not.toContain("<script>");
  });
});
