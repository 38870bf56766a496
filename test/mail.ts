import { env } from "cloudflare:workers";
import { vi } from "vitest";

export interface TestMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * Gives this file's Worker a mailer: the simulated provider of its own world. Call it at the top of a test file, before the
 * first request; from then on addresses are verified.
 */
export function useMailer(): void {
  Object.assign(env, { MAIL_API_BASE: env.BINANCE_REST_BASES.replace(/binance$/, "mail"), MAIL_API_KEY: "test-key" });
}

async function inbox(to: string): Promise<TestMail[]> {
  const response = await fetch(`${env.MAIL_API_BASE}/emails?to=${encodeURIComponent(to)}`);
  return (await response.json<{ data: TestMail[] }>()).data;
}

/** All mails to this address, newest first, once there are `count`. */
export const mailsTo = (to: string, count: number): Promise<TestMail[]> =>
  vi.waitFor(
    async () => {
      const mails = await inbox(to);
      if (mails.length < count) throw new Error(`${mails.length} of ${count} mails to ${to}`);
      return mails;
    },
    { timeout: 10_000, interval: 20 },
  );

/** The one-time token in a mail's link. */
export function tokenIn(mail: TestMail | undefined): string {
  const [, token] = /#(?:verify|reset|invitation)=([A-Za-z0-9_-]{20,})\s/.exec(mail?.text ?? "") ?? [];
  if (token === undefined) throw new Error(`no token in the mail "${mail?.subject ?? "none"}"`);
  return token;
}
