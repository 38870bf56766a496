import { z } from "zod";
import type { Vote } from "../../domain/sentiment/score.ts";
import { DeadlineError, withDeadline } from "../../platform/deadline.ts";
import { sideBySide } from "../../platform/side-by-side.ts";
import type { AiReason, WorkersAi } from "./workers-ai.ts";
import { reasonOf } from "./workers-ai.ts";

const MODEL = "@cf/huggingface/distilbert-sst-2-int8";
/** How a vote names it. */
export const DISTILBERT = "distilbert-sst-2-int8";

export interface AiLimits {
  readonly deadlineMs: number;
  /** The platform lets six connections wait at once. */
  readonly atOnce: number;
  /** Before the first retry; doubled for the second. */
  readonly pauseMs: number;
}

const LIMITS: AiLimits = { deadlineMs: 5000, atOnce: 6, pauseMs: 200 };

/** How often what may pass is tried again; nothing else is. Once a title stayed without a vote, the batch waits for no other. */
const RETRIES: Partial<Record<AiReason, number>> = { busy: 2, timeout: 1 };

/** After these every further call of the batch would end the same way. */
const HOPELESS: ReadonlySet<AiReason> = new Set(["absent", "quota", "no_such_model", "not_allowed"]);

/** Both labels in either order, a score in [0, 1] each. */
const Answer = z.array(z.object({ label: z.string(), score: z.number().min(0).max(1) })).min(2);

/**
 * The model's vote on each title, p(positive) − p(negative), one call a title as it takes a single text. Never throws and
 * never blocks: a vote that could not be had is null with its reason. `known`: why asking is in vain from the start.
 */
export async function distilbertVotes(
  ai: WorkersAi | null,
  titles: readonly string[],
  limits: AiLimits = LIMITS,
  known: AiReason | null = null,
): Promise<Vote[]> {
  let hopeless: AiReason | null = ai === null ? "absent" : known;
  let patient = true;
  return await sideBySide(titles, limits.atOnce, async (title): Promise<Vote> => {
    if (ai === null || hopeless !== null) return { model: DISTILBERT, score: null, reason: hopeless ?? "absent" };
    let outcome = await vote(ai, title, limits.deadlineMs);
    for (let retry = 0; outcome.reason !== undefined; retry++) {
      if (!patient || outcome.own === true || retry >= (RETRIES[outcome.reason] ?? 0)) break;
      await new Promise((resolve) => setTimeout(resolve, limits.pauseMs * 2 ** retry));
      outcome = await vote(ai, title, limits.deadlineMs);
    }
    if (outcome.reason !== undefined && RETRIES[outcome.reason] !== undefined) patient = false;
    if (outcome.reason !== undefined && HOPELESS.has(outcome.reason)) hopeless = outcome.reason;
    const { score, reason } = outcome;
    return { model: DISTILBERT, score, ...(reason === undefined ? {} : { reason }) };
  });
}

type Outcome =
  | { readonly score: number; readonly reason?: never; readonly own?: never }
  | { readonly score: null; readonly reason: AiReason; readonly own?: true };

async function vote(ai: WorkersAi, title: string, deadlineMs: number): Promise<Outcome> {
  try {
    // A stream instead of the object comes back when the upstream's content type is not exactly application/json.
    const answer = Answer.safeParse(await withDeadline(deadlineMs, () => ai.run(MODEL, { text: title })));
    const of = (label: string) => answer.data?.find((entry) => entry.label === label)?.score;
    const positive = of("POSITIVE");
    const negative = of("NEGATIVE");
    if (positive === undefined || negative === undefined) return { score: null, reason: "unexpected_answer" };
    return { score: Math.round((positive - negative) * 10_000) / 10_000 };
  } catch (error) {
    // Who let the deadline pass once has had its time.
    if (error instanceof DeadlineError) return { score: null, reason: "timeout", own: true };
    return { score: null, reason: reasonOf(error) };
  }
}
