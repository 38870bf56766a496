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
}

const LIMITS: AiLimits = { deadlineMs: 5000, atOnce: 6 };

/** After these every further call of the batch would end the same way. */
const HOPELESS: ReadonlySet<AiReason> = new Set(["absent", "quota", "no_such_model"]);

/** Both labels in either order, a score in [0, 1] each. */
const Answer = z.array(z.object({ label: z.string(), score: z.number().min(0).max(1) })).min(2);

/**
 * The model's vote on each title, p(positive) − p(negative), one call a title as it takes a single text. Never throws and
 * never blocks: a vote that could not be had is null with its reason.
 */
export async function distilbertVotes(
  ai: WorkersAi | null,
  titles: readonly string[],
  limits: AiLimits = LIMITS,
): Promise<Vote[]> {
  let hopeless: AiReason | null = ai === null ? "absent" : null;
  return await sideBySide(titles, limits.atOnce, async (title): Promise<Vote> => {
    if (ai === null || hopeless !== null) return { model: DISTILBERT, score: null, reason: hopeless ?? "absent" };
    const outcome = await vote(ai, title, limits.deadlineMs);
    if (outcome.reason !== undefined && HOPELESS.has(outcome.reason)) hopeless = outcome.reason;
    return { model: DISTILBERT, ...outcome };
  });
}

async function vote(
  ai: WorkersAi,
  title: string,
  deadlineMs: number,
): Promise<{ score: number; reason?: never } | { score: null; reason: AiReason }> {
  try {
    // A stream instead of the object comes back when the upstream's content type is not exactly application/json.
    const answer = Answer.safeParse(await withDeadline(deadlineMs, () => ai.run(MODEL, { text: title })));
    const of = (label: string) => answer.data?.find((entry) => entry.label === label)?.score;
    const positive = of("POSITIVE");
    const negative = of("NEGATIVE");
    if (positive === undefined || negative === undefined) return { score: null, reason: "unexpected_answer" };
    return { score: Math.round((positive - negative) * 10_000) / 10_000 };
  } catch (error) {
    return { score: null, reason: error instanceof DeadlineError ? "timeout" : reasonOf(error) };
  }
}
