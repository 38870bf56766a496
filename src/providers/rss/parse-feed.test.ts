import { describe, expect, it } from "vitest";
import { parseFeed } from "./parse-feed.ts";

/** In the flavours of CoinDesk (Arc), Cointelegraph, WordPress and "RSS for Node"; the shapes are hand-written references. */
const rss = (items: string, head = "") =>
  `<?xml version="1.0" encoding="UTF-8"?>${head}
  <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
  <channel><title>Feed</title>
  <link>https://feed.example</link><link href="https://feed.example/rss" rel="self"/><link href="https://hub.example" rel="hub"/>
  <image><title>Logo</title><link>https://feed.example/logo</link></image>${items}</channel></rss>`;

const parse = (text: string) => parseFeed(text, "https://feed.example/rss", 100);
const only = (item: string) => parse(rss(`<item>${item}</item>`)).items[0];
const title = (text: string) => only(`<title>${text}</title><link>https://feed.example/a</link>`)?.title;

describe("parseFeed", () => {
  it("reads an Arc item: its own title, not the picture's, and its link without tracking", () => {
    const item = only(`<title><![CDATA[Regulator Objects to Bankrupt Exchange's Choice of Lawyers]]></title>
      <link>https://cd.example/policy/objects/?utm_medium=referral&amp;utm_source=rss&amp;utm_campaign=headlines</link>
      <guid isPermaLink="false">urn:uuid:6f1c0b1e</guid>
      <description><![CDATA[The objection cites a potential conflict.]]></description>
      <pubDate>Sat, 14 Jan 2023 17:12:00 +0000</pubDate>
      <content:encoded><![CDATA[<p>Full text</p>]]></content:encoded>
      <media:content url="https://cdn.example/x.jpg"><media:title><![CDATA[Courthouse]]></media:title></media:content>`);
    expect(item).toEqual({
      title: "Regulator Objects to Bankrupt Exchange's Choice of Lawyers",
      link: "https://cd.example/policy/objects/",
      summary: "The objection cites a potential conflict.",
      publishedAt: Date.UTC(2023, 0, 14, 17, 12),
      guid: "urn:uuid:6f1c0b1e",
      publisher: null,
    });
  });

  it("reads a link in CDATA, and a description that is markup in CDATA", () => {
    const item = only(`<title><![CDATA[Filing Returns & Traders Cheer]]></title>
      <link><![CDATA[https://ct.example/news/hack?utm_source=rss_feed&utm_medium=rss]]></link>
      <description><![CDATA[<p><img src="https://images.ct.example/b.jpg" /></p><p>Funds were moved.</p><p>More.</p>]]></description>`);
    expect(item).toMatchObject({
      title: "Filing Returns & Traders Cheer",
      link: "https://ct.example/news/hack",
      summary: "Funds were moved. More.",
    });
  });

  it("reads Atom: rel, href, dates with fractions, encoded markup, links relative to the site", () => {
    const { items } = parse(`<?xml version="1.0" encoding="utf-8"?><?xml-stylesheet href="x.xsl"?>
      <feed xmlns="http://www.w3.org/2005/Atom"><title>Atom</title>
      <link rel="self" href="https://feed.example/atom"/><link rel="alternate" href="https://at.example"/>
      <entry><id>tag:at.example,2026:b</id><title type="html">Bonds &amp;amp; yields: what&#39;s next</title>
        <link rel="enclosure" href="https://img.at.example/x.jpg"/><link rel="alternate" href="https://at.example/news/b"/>
        <published>2026-08-01T11:00:00Z</published><updated>2026-08-01T11:05:00+02:00</updated>
        <summary type="html">&lt;p&gt;Risk assets drift.&lt;/p&gt;</summary></entry>
      <entry><title>Relative</title><link href="/news/c"/><updated>2026-07-31T08:15:00.123Z</updated>
        <content type="xhtml"><div><p>Risk <em>assets</em></p></div></content></entry></feed>`);
    expect(items).toEqual([
      {
        title: "Bonds & yields: what's next",
        link: "https://at.example/news/b",
        summary: "Risk assets drift.",
        publishedAt: Date.UTC(2026, 7, 1, 11),
        guid: "tag:at.example,2026:b",
        publisher: null,
      },
      {
        title: "Relative",
        link: "https://at.example/news/c",
        summary: "Risk assets",
        publishedAt: Date.UTC(2026, 6, 31, 8, 15, 0, 123),
        guid: null,
        publisher: null,
      },
    ]);
  });

  it("reads RDF, where items stand beside the channel", () => {
    const { items } = parse(`<rdf:RDF><channel><title>R</title></channel>
      <item><title>One</title><link>https://r.example/1</link><dc:date>2026-08-01T11:00:00Z</dc:date></item></rdf:RDF>`);
    expect(items).toMatchObject([{ title: "One", publishedAt: Date.UTC(2026, 7, 1, 11) }]);
  });

  it.each([
    ["<![CDATA[<h1>Testnet “Görli” Goes Live</h1>]]>", "Testnet “Görli” Goes Live"],
    ["Curated news &#8211; week 4&#8217;19", "Curated news – week 4’19"],
    ["Twice &amp;amp; encoded &amp;lt;b&amp;gt;bold&amp;lt;/b&amp;gt;", "Twice & encoded bold"],
    ["<![CDATA[Win<script>alert('x')</script> big<STYLE>p{}</STYLE>]]>", "Win big"],
    ["&lt;script src=//evil.example&gt;&lt;/script&gt;Safe", "Safe"],
    ["<![CDATA[Cut <script>never closed]]>", "Cut"],
    ["<![CDATA[<img src=x onerror=alert(1)>Picture]]>", "Picture"],
    ["BTC &lt; 100k &amp;&amp; ETH > 4k", "BTC < 100k && ETH > 4k"],
    ["  two\n\t lines\u202e and\u0007 more ", "two lines and more"],
    ["&nbsp;Named&nbsp;entity&hellip;", "Named entity…"],
  ])("makes plain text of the title %s", (raw, plain) => {
    expect(title(raw)).toBe(plain);
  });

  it("takes the guid as link only when it is one", () => {
    expect(only("<title>a</title><guid>https://feed.example/g</guid>")?.link).toBe("https://feed.example/g");
    expect(only("<title>a</title><guid isPermaLink='false'>https://feed.example/g</guid>")).toBeUndefined();
    expect(only("<title>a</title><guid>slug</guid>")).toBeUndefined();
  });

  it("skips what cannot be used, and counts it by reason", () => {
    const { items, counts } = parse(
      rss(`<item><link>https://feed.example/1</link></item>
        <item><title>No link</title></item>
        <item><title>Script link</title><link>javascript:alert(1)</link></item>
        <item><title>No date</title><link>https://feed.example/2</link></item>
        <item><title>Bad date</title><link>https://feed.example/3</link><pubDate>soon</pubDate></item>`),
    );
    expect(items.map((item) => item.title)).toEqual(["No date", "Bad date"]);
    expect(items.map((item) => item.publishedAt)).toEqual([null, null]);
    expect(counts).toEqual({ no_title: 1, no_link: 1, bad_link: 1, no_date: 1, bad_date: 1 });
  });

  it("counts titles that hold what a page would run", () => {
    const { items, counts } = parse(
      rss(`<item><title>&lt;script&gt;alert(1)&lt;/script&gt;One</title><link>/1</link></item>
        <item><title><![CDATA[<img src=x onerror=alert(1)>Two]]></title><link>/2</link></item>
        <item><title><![CDATA[<b>Three</b> on a = b]]></title><link>/3</link></item>`),
    );
    expect(items.map((item) => item.title)).toEqual(["One", "Two", "Three on a = b"]);
    expect(counts).toEqual({ code_in_title: 2, no_date: 3 });
  });

  it("takes at most a hundred items", () => {
    const items = Array.from({ length: 130 }, (_, n) => `<item><title>t${n}</title><link>/${n}</link></item>`).join("");
    const parsed = parse(rss(items));
    expect(parsed.items.length).toBe(100);
    expect(parsed.counts).toMatchObject({ over_cap: 30 });
  });

  it("keeps summaries short, and makes one of the full text where there is none", () => {
    const long = `<p>${"word ".repeat(500)}</p>`;
    const item = only(`<title>a</title><link>/a</link><content:encoded><![CDATA[${long}]]></content:encoded>`);
    expect(item?.summary?.length).toBeLessThanOrEqual(300);
    expect(item?.summary).toMatch(/^word word .*word…$/);
  });

  it.each([
    ["doctype", `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>${rss("<item/>")}`],
    ["doctype", `<!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss></rss>`],
    ["doctype", rss("<item/>").replace("<channel>", `<!ENTITY x "y"><channel>`)],
    ["challenge_page", "<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>"],
    ["challenge_page", "<html><body>Access denied</body></html>"],
    ["truncated", rss("<item><title>a</title>").slice(0, -20)],
    ["truncated", `<rss><channel><item><title><![CDATA[never closed</title></item></channel></rss>`],
    ["malformed", `<rss>${"<a>".repeat(50_000)}</rss>`],
    ["not_a_feed", "Throttled"],
    ["not_a_feed", ""],
    ["not_a_feed", `<?xml version="1.0"?><opml></opml>`],
  ])("refuses with %s what is no feed", (code, text) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ code }));
  });

  it("lets a DTD be written about", () => {
    expect(title("<![CDATA[What <!DOCTYPE means]]>")).toBe("What <!DOCTYPE means");
  });
});
