/** The part of the AI binding that is used; tests bring an object of this shape. */
export interface WorkersAi {
  run(model: string, inputs: { text: string }): Promise<unknown>;
}

/** The binding, or null: it exists remotely only, and a deployment may do without. */
export const workersAiOf = (env: Env): WorkersAi | null => (env as { readonly AI?: WorkersAi | null }).AI ?? null;

/** Why a model said nothing, as a short code. `absent`: no binding, or one that cannot be used where this runs. */
export type AiReason =
  | ("absent" | "quota" | "busy" | "timeout")
  | ("no_such_model" | "not_allowed" | "refused" | "unexpected_answer" | "failed");

/** Errors carry their code in front: "3040: Capacity temporarily exceeded, please try again." */
const REASONS: Readonly<Record<string, AiReason>> = {
  "3036": "quota",
  // Documented as 3036, seen as 4006.
  "4006": "quota",
  "3040": "busy",
  "3007": "timeout",
  "3008": "timeout",
  "5007": "no_such_model",
  "3042": "no_such_model",
  // The account, its plan or our way of asking: the next title would fare no better.
  "5005": "not_allowed",
  "5016": "not_allowed",
  "5018": "not_allowed",
  "5019": "not_allowed",
  "5035": "not_allowed",
  "3023": "not_allowed",
  "3039": "not_allowed",
  "3041": "not_allowed",
  // This title alone.
  "3003": "refused",
  "3006": "refused",
  "5004": "refused",
};

export function reasonOf(error: unknown): AiReason {
  const message = error instanceof Error ? error.message : "";
  // What the local runtime says of a binding without its remote side.
  if (/needs to be run remotely/.test(message)) return "absent";
  return REASONS[/^(\d{4}):/.exec(message)?.[1] ?? ""] ?? "failed";
}
