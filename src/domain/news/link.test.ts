import { describe, expect, it } from "vitest";
import { articleId, normaliseLink } from "./link.ts";

describe("normaliseLink", () => {
  it.each([
    ["https://CT.example/news/hack?utm_source=rss_feed&utm_medium=rss", "https://ct.example/news/hack"],
    ["https://ct.example/n?id=7&utm_campaign=x&fbclid=1#top", "https://ct.example/n?id=7"],
    ["  https://ct.example:443/a b  ", "https://ct.example/a%20b"],
    ["/news/c", "https://feed.example/news/c"],
    ["//other.example/x", "https://other.example/x"],
  ])("cleans %s", (raw, link) => {
    expect(normaliseLink(raw, "https://feed.example/rss")).toBe(link);
  });

  it.each([
    "javascript:alert(1)",
    "data:text/html,<script>",
    "ftp://feed.example/a",
    "https://user:word@feed.example/",
    "https://",
    `https://feed.example/${"a".repeat(2000)}`,
  ])("refuses %s", (raw) => {
    expect(normaliseLink(raw)).toBeNull();
  });
});

describe("articleId", () => {
  it("is the same however the link to the same page is written", async () => {
    const ids = await Promise.all(
      ["https://www.x.example/a/?b=2&a=1", "http://x.example/a?a=1&b=2", "https://x.example/a/?a=1&b=2"].map(articleId),
    );
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toMatch(/^[0-9a-f]{32}$/);
  });

  it("differs by page, parameter and host", async () => {
    const links = ["https://x.example/a", "https://x.example/b", "https://x.example/a?p=1", "https://y.example/a"];
    expect(new Set(await Promise.all(links.map(articleId))).size).toBe(4);
  });
});
