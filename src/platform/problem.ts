/**
 * Errors that a client is told about. The codes are one union; `src/routes/http/problem-response.ts` gives each its status.
 * Across RPC a class is lost, so a problem travels as its plain body ({@link ProblemBody}) and is mapped by `code`.
 */
export const PROBLEM_CODES = [
  "VALIDATION_ERROR",
  "AUTHENTICATION_ERROR",
  "AUTHORIZATION_ERROR",
  "RESOURCE_NOT_FOUND_ERROR",
  "METHOD_NOT_ALLOWED",
  "CONFLICT_ERROR",
  "IDEMPOTENCY_MISMATCH",
  "GONE",
  "PRECONDITION_FAILED",
  "PAYLOAD_TOO_LARGE",
  "UNSUPPORTED_MEDIA_TYPE",
  "UPGRADE_REQUIRED",
  "INSUFFICIENT_HOLDINGS",
  "LEDGER_RULE_ERROR",
  "RATE_LIMIT_ERROR",
  "DATABASE_ERROR",
  "INTERNAL_ERROR",
  "EXTERNAL_SERVICE_ERROR",
  "DATABASE_UNAVAILABLE",
  "OUTCOME_UNKNOWN",
  "OVERLOADED",
  "PRICES_UNAVAILABLE",
  "UPSTREAM_TIMEOUT",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One wrong field: where it is, what was expected there. Never the value of a secret. */
export interface FieldError {
  readonly path: string;
  readonly expected: string;
}

export interface ProblemDetails {
  /** One sentence for the person who reads it. */
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  /** Seconds after which a retry makes sense. */
  readonly retryAfter?: number;
  /** Which class of rate limit was met. */
  readonly limit?: string;
  /** Facts of this code, e.g. what was held and what was asked. */
  readonly facts?: Readonly<Record<string, string | number | null>>;
}

export interface ProblemBody extends ProblemDetails {
  readonly code: ProblemCode;
}

export class Problem extends Error {
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.detail ?? body.code);
    this.name = "Problem";
    this.body = body;
  }
}

/** `throw problem("RESOURCE_NOT_FOUND_ERROR", { detail: "…" })`. */
export function problem(code: ProblemCode, details: ProblemDetails = {}): Problem {
  return new Problem({ code, ...details });
}

/** What an object's RPC method returns for expected outcomes: exceptions lose their class on the way. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: ProblemBody };

export type Refusal = Extract<Outcome<never>, { readonly ok: false }>;

export const ok = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const refused = (body: ProblemBody): Refusal => ({ ok: false, problem: body });

/**
 * An outcome whose value is a text, without a wrapping: whatever object an RPC method returns gets a stub of its own, for
 * calls on it before it is there, which costs a fifth of the call; a text gets none.
 */
export type TextOutcome<T extends string> = T | Refusal;

export const textOf = <T extends string>(outcome: TextOutcome<T>): T => {
  if (typeof outcome !== "string") throw new Problem(outcome.problem);
  return outcome;
};

/** The value, or the problem thrown again on this side. */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Problem(outcome.problem);
  return outcome.value;
}
