import { outgoingHeaders } from "../../platform/user-agent.ts";
import type { FeedLimits } from "./limits.ts";
import type { Validators } from "./outcome.ts";
import { FeedError } from "./outcome.ts";
import type { Answer, NewsEndpoint, Reader } from "./source.ts";

export type Download = Answer & Validators;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Nobody can send us away for longer. */
const LONGEST_REST = 86_400_000;

/** What the source says. Null: nothing that it had not said before. */
export async function download(
  source: NewsEndpoint,
  reader: Reader,
  known: Validators,
  limits: FeedLimits,
  signal: AbortSignal,
): Promise<Download | null> {
  const response = await ask(source, reader, known, limits, signal);
  return response === null ? null : take(response, reader, limits);
}

async function ask(
  { url, key }: NewsEndpoint,
  reader: Reader,
  known: Validators,
  { maxRedirects }: FeedLimits,
  signal: AbortSignal,
): Promise<Response | null> {
  const headers = new Headers({ ...outgoingHeaders(), accept: reader.accept, ...reader.headers(key) });
  if (known.etag !== null) headers.set("if-none-match", known.etag);
  if (known.lastModified !== null) headers.set("if-modified-since", known.lastModified);

  let target = url;
  // A key goes to the address that it is for, and no further.
  const hops = key === null ? maxRedirects : 0;
  for (let hop = 0; hop <= hops; hop++) {
    const response = await fetch(target, { headers, redirect: "manual", signal });
    if (!REDIRECTS.has(response.status)) {
      return response.status === 304 && (known.etag !== null || known.lastModified !== null) ? null : response;
    }
    await response.body?.cancel();
    target = redirectTarget(response, target);
  }
  throw new FeedError("too_many_redirects");
}

/** At most `maxBytes` are ever held. */
async function take(response: Response, reader: Reader, { maxBytes }: FeedLimits): Promise<Download> {
  const { status, headers } = response;
  const retryAfterMs = restOf(response);
  if (status !== 200 && !reader.readsRefusals) {
    await response.body?.cancel();
    throw new FeedError(`http_${status}`, retryAfterMs);
  }
  return {
    status,
    bytes: await readAtMost(response, maxBytes),
    contentType: headers.get("content-type"),
    retryAfterMs,
    etag: headers.get("etag"),
    lastModified: headers.get("last-modified"),
  };
}

/** Seconds, or a date: of those who refuse, nobody uses anything else. */
function restOf({ status, headers }: Response): number {
  const text = headers.get("retry-after");
  if (text === null || (status !== 429 && status !== 503)) return 0;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(ms) ? 0 : Math.min(Math.max(ms, 0), LONGEST_REST);
}

function redirectTarget(response: Response, from: string): string {
  const location = response.headers.get("location");
  const url = location === null ? null : URL.parse(location, from);
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) throw new FeedError("bad_redirect");
  return url.href;
}

async function readAtMost(response: Response, most: number): Promise<Uint8Array> {
  if (response.body === null) throw new FeedError("empty");
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > most) {
      await reader.cancel();
      throw new FeedError("too_large");
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
