import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { NEWS_FAULTS, type Faults } from "../control/faults.ts";
import { hang, send, sendJson } from "../http.ts";
import type { Channel, Item } from "./flavours/feed.ts";
import { NEWS_SOURCES, SOURCES, type Source } from "./sources.ts";
import { spoilAnswer, spoilChannel } from "./spoil.ts";
import type { Stories } from "./stories.ts";

const ITEMS = 30;

export interface Announcement {
  source: string;
  title: string;
  link?: string | undefined;
  summary?: string | undefined;
  publishedAt?: number | undefined;
}

/** All feeds of one world. */
export class Newsroom {
  readonly counters = { requests: {} as Record<string, number>, notModified: {} as Record<string, number> };
  readonly #stories: Stories;
  readonly #faults: Faults;
  readonly #now: () => number;
  /** Added by hand, newest first, and above all others whatever their dates. */
  readonly #announced = new Map<string, { item: Item; at: number }[]>();
  #numbers = 0;

  constructor(stories: Stories, faults: Faults, now: () => number) {
    this.#stories = stories;
    this.#faults = faults;
    this.#now = now;
  }

  announce({ source: id, title, link, summary = title, publishedAt }: Announcement): Item {
    const source = SOURCES.find((one) => one.id === id);
    if (source === undefined) throw new RangeError(`No such source: ${id}`);
    const slug = `announced-${++this.#numbers}`;
    const item: Item = {
      slug,
      title,
      link: link ?? `${source.home}/news/${slug}`,
      summary,
      publishedAt: publishedAt ?? this.#now(),
      author: source.authors[0] ?? source.title,
      categories: ["Announcements"],
    };
    this.#announced.set(id, [{ item, at: this.#now() }, ...(this.#announced.get(id) ?? [])]);
    return item;
  }

  /** What all publishers wrote, newest first: what others pass on. */
  latest(most: number): { source: Source; item: Item }[] {
    const all = SOURCES.flatMap((source) => this.#channel(source).items.map((item) => ({ source, item })));
    return all.toSorted((a, b) => (b.item.publishedAt ?? 0) - (a.item.publishedAt ?? 0)).slice(0, most);
  }

  /** `path` begins after `/news`: "/" lists the sources, "/<source>" is a feed. */
  async answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (path === "/") return sendJson(response, 200, { sources: NEWS_SOURCES });
    const source = SOURCES.find(({ id }) => path === `/${id}`);
    if (source === undefined) return send(response, 404, "Not Found", "text/plain");
    count(this.counters.requests, source.id);
    const fault = this.#faults.take(`news:${source.id}`, NEWS_FAULTS);
    if (fault?.fault === "drop") return void response.destroy();
    const channel = this.#channel(source);
    const xml = source.flavour.write(spoilChannel(channel, fault));
    const { contentType } = source.flavour;
    if (fault?.fault === "hang") return hang(response, xml, contentType, fault.over);
    const spoilt = spoilAnswer(xml, contentType, fault);
    if (spoilt !== null) return send(response, spoilt.status, spoilt.body, spoilt.contentType);

    const tag = `"${createHash("sha256").update(xml).digest("base64url").slice(0, 20)}"`;
    response.setHeader("etag", tag);
    response.setHeader("last-modified", new Date(channel.updatedAt).toUTCString());
    response.setHeader("cache-control", "max-age=60");
    if (!unchanged(request, tag, channel.updatedAt)) return send(response, 200, xml, contentType);
    count(this.counters.notModified, source.id);
    response.writeHead(304).end();
  }

  #channel({ id, title, home, description, authors }: Source): Channel {
    const announced = this.#announced.get(id) ?? [];
    const stories = this.#stories.latest(id, this.#now(), Math.max(0, ITEMS - announced.length));
    const items = stories.map(({ slug, author, title: headline, summary, categories, publishedAt }): Item => {
      const link = `${home}/news/${slug}`;
      return { slug, title: headline, link, summary, publishedAt, author: authors[author] ?? title, categories };
    });
    const updatedAt = Math.max(...announced.map(({ at }) => at), ...stories.map(({ publishedAt }) => publishedAt));
    return { id, title, home, description, items: [...announced.map(({ item }) => item), ...items], updatedAt };
  }
}

/** RFC 9110, 13.2.2: a tag is asked before a date. */
function unchanged({ headers }: IncomingMessage, tag: string, updatedAt: number): boolean {
  const tags = headers["if-none-match"];
  if (tags !== undefined)
    return tags.split(",").some((one) => one.trim().replace(/^W\//, "") === tag || one.trim() === "*");
  const since = Date.parse(headers["if-modified-since"] ?? "");
  return !Number.isNaN(since) && Math.floor(updatedAt / 1000) * 1000 <= since;
}

function count(counter: Record<string, number>, name: string): void {
  counter[name] = (counter[name] ?? 0) + 1;
}
