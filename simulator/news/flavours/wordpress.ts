import { cdata, escape, rfc822, type Channel, type Flavour, type Item } from "./feed.ts";

/** As WordPress writes it: numeric entities in titles, `content:encoded` with a footer, comments, numbered guids. */
export const wordpress: Flavour = {
  contentType: "application/rss+xml; charset=UTF-8",
  write: (channel) => `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
\txmlns:content="http://purl.org/rss/1.0/modules/content/"
\txmlns:wfw="http://wellformedweb.org/CommentAPI/"
\txmlns:dc="http://purl.org/dc/elements/1.1/"
\txmlns:atom="http://www.w3.org/2005/Atom"
\txmlns:slash="http://purl.org/rss/1.0/modules/slash/"
\t>

<channel>
\t<title>${curly(channel.title)}</title>
\t<atom:link href="${channel.home}/feed/" rel="self" type="application/rss+xml" />
\t<link>${channel.home}</link>
\t<description>${curly(channel.description)}</description>
\t<lastBuildDate>${rfc822(channel.updatedAt)}</lastBuildDate>
\t<language>en-US</language>
\t<generator>https://wordpress.org/?v=6.8.3</generator>
${channel.items.map((item) => entry(channel, item)).join("\n")}
</channel>
</rss>
`,
};

/** Typographic marks as numbers, ampersands too. */
const curly = (text: string): string =>
  escape(text).replaceAll("&amp;", "&#38;").replaceAll("'", "&#8217;").replaceAll(" - ", " &#8211; ");

function entry(channel: Channel, item: Item): string {
  // Its own permalinks end in a slash; what somebody else gave stays as it is.
  const link = escape(item.link) + (item.link.startsWith(`${channel.home}/`) ? "/" : "");
  const date = item.publishedAt === null ? "" : `<pubDate>${rfc822(item.publishedAt)}</pubDate>`;
  const content = `
<p>${curly(item.summary)}</p>

<hr class="wp-block-separator"/>
<p>The post <a rel="nofollow" href="${link}">${curly(item.title)}</a> appeared first on <a rel="nofollow" href="${channel.home}">${curly(channel.title)}</a>.</p>
`;
  return `\t<item>
\t\t<title>${curly(item.title)}</title>
\t\t<link>${link}</link>
\t\t<comments>${link}#respond</comments>
\t\t${date}
\t\t<dc:creator>${cdata(item.author)}</dc:creator>
${item.categories.map((category) => `\t\t\t\t<category>${cdata(category)}</category>`).join("\n")}

\t\t<guid isPermaLink="false">${channel.home}/?p=${escape(item.slug)}</guid>
\t\t<description>${cdata(`${curly(item.summary)} [&#8230;]`)}</description>
\t\t\t\t<content:encoded>${cdata(content)}</content:encoded>
\t\t\t<wfw:commentRss>${link}feed/</wfw:commentRss>
\t\t<slash:comments>0</slash:comments>
\t\t</item>`;
}
