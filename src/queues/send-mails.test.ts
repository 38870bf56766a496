import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it, vi } from "vitest";
import { mailsTo, useMailer } from "../../test/mail.ts";
import { consume } from "./consume.ts";

useMailer();

const QUEUE = "coinsight-mails";
const control = env.BINANCE_REST_BASES.replace(/binance$/, "control/mail");

const mailTo = (to: string) => ({ id: crypto.randomUUID(), to, subject: "Hello", text: "a token: s3cret" });

/** What became of a message that was tried `attempts` times, and what was logged of it. */
async function deliver(body: unknown, attempts = 1) {
  const batch = createMessageBatch(QUEUE, [{ id: "m0", timestamp: new Date(0), attempts, body }]);
  const lines: string[] = [];
  const spies = (["info", "warn", "error"] as const).map((level) =>
    vi.spyOn(console, level).mockImplementation((line: unknown) => void lines.push(String(line))),
  );
  const retries = batch.messages.map((message) => vi.spyOn(message, "retry"));
  await consume(batch, env, createExecutionContext());
  for (const spy of spies) spy.mockRestore();
  const { explicitAcks } = await getQueueResult(batch, createExecutionContext());
  const delays = retries.flatMap(({ mock }) => mock.calls.map(([options]) => options?.delaySeconds));
  return { acked: explicitAcks, delays, log: lines.join("\n") };
}
const refuse = (status: number) =>
  fetch(control, { method: "POST", body: JSON.stringify({ refuse: status, count: 1 }) });
const somebody = () => `${crypto.randomUUID()}@example.org`;

it("sends a mail, once however often the queue delivers it", async () => {
  const mail = mailTo(somebody());
  for (let i = 0; i < 2; i++) expect(await deliver(mail)).toMatchObject({ acked: ["m0"], delays: [] });
  expect(await mailsTo(mail.to, 1)).toHaveLength(1);
});

it("tries again, later each time, while the provider is down or busy", async () => {
  const mail = mailTo(somebody());
  const delays = [];
  for (const [attempts, status] of [[1, 500] as const, [2, 429] as const, [3, 503] as const]) {
    await refuse(status);
    const { acked, delays: asked } = await deliver(mail, attempts);
    expect(acked).toEqual([]);
    delays.push(...asked);
  }
  expect(delays).toEqual([10, 20, 40]);
  await deliver(mail, 4);
  expect(await mailsTo(mail.to, 1)).toHaveLength(1);
});

it("tries again when the provider cannot be reached", async () => {
  vi.spyOn(globalThis, "fetch").mockRejectedValueOnce(new TypeError("connection refused"));
  expect(await deliver(mailTo(somebody()))).toMatchObject({ acked: [], delays: [10] });
  vi.restoreAllMocks();
});

it.each([
  ["the provider refuses for good", () => mailTo("no address")],
  ["nobody can read", () => ({ to: 7 })],
])("drops what %s", async (_what, body) => {
  expect(await deliver(body())).toMatchObject({ acked: ["m0"], delays: [] });
});

it("logs neither address nor text", async () => {
  const to = somebody();
  await refuse(500);
  const { log } = await deliver(mailTo(to));
  expect(log).toContain("http_500");
  expect(log).not.toContain(to);
  expect(log).not.toContain("s3cret");
});

it("sends the key as a bearer and follows no redirect with it", async () => {
  const seen: Request[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    seen.push(new Request(input, init));
    return new Response(null, { status: 302, headers: { location: "https://elsewhere.example/" } });
  });
  const { acked, delays } = await deliver(mailTo(somebody()));
  vi.restoreAllMocks();
  expect([acked, delays]).toEqual([["m0"], []]);
  expect(seen.map(({ url }) => url)).toEqual([`${env.MAIL_API_BASE}/emails`]);
  expect(seen[0]?.headers.get("authorization")).toBe("Bearer test-key");
});
