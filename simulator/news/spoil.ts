import type { Fault, FaultName } from "../control/faults.ts";
import type { Channel, Item } from "./flavours/feed.ts";

/** What a reader gets to see of a feed that is broken. */
export interface Spoilt {
  status: number;
  contentType: string;
  body: string | Buffer;
}

const TEN_DAYS = 10 * 86_400_000;
const TEN_MEGABYTES = 10 * 1024 * 1024;

const CHALLENGE = `<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title><meta name="robots" content="noindex,nofollow"></head>
<body><div class="main-wrapper"><h1>Checking if the site connection is secure</h1><noscript>Enable JavaScript and cookies to continue</noscript></div></body></html>`;

const DTD = `<!DOCTYPE lolz [
 <!ENTITY lol "lol">
${[2, 3, 4, 5, 6, 7, 8, 9].map((n) => ` <!ENTITY lol${n} "${`&lol${n === 2 ? "" : n - 1};`.repeat(10)}">`).join("\n")}
]>
`;

/** The channel's own mistakes: what its publisher wrote wrong. */
export function spoilChannel(channel: Channel, fault: Fault | undefined): Channel {
  const dated = (change: (item: Item) => Item): Channel => ({ ...channel, items: channel.items.map(change) });
  if (fault?.fault === "missing-dates") return dated((item) => ({ ...item, publishedAt: null }));
  if (fault?.fault === "future-dates") {
    return dated((item) => ({ ...item, publishedAt: (item.publishedAt ?? channel.updatedAt) + TEN_DAYS }));
  }
  if (fault?.fault === "script-titles") {
    return dated((item) => ({ ...item, title: `<script>alert("news")</script>${item.title}` }));
  }
  if (fault?.fault === "wrong-charset" || fault?.fault === "lying-charset")
    return dated((item) => ({ ...item, title: `Café: ${item.title}` }));
  return channel;
}

const ANSWERS: Partial<Record<FaultName, (xml: string, contentType: string) => Spoilt>> = {
  "refuse-403": () => ({ status: 403, contentType: "text/html; charset=UTF-8", body: CHALLENGE }),
  "error-500": () => ({
    status: 500,
    contentType: "text/html",
    body: "<html><body><h1>500 Server Error</h1></body></html>",
  }),
  truncated: (xml, contentType) => ({ status: 200, contentType, body: xml.slice(0, Math.floor(xml.length * 0.6)) }),
  "dtd-bomb": (xml, contentType) => {
    const exploding = xml.replaceAll(/(<title[^>]*>)/g, "$1&lol9;");
    return { status: 200, contentType, body: afterProlog(exploding, DTD) };
  },
  huge: (xml, contentType) => ({
    status: 200,
    contentType,
    body: afterProlog(xml, `<!--${"x".repeat(TEN_MEGABYTES)}-->`),
  }),
  // Latin-1 bytes under a header that promises UTF-8; only the prolog tells the truth.
  "wrong-charset": (xml) => ({
    status: 200,
    contentType: "application/xml; charset=utf-8",
    body: Buffer.from(xml.replace(/encoding="[^"]+"/, 'encoding="ISO-8859-1"'), "latin1"),
  }),
  // The prolog lies too.
  "lying-charset": (xml) => ({
    status: 200,
    contentType: "application/xml; charset=utf-8",
    body: Buffer.from(xml.replace(/encoding="[^"]+"/, 'encoding="UTF-8"'), "latin1"),
  }),
};

/** The server's mistakes: what becomes of the feed on its way. Null where it arrives as it was written. */
export function spoilAnswer(xml: string, contentType: string, fault: Fault | undefined): Spoilt | null {
  return fault === undefined ? null : (ANSWERS[fault.fault]?.(xml, contentType) ?? null);
}

function afterProlog(xml: string, inserted: string): string {
  const end = xml.indexOf("?>") + 2;
  return xml.slice(0, end) + inserted + xml.slice(end);
}
