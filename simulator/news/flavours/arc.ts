import { cdata, escape, image, rfc822, type Channel, type Flavour, type Item } from "./feed.ts";

/**
 * As large publishers' Arc XP writes it: all on one line, several `<link>` in the channel, tracking parameters, and a
 * `media:title` inside the item that is not the item's title.
 */
export const arc: Flavour = {
  contentType: "application/xml; charset=utf-8",
  write: (channel) => {
    const self = `${channel.home}/arc/outboundfeeds/rss/?outputType=xml`;
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<rss xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"',
      ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" version="2.0"><channel>',
      `<title>${cdata(channel.title)}</title><link>${channel.home}</link>`,
      `<link href="${self}" rel="self" type="application/rss+xml"/><link href="https://hub.example/" rel="hub"/>`,
      `<atom:link href="${self}" rel="self" type="application/rss+xml"/>`,
      `<description>${cdata(channel.description)}</description>`,
      `<lastBuildDate>${rfc822(channel.updatedAt)}</lastBuildDate><language>en</language><ttl>1</ttl>`,
      ...channel.items.map((item) => entry(channel, item)),
      "</channel></rss>",
    ].join("");
  },
};

function entry(channel: Channel, item: Item): string {
  const tracked = `${item.link}${item.link.includes("?") ? "&" : "?"}utm_medium=referral&utm_source=rss&utm_campaign=headlines`;
  return [
    `<item><title>${cdata(item.title)}</title><link>${escape(tracked)}</link>`,
    `<guid isPermaLink="false">urn:story:${item.slug}</guid><dc:creator>${cdata(item.author)}</dc:creator>`,
    `<description>${cdata(item.summary)}</description>`,
    item.publishedAt === null ? "" : `<pubDate>${rfc822(item.publishedAt)}</pubDate>`,
    `<content:encoded>${cdata(`<p>${escape(item.summary)}</p>`)}</content:encoded>`,
    `<media:content url="${image(channel, item)}" type="image/jpeg" medium="image" height="1200" width="800">`,
    `<media:title type="plain">${cdata("Photograph of a trading screen")}</media:title>`,
    `<media:description type="plain">${cdata("A screen")}</media:description></media:content>`,
    ...item.categories.map((category) => `<category>${cdata(category)}</category>`),
    "</item>",
  ].join("");
}
