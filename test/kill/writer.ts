/** Somebody who records transactions one after the other and does not take silence for an answer. */
import { setTimeout as pause } from "node:timers/promises";
import { ApiFailure, Client, type Trade } from "../../scripts/client/client.ts";

export interface Writer {
  /** Idempotency key → id of the transaction, as acknowledged. */
  readonly acknowledged: ReadonlyMap<string, string>;
  /** Ends after the write that is under way has been acknowledged. */
  readonly finish: () => Promise<void>;
  /** Every id in the ledger, by its pages. */
  readonly stored: () => Promise<string[]>;
  /** Sends every acknowledged write once more; key → id of the answer. */
  readonly replay: () => Promise<Map<string, string>>;
}

const FIRST = Date.parse("2026-01-01T00:00:00Z");

const tradeOf = (n: number): Trade => ({
  type: "buy",
  at: new Date(FIRST + n * 60_000).toISOString(),
  in: { asset: "bitcoin", amount: "0.001" },
  out: { asset: "fiat:usd", amount: String(50 + n) },
});

/** So many people at once are more than an address is allowed a minute. */
async function signUpPatiently(url: string, inbox: string): Promise<Client> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await Client.signUp(url, { inbox });
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.status !== 429 || attempt >= 30) throw error;
      await pause(3_000);
    }
  }
}

export async function startWriter({ url, inbox }: { url: string; inbox: string }, most = 500): Promise<Writer> {
  const client = await signUpPatiently(url, inbox);
  const portfolio = await client.createPortfolio("Under fire");
  const acknowledged = new Map<string, string>();
  const controller = { stopped: false };

  const writeUntilAcknowledged = async (n: number): Promise<void> => {
    const key = `write-${n}`;
    for (let attempt = 0; attempt < 600; attempt++) {
      try {
        acknowledged.set(key, (await client.trade(portfolio.id, tradeOf(n), key)).id);
        return;
      } catch (error) {
        // Refused, reset or unanswered: whether it was stored is unknown, so the same key again. A refusal is a defect.
        if (error instanceof ApiFailure && error.status < 500) throw error;
        await pause(100);
      }
    }
    throw new Error(`${key} was never acknowledged`);
  };

  const running = (async () => {
    for (let n = 0; !controller.stopped && n < most; n++) {
      await writeUntilAcknowledged(n);
      // Below what one person is allowed a minute.
      await pause(20);
    }
  })();
  running.catch(() => {});

  const stored = async (): Promise<string[]> => {
    const ids: string[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const query: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const page: { items: { id: string }[]; nextCursor: string | null } = await client.ask(
        `/api/v1/portfolios/${portfolio.id}/transactions?limit=500${query}`,
      );
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    return ids;
  };

  return {
    acknowledged,
    finish: async () => {
      controller.stopped = true;
      await running;
    },
    stored,
    replay: async () => {
      const answers = new Map<string, string>();
      for (const key of acknowledged.keys()) {
        answers.set(key, (await client.trade(portfolio.id, tradeOf(Number(key.slice("write-".length))), key)).id);
      }
      return answers;
    },
  };
}
