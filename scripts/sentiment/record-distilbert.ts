import { setTimeout } from "node:timers/promises";
import { appendRecorded, readRecorded } from "./recorded.ts";

const MODEL = "@cf/huggingface/distilbert-sst-2-int8";
const AT_ONCE = 6;
const TRIES = 4;
/** The free allocation of the day is used up. */
const QUOTA = new Set([3036, 4006]);

export interface Recording {
  readonly recorded: number;
  /** Texts that the model would not take. */
  readonly refused: number;
  /** Why it ended early, or null. */
  readonly stopped: string | null;
}

interface Access {
  readonly account: string;
  readonly token: string;
  readonly base?: string;
  /** Before the first retry; doubled for each further one. */
  readonly pauseMs?: number;
}

interface Answer {
  readonly success?: boolean;
  readonly result?: readonly { readonly label?: string; readonly score?: number }[] | null;
  readonly errors?: readonly { readonly code?: number; readonly message?: string }[];
}

/** Asks for each text that the file does not hold yet; six at a time stays far below the limit of 2,000 a minute. */
export async function recordDistilbert(texts: readonly string[], file: string, access: Access): Promise<Recording> {
  const known = readRecorded(file);
  const wanted = [...new Set(texts)].filter((text) => text.trim() !== "" && !known.has(text));
  let recorded = 0;
  let refused = 0;
  let stopped: string | null = null;
  const worker = async () => {
    for (let text = wanted.shift(); text !== undefined && stopped === null; text = wanted.shift()) {
      const outcome = await ask(text, access);
      if (typeof outcome === "number") {
        appendRecorded(file, text, outcome);
        recorded++;
      } else if (outcome.hopeless) stopped ??= outcome.reason;
      else refused++;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { recorded, refused, stopped };
}

async function ask(text: string, access: Access): Promise<number | { reason: string; hopeless: boolean }> {
  const { account, token, base = "https://api.cloudflare.com/client/v4", pauseMs = 1000 } = access;
  let reason = "";
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (attempt > 0) await setTimeout(pauseMs * 2 ** (attempt - 1));
    try {
      const response = await fetch(`${base}/accounts/${account}/ai/run/${MODEL}`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        body: JSON.stringify({ text }),
        signal: AbortSignal.timeout(30_000),
      });
      const answer = (await response.json()) as Answer;
      const of = (label: string) => answer.result?.find((entry) => entry.label === label)?.score;
      const [positive, negative] = [of("POSITIVE"), of("NEGATIVE")];
      if (positive !== undefined && negative !== undefined) return Math.round((positive - negative) * 1e4) / 1e4;
      const code = answer.errors?.[0]?.code ?? 0;
      reason = `${response.status} ${code}`;
      if (QUOTA.has(code)) return { reason: "the day's allocation is used up", hopeless: true };
      if (response.status === 401 || response.status === 403 || response.status === 404)
        return { reason, hopeless: true };
      if (response.status === 400 || response.status === 413) return { reason, hopeless: false };
    } catch (error) {
      reason = error instanceof Error ? error.name : "network";
    }
  }
  return { reason: `${TRIES} tries failed, the last with ${reason}`, hopeless: true };
}
