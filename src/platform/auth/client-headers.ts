/** What is known of the client that asks. */
export interface AuthClient {
  /** What the platform says of it; kept with the session, so that the person knows it again. */
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** Headers for better-auth: only what it keeps, and the one cookie that the call is about. */
export function clientHeaders({ address, userAgent }: AuthClient, cookie: string | null = null): Headers {
  const headers = new Headers();
  if (address !== null) headers.set("cf-connecting-ip", address);
  if (userAgent !== null) headers.set("user-agent", userAgent.slice(0, 300));
  if (cookie !== null) headers.set("cookie", cookie);
  return headers;
}
