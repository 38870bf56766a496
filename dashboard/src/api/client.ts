import type { Article, Coin, Health, LiveTicket, Me, Page, Portfolio, ProblemAnswer } from "./types.ts";

/** An answer that is an error: what the API said of it, or that it could not be reached at all. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: ProblemAnswer | null;

  constructor(status: number, problem: ProblemAnswer | null) {
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

interface Ask {
  readonly method?: "GET" | "POST" | "DELETE";
  readonly body?: unknown;
  /** The same key on a retry makes the write happen once. */
  readonly idempotencyKey?: string;
}

export async function ask<T>(path: string, { method = "GET", body, idempotencyKey }: Ask = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: {
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new ApiError(0, null);
  }
  if (!response.ok) throw new ApiError(response.status, await problemOf(response));
  return (response.status === 204 ? undefined : await response.json()) as T;
}

async function problemOf(response: Response): Promise<ProblemAnswer | null> {
  if (!(response.headers.get("content-type") ?? "").includes("json")) return null;
  return (await response.json()) as ProblemAnswer;
}

export interface NewTransaction {
  readonly type: "buy" | "sell";
  readonly at: string;
  readonly in: { readonly asset: string; readonly amount: string };
  readonly out: { readonly asset: string; readonly amount: string };
}

const v1 = "/api/v1";

export const api = {
  health: () => ask<Health>("/health"),
  me: () => ask<Me>(`${v1}/me`),
  signUp: (body: { email: string; password: string; name?: string; invitation?: string }) =>
    ask<{ verification: "required" | "not_required" }>(`${v1}/auth/sign-up`, { method: "POST", body }),
  verifyAddress: (token: string) => ask<unknown>(`${v1}/auth/verify-address`, { method: "POST", body: { token } }),
  requestPasswordReset: (email: string) => ask<unknown>(`${v1}/auth/reset-mails`, { method: "POST", body: { email } }),
  resetPassword: (token: string, password: string) =>
    ask<unknown>(`${v1}/auth/reset-password`, { method: "POST", body: { token, password } }),
  /** Its `status` is there when a code is needed besides. */
  signIn: (body: { email: string; password: string }) =>
    ask<{ status?: "two-factor-needed" }>(`${v1}/auth/sign-in`, { method: "POST", body }),
  signOut: () => ask<unknown>(`${v1}/auth/sign-out`, { method: "POST" }),
  coins: () => ask<Page<Coin>>(`${v1}/coins?limit=500`),
  portfolios: () => ask<Page<Portfolio>>(`${v1}/portfolios`),
  createPortfolio: (name: string, idempotencyKey: string) =>
    ask<Portfolio>(`${v1}/portfolios`, { method: "POST", body: { name, base: "fiat:usd" }, idempotencyKey }),
  addTransaction: (portfolioId: string, body: NewTransaction, idempotencyKey: string) =>
    ask<unknown>(`${v1}/portfolios/${portfolioId}/transactions`, { method: "POST", body, idempotencyKey }),
  liveTicket: (portfolioId: string) =>
    ask<LiveTicket>(`${v1}/portfolios/${portfolioId}/live-tickets`, { method: "POST" }),
  news: (coin?: string) => ask<Page<Article>>(`${v1}/news?limit=20${coin === undefined ? "" : `&coin=${coin}`}`),
};
