/** A person who uses the running product over HTTP and WebSocket: for seeding, benchmarks and journeys. */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";
import type { Valuation, ValuationFrame } from "../../src/domain/valuation/valuation.ts";

export class ApiFailure extends Error {
  readonly status: number;
  readonly code: string | undefined;

  constructor(what: string, status: number, body: string) {
    super(`${what}: ${status} ${body.slice(0, 500)}`);
    this.name = "ApiFailure";
    this.status = status;
    this.code = /"code":"(\w+)"/.exec(body)?.[1];
  }
}

export interface Ask {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Trade {
  readonly type: "buy" | "sell";
  readonly at: string;
  readonly in: { readonly asset: string; readonly amount: string };
  readonly out: { readonly asset: string; readonly amount: string };
  readonly fee?: { readonly asset: string; readonly amount: string };
  readonly note?: string;
}

/** Asks once; anything but 2xx is an {@link ApiFailure}. */
export async function ask<T>(base: string, path: string, { method = "GET", body, headers = {} }: Ask = {}): Promise<T> {
  const response = await fetch(`${base}${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await response.text();
  if (!response.ok) throw new ApiFailure(`${method} ${path}`, response.status, text);
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

/** The token of the newest mail to this address, once one is there. */
async function tokenMailedTo(inbox: string, email: string): Promise<string> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await pause(50)) {
    const { data } = await ask<{ data: { text: string }[] }>(inbox, `/emails?to=${encodeURIComponent(email)}`);
    const [, token] = /#verify=(\S+)/.exec(data[0]?.text ?? "") ?? [];
    if (token !== undefined) return token;
  }
  throw new Error(`no mail to ${email} came to ${inbox}`);
}

export class Client {
  readonly base: string;
  readonly email: string;
  readonly password: string;
  /** For requests made without this class, such as a load generator's. */
  readonly headers: Readonly<Record<string, string>>;

  private constructor(base: string, email: string, password: string, token: string) {
    this.base = base;
    this.email = email;
    this.password = password;
    this.headers = { authorization: `Bearer ${token}` };
  }

  /** `inbox`: base of a simulated mail provider, to open the link of its mail where addresses are verified. */
  static async signUp(
    base: string,
    options: { readonly email?: string; readonly password?: string; readonly inbox?: string } = {},
  ): Promise<Client> {
    const { email = `${randomUUID()}@example.org`, password = randomUUID(), inbox = "" } = options;
    const path = "/api/v1/auth/sign-up";
    const { verification } = await ask<{ verification: string }>(base, path, {
      method: "POST",
      body: { email, password },
    });
    if (verification === "required") {
      const token = await tokenMailedTo(inbox, email);
      await ask(base, "/api/v1/auth/verify-address", { method: "POST", body: { token } });
    }
    return Client.signIn(base, email, password);
  }

  static async signIn(base: string, email: string, password: string): Promise<Client> {
    const body = JSON.stringify({ email, password });
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${base}/api/v1/auth/sign-in`, { method: "POST", headers, body });
    if (!response.ok) throw new ApiFailure("POST /api/v1/auth/sign-in", response.status, await response.text());
    const cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    // The cookie's own origin: the guard against other sites asks for it.
    const { token } = await ask<{ token: string }>(base, "/api/v1/auth/token", {
      method: "POST",
      headers: { cookie, origin: new URL(base).origin, "sec-fetch-site": "same-origin" },
    });
    return new Client(base, email, password, token);
  }

  ask<T>(path: string, options: Ask = {}): Promise<T> {
    return ask<T>(this.base, path, { ...options, headers: { ...this.headers, ...options.headers } });
  }

  /** The key makes a retry happen once. */
  createPortfolio(name: string, key: string = randomUUID()): Promise<{ id: string }> {
    const body = { name, base: "fiat:usd" };
    return this.ask("/api/v1/portfolios", { method: "POST", body, headers: { "idempotency-key": key } });
  }

  trade(portfolioId: string, body: Trade, key: string = randomUUID()): Promise<{ id: string }> {
    const path = `/api/v1/portfolios/${portfolioId}/transactions`;
    return this.ask(path, { method: "POST", body, headers: { "idempotency-key": key } });
  }

  holdings(portfolioId: string): Promise<Valuation> {
    return this.ask(`/api/v1/portfolios/${portfolioId}/holdings`);
  }

  /** Opens the live valuation with a ticket of its own; `onFrame` gets each frame and when it came. */
  async live(portfolioId: string, onFrame: (frame: ValuationFrame, at: number) => void): Promise<WebSocket> {
    const ticket = await this.ask<{ url: string; protocols: string[] }>(
      `/api/v1/portfolios/${portfolioId}/live-tickets`,
      { method: "POST" },
    );
    const url = new URL(ticket.url, this.base);
    url.protocol = "ws:";
    url.host = new URL(this.base).host;
    const socket = new WebSocket(url, ticket.protocols, { perMessageDeflate: false });
    socket.on("message", (data: Buffer) => {
      const at = performance.timeOrigin + performance.now();
      onFrame(JSON.parse(data.toString("utf8")) as ValuationFrame, at);
    });
    await new Promise<void>((resolve, reject) => {
      socket.once("open", resolve);
      socket.once("error", reject);
    });
    return socket;
  }
}
