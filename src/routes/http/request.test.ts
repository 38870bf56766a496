import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ORIGIN } from "../../../test/people.ts";
import { createApp } from "../../app.ts";

const app = createApp();
const lines: Record<string, unknown>[] = [];

const ask = (path: string, share: string, init: RequestInit = {}) =>
  app.fetch(new Request(`${ORIGIN}${path}`, init), { ...env, LOG_SHARE: share }, createExecutionContext());

beforeEach(() => {
  lines.length = 0;
  for (const level of ["info", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((line: unknown) => void lines.push(JSON.parse(String(line))));
  }
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("a request's line of log", () => {
  it("says what was asked, how it ended and under which id, which the answer has too", async () => {
    const response = await ask("/health?q=1", "1", { headers: { "x-request-id": "from-the-caller-1" } });
    expect(lines).toEqual([
      {
        level: "info",
        event: "request",
        at: expect.any(String),
        requestId: "from-the-caller-1",
        method: "GET",
        path: "/health",
        status: 200,
        ms: expect.any(Number),
      },
    ]);
    expect(response.headers.get("x-request-id")).toBe("from-the-caller-1");
  });

  it("has an id of our own where the caller's is not well formed", async () => {
    const response = await ask("/health", "1", { headers: { "x-request-id": "no spaces or <markup> in an id" } });
    expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(lines[0]).toMatchObject({ requestId: response.headers.get("x-request-id") });
  });

  it("is written for a share of quick reads, and names the share", async () => {
    vi.spyOn(Math, "random").mockReturnValueOnce(0.25).mockReturnValueOnce(0.24);
    await ask("/health", "0.25");
    expect(lines).toEqual([]);
    await ask("/health", "0.25");
    expect(lines).toMatchObject([{ path: "/health", share: 0.25 }]);
  });

  it("is always written for what fails and for what changes something", async () => {
    await ask("/api/v1/nowhere", "0");
    await ask("/api/v1/portfolios", "0", { method: "POST" });
    expect(lines).toMatchObject([{ status: 404 }, { method: "POST" }]);
    for (const line of lines) expect(line).not.toHaveProperty("share");
  });
});
