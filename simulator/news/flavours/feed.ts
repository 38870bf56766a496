/** What every flavour is written from. */
export interface Item {
  /** Unique within its feed. */
  slug: string;
  title: string;
  link: string;
  summary: string;
  /** Null where a feed forgot to say. */
  publishedAt: number | null;
  author: string;
  categories: string[];
}

export interface Channel {
  id: string;
  title: string;
  /** Without a slash at the end. */
  home: string;
  description: string;
  items: Item[];
  /** When the newest item came; a feed without news does not change by a byte. */
  updatedAt: number;
}

export interface Flavour {
  contentType: string;
  write(channel: Channel): string;
}

export const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** A CDATA section; its own end mark inside is split over two. */
export const cdata = (text: string): string => `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;

/** As RFC 822 feeds write it: "Thu, 31 Jan 2019 21:10:00 +0000", or with another name or offset of the zone. */
export function rfc822(time: number, zone = "+0000"): string {
  const offset = /^([+-])(\d\d)(\d\d)$/.exec(zone);
  const minutes = offset === null ? 0 : (offset[1] === "-" ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]));
  return new Date(time + minutes * 60_000).toUTCString().replace("GMT", zone);
}

export const image = (channel: Channel, { slug }: Item): string =>
  `https://images.${new URL(channel.home).host}/${slug}.jpg`;
