import { afterEach, describe, expect, it, vi } from "vitest";
import { fetchSource } from "./fetch-source.ts";
import type { FeedLimits } from "./limits.ts";
import { FEED_LIMITS } from "./limits.ts";
import type { Validators } from "./outcome.ts";

const URL_OF_FEED = "https://feed.example/rss";
const FEED = `<rss><channel><item><title>One</title><link>https://feed.example/1</link></item></channel></rss>`;
const UNKNOWN = { etag: null, lastModified: null };
const fetchFeed = (url: string, known: Validators, limits?: FeedLimits) =>
  fetchSource({ api: "feed", url, key: null }, known, limits);
const failed = (problem: string, restMs = 0) => ({ kind: "failed", problem, restMs });

/** What the feed answers, and the requests it got. The answer is built inside, as the runtime ties it to the request. */
function serve(answer: (request: Request) => Response | Promise<Response>): Request[] {
  const requests: Request[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    requests.push(request);
    return await answer(request);
  });
  return requests;
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("fetchSource, a feed", () => {
  it("says who asks, and gives items and validators", async () => {
    const requests = serve(
      () => new Response(FEED, { headers: { etag: '"v1"', "last-modified": "Thu, 31 Jan 2019 21:21:07 GMT" } }),
    );
    expect(await fetchFeed(URL_OF_FEED, UNKNOWN)).toMatchObject({
      kind: "items",
      items: [{ title: "One" }],
      etag: '"v1"',
      lastModified: "Thu, 31 Jan 2019 21:21:07 GMT",
    });
    expect(requests[0]?.headers.get("user-agent")).toMatch(/coinsight/i);
    expect(requests[0]?.headers.has("if-none-match")).toBe(false);
  });

  it("asks for changes only, and believes 304", async () => {
    const requests = serve(() => new Response(null, { status: 304 }));
    const known = { etag: '"v1"', lastModified: "Thu, 31 Jan 2019 21:21:07 GMT" };
    expect(await fetchFeed(URL_OF_FEED, known)).toEqual({ kind: "unchanged" });
    expect(requests[0]?.headers.get("if-none-match")).toBe('"v1"');
    expect(requests[0]?.headers.get("if-modified-since")).toBe(known.lastModified);
  });

  it("takes a 304 that nobody asked for as a fault", async () => {
    serve(() => new Response(null, { status: 304 }));
    expect(await fetchFeed(URL_OF_FEED, UNKNOWN)).toEqual(failed("http_304"));
  });

  it("stops reading a body of ten megabytes at two", async () => {
    let sent = 0;
    let cancelled = false;
    const chunk = new Uint8Array(64 * 1024).fill(0x20);
    serve(
      () =>
        new Response(
          new ReadableStream<Uint8Array>({
            pull(controller) {
              sent += chunk.byteLength;
              if (sent > 10 * 1024 * 1024) controller.close();
              else controller.enqueue(chunk);
            },
            cancel() {
              cancelled = true;
            },
          }),
        ),
    );
    expect(await fetchFeed(URL_OF_FEED, UNKNOWN)).toEqual(failed("too_large"));
    expect(cancelled).toBe(true);
    expect(sent).toBeLessThan(3 * 1024 * 1024);
  });

  it("gives up on a server that never answers, and on one that never ends", async () => {
    const soon = { ...FEED_LIMITS, deadlineMs: 30 };
    serve(() => new Promise<Response>(() => {}));
    expect(await fetchFeed(URL_OF_FEED, UNKNOWN, soon)).toEqual(failed("timeout"));
    vi.restoreAllMocks();
    serve(() => new Response(new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(10)) })));
    expect(await fetchFeed(URL_OF_FEED, UNKNOWN, soon)).toEqual(failed("timeout"));
  });

  it("follows three redirects, and no more", async () => {
    const requests = serve((request) =>
      request.url.endsWith("/3")
        ? new Response(FEED)
        : Response.redirect(`https://feed.example/${requests.length}`, 301),
    );
    expect(await fetchFeed(URL_OF_FEED, UNKNOWN)).toMatchObject({ kind: "items" });
    expect(requests.map((request) => new URL(request.url).pathname)).toEqual(["/rss", "/1", "/2", "/3"]);
    expect(await fetchFeed("https://feed.example/again", UNKNOWN)).toEqual(failed("too_many_redirects"));
  });

  it("follows no redirect out of the web", async () => {
    serve(() => new Response(null, { status: 302, headers: { location: "file:///etc/passwd" } }));
    expect(await fetchFeed(URL_OF_FEED, UNKNOWN)).toEqual(failed("bad_redirect"));
  });

  it.each([
    [403, "<!DOCTYPE html><title>Just a moment...</title>", "http_403"],
    [503, "", "http_503"],
    [200, "<!DOCTYPE html><title>Just a moment...</title>", "challenge_page"],
    [200, FEED.slice(0, 40), "truncated"],
  ])("gives status %i with %j a short code", async (status, body, problem) => {
    serve(() => new Response(body, { status }));
    expect(await fetchFeed(URL_OF_FEED, UNKNOWN)).toEqual(failed(problem));
  });

  it("survives a connection that breaks", async () => {
    serve(() => Promise.reject(new TypeError("Network connection lost.")));
    expect(await fetchFeed(URL_OF_FEED, UNKNOWN)).toEqual(failed("network"));
  });

  it("minds no wrong content type", async () => {
    serve(() => new Response(FEED, { headers: { "content-type": "text/html" } }));
    expect(await fetchFeed(URL_OF_FEED, UNKNOWN)).toMatchObject({ kind: "items" });
  });
});
