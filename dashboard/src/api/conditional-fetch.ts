/** Reads by ETag: what is at hand is asked for with `If-None-Match`, and a 304 is answered from here. */
interface Kept {
  readonly etag: string;
  readonly body: string;
  readonly headers: Headers;
}

const MOST = 100;
const kept = new Map<string, Kept>();

/** A `fetch` for the typed client, which then knows of 200 only. */
export async function conditionalFetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const url = String(input instanceof Request ? input.url : input);
  if ((init.method ?? "GET") !== "GET") return fetch(input, init);
  const known = kept.get(url);
  const headers = new Headers(init.headers);
  if (known !== undefined) headers.set("if-none-match", known.etag);
  // What the browser itself keeps would hide the 304.
  const response = await fetch(input, { ...init, headers, cache: "no-store" });
  if (response.status === 304 && known !== undefined) return new Response(known.body, { headers: known.headers });
  const etag = response.headers.get("etag");
  if (response.status !== 200 || etag === null) return response;
  const body = await response.text();
  keep(url, { etag, body, headers: response.headers });
  return new Response(body, { headers: response.headers });
}

function keep(url: string, answer: Kept): void {
  kept.delete(url);
  kept.set(url, answer);
  const [oldest] = kept.keys();
  if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
}

/** Leaves nothing of one person's for the next. */
export const forgetAnswers = (): void => kept.clear();
