import { exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { PROBLEM_CODES } from "../../platform/problem.ts";
import { EXPLANATIONS } from "./explanations.ts";

const get = (path: string, init?: RequestInit) => exports.default.fetch(`http://localhost:8787${path}`, init);

describe("GET /openapi.json", () => {
  it("describes the routes that are mounted", async () => {
    const document = await (await get("/openapi.json")).json<{ openapi: string; paths: Record<string, unknown> }>();
    expect(document.openapi).toBe("3.1.0");
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(["/health", "/api/v1/coins/{id}"]));
  });

  it("answers 304 to who has it", async () => {
    const etag = (await get("/openapi.json")).headers.get("etag") ?? "";
    const again = await get("/openapi.json", { headers: { "if-none-match": etag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
  });
});

describe("GET /docs", () => {
  it("names only addresses of our own, and runs no inline script", async () => {
    const response = await get("/docs");
    const text = await response.text();
    const addresses = [...text.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses).toContain("/assets-docs/swagger-ui-bundle.js");
    expect(addresses.filter((address) => !/^\/[^/]/.test(address ?? ""))).toEqual([]);
    expect([...text.matchAll(/<script(?![^>]*\ssrc=)/g)]).toEqual([]);
    const policy = response.headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
  });

  it("serves its style sheet as one", async () => {
    const response = await get("/docs/style.css");
    expect(response.headers.get("content-type")).toBe("text/css; charset=utf-8");
    await response.body?.cancel();
  });
});

describe("GET /docs/errors/{code}", () => {
  it("explains every code there is", async () => {
    const list = await (await get("/docs/errors")).text();
    for (const code of PROBLEM_CODES) {
      expect(list).toContain(`href="/docs/errors/${code}"`);
      const response = await get(`/docs/errors/${code}`);
      expect(response.status).toBe(200);
      const [first = ""] = EXPLANATIONS[code].means.split("`");
      expect((await response.text()).replaceAll("&#39;", "'")).toContain(first.trim());
    }
  });

  it("is where a problem's type points", async () => {
    const problem = await (await get("/api/v1/coins/nosuchcoin")).json<{ type: string; title: string }>();
    expect(await (await get(problem.type)).text()).toContain(problem.title);
  });

  it("answers 404 for a code that is none, without repeating it", async () => {
    const response = await get("/docs/errors/%3Cscript%3Ealert(1)%3C%2Fscript%3E");
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain("alert");
  });
});
