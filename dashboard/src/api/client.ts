import { hc } from "hono/client";
import type { Api, Problem, ProfileChange, SignIn, SignUp } from "../../../src/client/api.ts";
import { conditionalFetch } from "./conditional-fetch.ts";

/** An answer that is an error: what the API said of it, or that it could not be reached at all. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem | null;

  constructor(status: number, problem: Problem | null) {
    super(problem?.detail ?? problem?.title ?? "The service cannot be reached.");
    this.name = "ApiError";
    this.status = status;
    this.problem = problem;
  }

  /** One sentence for the person, with what each wrong field should have been. */
  get sentence(): string {
    const fields = this.problem?.errors?.map((error) => `${error.path.replace(/^body\./, "")}: ${error.expected}`);
    return fields !== undefined && fields.length > 0 ? fields.join("; ") : this.message;
  }
}

const client = hc<Api>("/", { fetch: conditionalFetch });
/** Every operation of the contract, by its path and method. */
export const { v1 } = client.api;

interface Answer {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: Headers;
  json(): Promise<unknown>;
}

/** What the contract promises where all is well. */
type Good<A> = A extends { readonly ok: true; json(): Promise<infer T> } ? T : never;

/** What a good answer says; anything else is thrown as an ApiError. */
export async function answerOf<A extends Answer>(asked: Promise<A>): Promise<Good<A>> {
  let answer: A;
  try {
    answer = await asked;
  } catch {
    throw new ApiError(0, null);
  }
  if (!answer.ok) throw new ApiError(answer.status, await problemOf(answer));
  return (answer.status === 204 ? null : await answer.json()) as Good<A>;
}

/** The same with the validator of what was answered, for a write that must not go over somebody else's. */
export async function answerWithEtag<A extends Answer>(
  asked: Promise<A>,
): Promise<{ readonly value: Good<A>; readonly etag: string | null }> {
  const headers = asked.then((answer) => answer.headers);
  const value = await answerOf(asked);
  // A proxy that compresses calls it weak; of a body that is the same to the letter it is strong all the same.
  return { value, etag: (await headers).get("etag")?.replace(/^W\//, "") ?? null };
}

async function problemOf(answer: Answer): Promise<Problem | null> {
  if (!(answer.headers.get("content-type") ?? "").includes("json")) return null;
  return (await answer.json()) as Problem;
}

/** What ends a request when nobody waits for it any more. */
export const until = (signal: AbortSignal | undefined) => (signal === undefined ? {} : { init: { signal } });

/** The same key on a retry makes the write happen once. */
export const once = (idempotencyKey: string) => ({ "idempotency-key": idempotencyKey });

export const api = {
  health: () => answerOf(client.health.$get()),
  me: () => answerOf(v1.me.$get()),
  changeMe: (json: ProfileChange) => answerOf(v1.me.$patch({ json, header: {} })),
  signUp: (json: SignUp) => answerOf(v1.auth["sign-up"].$post({ json })),
  verifyAddress: (token: string) => answerOf(v1.auth["verify-address"].$post({ json: { token } })),
  requestPasswordReset: (email: string) => answerOf(v1.auth["reset-mails"].$post({ json: { email } })),
  resetPassword: (token: string, password: string) =>
    answerOf(v1.auth["reset-password"].$post({ json: { token, password } })),
  /** With a `status` when a code is needed besides. */
  signIn: (json: SignIn) => answerOf(v1.auth["sign-in"].$post({ json })),
  signOut: () => answerOf(v1.auth["sign-out"].$post()),
  coins: (signal?: AbortSignal) => answerOf(v1.coins.$get({ query: { limit: 500 }, header: {} }, until(signal))),
  portfolios: (signal?: AbortSignal) =>
    answerOf(v1.portfolios.$get({ query: { limit: 100 }, header: {} }, until(signal))),
  createPortfolio: (name: string, idempotencyKey: string) =>
    answerOf(v1.portfolios.$post({ json: { name }, header: once(idempotencyKey) })),
  liveTicket: (id: string) => answerOf(v1.portfolios[":id"]["live-tickets"].$post({ param: { id } })),
  news: (query: { coin?: string; limit?: number }, signal?: AbortSignal) =>
    answerOf(v1.news.$get({ query: { limit: 20, ...query }, header: {} }, until(signal))),
};
