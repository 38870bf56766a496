import { escape, image, type Channel, type Flavour, type Item } from "./feed.ts";

/** Atom 1.0 (RFC 4287): titles as escaped HTML, links by relation and sometimes relative, dates with fractions or zones. */
export const atom: Flavour = {
  contentType: "application/atom+xml; charset=UTF-8",
  write: (channel) => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
  <title type="text">${escape(channel.title)}</title>
  <link rel="self" href="${channel.home}/feed.atom"/>
  <link rel="alternate" type="text/html" href="${channel.home}"/>
  <updated>${new Date(channel.updatedAt).toISOString()}</updated>
  <id>tag:${new URL(channel.home).host},2026:/</id>
${channel.items.map((item, n) => entry(channel, item, n)).join("\n")}
</feed>
`,
};

function entry(channel: Channel, item: Item, n: number): string {
  const relative = n % 4 === 3 && item.link.startsWith(`${channel.home}/`);
  const link = relative ? item.link.slice(channel.home.length) : item.link;
  const published = item.publishedAt === null ? "" : new Date(item.publishedAt).toISOString();
  const dates =
    item.publishedAt === null
      ? ""
      : `<published>${published.replace(/\.\d+Z$/, "Z")}</published>
    <updated>${n % 2 === 0 ? published : published.replace(/\.\d+Z$/, "+00:00")}</updated>`;
  return `  <entry>
    <title type="html">${escape(escape(item.title))}</title>
    <link rel="alternate" type="text/html" href="${escape(link)}"/>
    <link rel="enclosure" href="${image(channel, item)}" type="image/jpeg"/>
    <id>tag:${new URL(channel.home).host},2026:/${escape(item.slug)}</id>
    ${dates}
    <author><name>${escape(item.author)}</name></author>
${item.categories.map((category) => `    <category term="${escape(category)}"/>`).join("\n")}
    <summary type="html">${escape(`<p>${escape(item.summary)}</p>`)}</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>${escape(item.summary)}</p></div></content>
    <media:thumbnail url="${image(channel, item)}"/>
  </entry>`;
}
