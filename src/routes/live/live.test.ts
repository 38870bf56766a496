import { exports } from "cloudflare:workers";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { ORIGIN, signUp } from "../../../test/people.ts";
import type { TestPerson } from "../../../test/people.ts";
import { buy, makePortfolio } from "../../../test/portfolios.ts";
import { listen } from "../../../test/sockets.ts";
import type { PortfolioId, UserId } from "../../domain/ids.ts";
import { LIVE_CLOSE } from "../../domain/valuation/live-protocol.ts";
import { PriceRelay } from "../../durable/market/price-relay.ts";
import { Portfolio } from "../../durable/portfolio/portfolio.ts";
import { TICKET_LIFE_MS } from "../../platform/auth/limits.ts";
import { ok, unwrap } from "../../platform/problem.ts";
import { ValuationFrameSchema } from "../holdings/schemas.ts";
import { ProblemSchema } from "../http/schemas.ts";
import { LiveTicketSchema } from "./issue-live-ticket.ts";

const noPrices = { type: "snapshot", epoch: 0, seq: 0, freshUntil: {}, prices: {} } as const;
vi.spyOn(PriceRelay.prototype, "subscribe").mockImplementation(async () => ok(noPrices));

/** What reached a portfolio's object, by any way. */
const arrived = vi.spyOn(Portfolio.prototype, "fetch");
beforeEach(() => {
  arrived.mockClear();
});

async function owned(): Promise<{ person: TestPerson; id: PortfolioId }> {
  const person = await signUp();
  const { id, userId, object } = await makePortfolio(person.userId as UserId);
  unwrap(
    await object.record(userId, { key: "k", requestHash: "h" }, buy("bitcoin", "0.5", "20000", "2025-01-01T00:00:00Z")),
  );
  return { person, id };
}

const ask = (path: string, init: RequestInit = {}) => exports.default.fetch(`${ORIGIN}${path}`, init);

const ticketOf = async (id: PortfolioId, headers: Readonly<Record<string, string>>) => {
  const response = await ask(`/api/v1/portfolios/${id}/live-tickets`, { method: "POST", headers });
  expect(response.status).toBe(201);
  return LiveTicketSchema.parse(await response.json());
};

const dial = (path: string, protocols: readonly string[], headers: Record<string, string> = {}) =>
  ask(path, { headers: { Upgrade: "websocket", "Sec-WebSocket-Protocol": protocols.join(", "), ...headers } });

const codeOf = async (response: Response) => {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = ProblemSchema.parse(await response.json());
  return [response.status, problem.code];
};
const UNAUTHENTICATED = [401, "AUTHENTICATION_ERROR"];
const NOT_FOUND = [404, "RESOURCE_NOT_FOUND_ERROR"];

describe("the live valuation", () => {
  it("opens with a ticket, speaks its protocol and starts with a snapshot", async () => {
    const { person, id } = await owned();
    const { url, protocols, expiresAt } = await ticketOf(id, person.headers);
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(TICKET_LIFE_MS);
    const response = await dial(url, protocols, { Origin: ORIGIN });
    expect(response.status).toBe(101);
    expect(response.headers.get("sec-websocket-protocol")).toBe("coinsight.v1");
    const frame = ValuationFrameSchema.parse(await listen(response).next());
    expect(frame).toMatchObject({ type: "snapshot", totals: { cost: "20000", value: "20000", unpriced: [] } });
  });

  it("opens once a ticket", async () => {
    const { person, id } = await owned();
    const { url, protocols } = await ticketOf(id, person.headers);
    await listen(await dial(url, protocols)).next();
    expect(await codeOf(await dial(url, protocols))).toEqual(UNAUTHENTICATED);
  });

  it("ends when the person signs out, also for tickets on their way", async () => {
    const { person, id } = await owned();
    const [first, second] = [await ticketOf(id, person.headers), await ticketOf(id, person.headers)];
    const viewer = listen(await dial(first.url, first.protocols));
    await viewer.next();
    const signOut = { method: "POST", headers: { cookie: person.cookie, origin: ORIGIN } };
    expect((await ask("/api/v1/auth/sign-out", signOut)).ok).toBe(true);
    expect((await viewer.closed).code).toBe(LIVE_CLOSE.sessionEnded);
    expect(await codeOf(await dial(second.url, second.protocols))).toEqual(UNAUTHENTICATED);
  });
});

describe("before an object wakes", () => {
  it("refuses a ticket that is over, altered, missing, or of another portfolio", async () => {
    const { person, id } = await owned();
    const { id: second } = await makePortfolio(person.userId as UserId);
    const { url, ticket, protocols } = await ticketOf(id, person.headers);
    const other = await ticketOf(second, person.headers);
    const altered = `${ticket.startsWith("A") ? "B" : "A"}${ticket.slice(1)}`;
    for (const offered of [
      ["coinsight.v1", `ticket.${altered}`],
      ["coinsight.v1"],
      ["coinsight.v1", "ticket."],
      other.protocols,
    ])
      expect(await codeOf(await dial(url, offered)), offered.join()).toEqual(UNAUTHENTICATED);
    expect(await codeOf(await dial(`${url}?ticket=${ticket}`, ["coinsight.v1"]))).toEqual([400, "VALIDATION_ERROR"]);

    onTestFinished(() => {
      vi.useRealTimers();
    });
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + TICKET_LIFE_MS + 1_000 });
    expect(await codeOf(await dial(url, protocols))).toEqual(UNAUTHENTICATED);
    expect(arrived).not.toHaveBeenCalled();
  });

  it("refuses other people's pages, other protocols, and what is no WebSocket", async () => {
    const { person, id } = await owned();
    const { url, protocols } = await ticketOf(id, person.headers);
    expect(await codeOf(await dial(url, protocols, { Origin: "https://evil.example" }))).toEqual([
      403,
      "AUTHORIZATION_ERROR",
    ]);
    expect(await codeOf(await dial(url, protocols, { Origin: "null" }))).toEqual([403, "AUTHORIZATION_ERROR"]);
    expect(await codeOf(await dial(url, protocols.slice(1)))).toEqual([400, "VALIDATION_ERROR"]);
    expect(await codeOf(await ask(url, { headers: { "Sec-WebSocket-Protocol": protocols.join() } }))).toEqual([
      426,
      "UPGRADE_REQUIRED",
    ]);
    expect(arrived).not.toHaveBeenCalled();
    expect((await dial(url, protocols)).status, "none of these spent the ticket").toBe(101);
  });

  it("gives tickets to the owner only", async () => {
    const { id } = await owned();
    const path = `/api/v1/portfolios/${id}/live-tickets`;
    const { headers } = await signUp();
    expect(await codeOf(await ask(path, { method: "POST", headers }))).toEqual(NOT_FOUND);
    expect(await codeOf(await ask(path, { method: "POST" }))).toEqual(UNAUTHENTICATED);
    const invented = path.replace(id, "pf_01_01KA0000000000000000000000");
    expect(await codeOf(await ask(invented, { method: "POST", headers }))).toEqual(NOT_FOUND);
  });
});

const tricks = (id: PortfolioId) => [
  `/relay`,
  `/api/v1/portfolios/${id}/relay`,
  `/api/v1/portfolios/${id}/live/relay`,
  `/api/v1/portfolios/${id}/live/../relay`,
  `/api/v1/portfolios/${id}/live/%2e%2e/relay`,
  `/api/v1/portfolios/${id}/live%2f..%2frelay`,
  `/api/v1/portfolios/${id}/live;/relay`,
  `/api/v1/portfolios/${id}//relay`,
  `/api/v1/portfolios/${id}/live/`,
  `/api/v1/portfolios/${id}%2frelay/live`,
  `/api/v1/portfolios/..%2frelay/live`,
  `//portfolio/relay`,
];

describe("a client that tries to pose as a relay", () => {
  const headers = {
    Host: "portfolio",
    "X-Forwarded-Host": "portfolio",
    "X-Original-URL": "/relay",
    "X-Rewrite-URL": "/relay",
    "X-HTTP-Method-Override": "RELAY",
    Cookie: "relay=1",
    Authorization: "Bearer relay",
  };

  it("reaches no object by any path", async () => {
    const { person, id } = await owned();
    for (const path of tricks(id)) {
      const { protocols } = await ticketOf(id, person.headers);
      const response = await dial(path, protocols, headers);
      expect(response.status, path).toBeGreaterThanOrEqual(400);
      expect(response.webSocket, path).toBeNull();
    }
    expect(arrived).not.toHaveBeenCalled();
  });

  it("with a good ticket arrives as a viewer, without its path and headers, and with a query not at all", async () => {
    const { person, id } = await owned();
    const { url, protocols } = await ticketOf(id, person.headers);
    const query = "?path=/relay&session=another&ticket=another&/relay";
    expect((await dial(`${url}${query}`, [...protocols, "relay"], headers)).status).toBe(400);
    expect(arrived).not.toHaveBeenCalled();
    const response = await dial(url, [...protocols, "relay"], headers);
    expect(response.status).toBe(101);
    expect(arrived).toHaveBeenCalledTimes(1);
    const request = arrived.mock.calls[0]?.[0] ?? expect.fail("no request");
    const seen = new URL(request.url);
    expect([seen.origin, seen.pathname, [...seen.searchParams.keys()]]).toEqual([
      "https://portfolio",
      "/live",
      ["session", "ticket"],
    ]);
    expect(seen.search).not.toContain("another");
    const allowed = /^(upgrade|connection|x-request-id|sec-websocket-(key|version|extensions|protocol))$/;
    expect([...request.headers.keys()].filter((name) => !allowed.test(name))).toEqual([]);
    expect(request.headers.get("sec-websocket-protocol")).toBe("coinsight.v1");
  });

  it("is closed when it sends what a relay sends, and moves no price", async () => {
    const { person, id } = await owned();
    const { url, protocols } = await ticketOf(id, person.headers);
    const viewer = listen(await dial(url, protocols));
    await viewer.next();
    const price = { price: "1", quote: "tether", open24h: null, source: "binance", at: Date.now() };
    viewer.say({
      type: "snapshot",
      epoch: 9e15,
      seq: 1,
      freshUntil: { binance: Date.now() + 15_000 },
      prices: { bitcoin: price },
    });
    expect((await viewer.closed).code).toBe(LIVE_CLOSE.policy);
    expect(viewer.unread()).toEqual([]);
  });
});
