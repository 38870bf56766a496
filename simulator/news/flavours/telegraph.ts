import { cdata, escape, image, rfc822, type Channel, type Flavour, type Item } from "./feed.ts";

/** CDATA everywhere, wide indentation, images in the description, a channel image with a title, and two zones. */
export const telegraph: Flavour = {
  contentType: "application/rss+xml; charset=utf-8",
  write: (channel) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"
\txmlns:content="http://purl.org/rss/1.0/modules/content/"
\txmlns:dc="http://purl.org/dc/elements/1.1/"
\txmlns:atom="http://www.w3.org/2005/Atom/"
\txmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
\txmlns:media="http://search.yahoo.com/mrss/"
\t>

<channel>
\t<title>${escape(channel.title)}</title>
\t<atom:link href="${channel.home}/rss/" rel="self" type="application/rss+xml" />
\t<link>${channel.home}</link>
\t<description>${escape(channel.description)}</description>
\t<lastBuildDate>${rfc822(channel.updatedAt)}</lastBuildDate>
\t<language>en-US</language>
\t<sy:updatePeriod>hourly</sy:updatePeriod>
\t<sy:updateFrequency>1</sy:updateFrequency>

    <image>
        <title>${escape(channel.title)} (logo)</title>
        <link>${channel.home}</link>
        <url>${channel.home}/logo.png</url>
    </image>

${channel.items.map((item, n) => entry(channel, item, n)).join("\n")}
</channel>
</rss>
`,
};

function entry(channel: Channel, item: Item, n: number): string {
  const picture = image(channel, item);
  // Two generations of its templates live side by side: plain links in UTC, tracked CDATA links an hour east of it.
  const old = n % 2 === 0;
  const link = old
    ? escape(item.link)
    : cdata(`${item.link}${item.link.includes("?") ? "&" : "?"}utm_source=rss_feed&utm_medium=rss`);
  const date =
    item.publishedAt === null ? "" : `<pubDate>${rfc822(item.publishedAt, old ? "+0000" : "+0100")}</pubDate>`;
  return `                    <item>
            <title>${cdata(item.title)}</title>
            <link>${link}</link>
            <media:content url="${picture}"  medium="image"  />
            <enclosure url="${picture}"  length="528" type="image/jpg"/>
            ${date}
            <dc:creator>${cdata(`${channel.title} By ${item.author}`)}</dc:creator>
${item.categories.map((category) => `                            <category>${cdata(category)}</category>`).join("\n")}
            <guid isPermaLink="${old ? "false" : "true"}">${escape(item.link)}</guid>
            <description>
                ${cdata(`<img src="${picture}"><p>${escape(item.summary)}</p>`)}
            </description>
        </item>`;
}
