import { decodeHTMLStrict } from "entities/decode";

/** More than this of one field is never looked at. */
const LONGEST_RAW = 20_000;
/** Elements whose content is not for reading. */
const UNREADABLE = ["script", "style"];
/** Control characters, invisible ones, and those that turn the direction of writing. */
const INVISIBLE = /(?![\t-\r])\p{Cc}|[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/**
 * What a person would read of HTML or text: tags gone, entities decoded, white space single. Feeds often encode twice
 * ("&amp;amp;", escaped tags), so it goes over the text twice, and what looks like a tag even then is taken away too.
 */
export function plainText(html: string): string {
  let text = html.slice(0, LONGEST_RAW);
  for (let round = 0; round < 2; round++) text = decodeHTMLStrict(withoutTags(text));
  return withoutTags(text).replace(INVISIBLE, "").replace(/\s+/g, " ").trim().normalize("NFC");
}

function withoutTags(html: string): string {
  if (!html.includes("<")) return html;
  let text = html;
  for (const element of UNREADABLE) text = withoutElement(text, element);
  // A space, for "one</p><p>two" are two words. A "<" within ends the search, or a row of them would cost its square.
  return text.replace(/<[a-z/!?][^<>]*>/gi, " ");
}

function withoutElement(html: string, element: string): string {
  // Only ASCII: other letters may change their length with their case.
  const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  let kept = "";
  let from = 0;
  for (;;) {
    const start = lower.indexOf(`<${element}`, from);
    if (start === -1) return kept + html.slice(from);
    kept += `${html.slice(from, start)} `;
    const end = lower.indexOf(`</${element}`, start);
    const close = end === -1 ? -1 : lower.indexOf(">", end);
    if (close === -1) return kept;
    from = close + 1;
  }
}
