/** What the API answers, as far as the page uses it. Shapes that also travel in frames come from the domain. */
export interface Me {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

export interface Portfolio {
  readonly id: string;
  readonly name: string;
  readonly base: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export interface Coin {
  readonly id: string;
  readonly symbol: string;
  readonly name: string;
}

export interface Article {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly source: string;
  readonly publishedAt: string;
  readonly coins: readonly string[];
  readonly score: { readonly value: number; readonly label: "negative" | "neutral" | "positive" } | null;
}

export interface Health {
  readonly status: string;
  readonly market: "live" | "simulated";
}

export interface LiveTicket {
  readonly url: string;
  readonly protocols: readonly string[];
}

export interface TwoFactor {
  readonly enabled: boolean;
  readonly recoveryCodesLeft: number;
}

export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string | null;
}

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly start: string;
  readonly scopes: readonly string[];
  readonly lastUsedAt: string | null;
}

export interface Session {
  readonly id: string;
  readonly current: boolean;
  readonly startedAt: string;
  readonly userAgent: string | null;
}

/** RFC 9457, as every error of the API arrives. */
export interface ProblemAnswer {
  readonly title: string;
  readonly code: string;
  readonly requestId: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly path: string; readonly expected: string }[];
}
