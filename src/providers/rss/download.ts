import { outgoingHeaders } from "../../platform/user-agent.ts";
import type { FeedLimits } from "./limits.ts";
import type { Validators } from "./outcome.ts";
import { FeedError } from "./outcome.ts";

export interface Download extends Validators {
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** The feed's bytes, or null when it has not changed. At most `maxBytes` are ever held. */
export async function download(
  url: string,
  known: Validators,
  limits: FeedLimits,
  signal: AbortSignal,
): Promise<Download | null> {
  const headers = new Headers({
    ...outgoingHeaders(),
    accept: "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.1",
  });
  if (known.etag !== null) headers.set("if-none-match", known.etag);
  if (known.lastModified !== null) headers.set("if-modified-since", known.lastModified);

  let target = url;
  for (let hop = 0; hop <= limits.maxRedirects; hop++) {
    const response = await fetch(target, { headers, redirect: "manual", signal });
    if (REDIRECTS.has(response.status)) {
      await response.body?.cancel();
      target = redirectTarget(response, target);
      continue;
    }
    if (response.status === 304 && (known.etag !== null || known.lastModified !== null)) return null;
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new FeedError(`http_${response.status}`);
    }
    return {
      bytes: await readAtMost(response, limits.maxBytes),
      contentType: response.headers.get("content-type"),
      etag: response.headers.get("etag"),
      lastModified: response.headers.get("last-modified"),
    };
  }
  throw new FeedError("too_many_redirects");
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
