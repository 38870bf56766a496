import { cdata, escape, image, rfc822, type Channel, type Flavour, type Item } from "./feed.ts";

/** As the "RSS for Node" library writes it: HTML inside titles, bare slugs as guids, dates that end in GMT. */
export const node: Flavour = {
  // Some of its users serve it as plain XML, which readers have to take as well.
  contentType: "text/xml",
  write: (
    channel,
  ) => `<?xml version="1.0" encoding="UTF-8"?><rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" version="2.0">
    <channel>
        <title>${cdata(channel.title)}</title>
        <description>${cdata(channel.description)}</description>
        <link>${channel.home}</link>
        <generator>RSS for Node</generator>
        <lastBuildDate>${rfc822(channel.updatedAt, "GMT")}</lastBuildDate>
        <ttl>60</ttl>
${channel.items.map((item, n) => entry(channel, item, n)).join("\n")}
    </channel>
</rss>`,
};

function entry(channel: Channel, item: Item, n: number): string {
  const picture = image(channel, item);
  const date = item.publishedAt === null ? "" : `<pubDate>${rfc822(item.publishedAt, "GMT")}</pubDate>`;
  const described =
    n % 2 === 0
      ? `<description>${cdata(`<img src="${picture}" alt="${item.slug}" ><p>${escape(item.summary)}</p>`)}</description>`
      : `<description>${escape(`<p>${escape(item.summary)}</p>`)}</description>
            <enclosure url="${picture}" length="1000000" type="image/jpeg" />`;
  return `        <item>
            <title>${cdata(`<h1>${escape(item.title)}</h1>`)}</title>
            ${described}
            <link>${escape(item.link)}</link>
            <guid isPermaLink="false">${escape(item.slug)}</guid>
${item.categories.map((category) => `            <category>${cdata(category)}</category>`).join("\n")}
            <dc:creator>${cdata(item.author)}</dc:creator>
            ${date}
        </item>`;
}
