import { decodeHTMLStrict } from "entities/decode";
import { LONGEST_TITLE } from "../../domain/news/item.ts";
import { shorten } from "../../domain/news/title.ts";
import { plainText } from "../plain-text.ts";

/** What no headline needs, and what a page that showed it as it came would run. */
const CODE = /<\s*\/?\s*(?:script|style|iframe|object|embed|svg)\b|\bon\w+\s*=|javascript:/i;

/** A title as plain text; what would have been run is counted. */
export function cleanTitle(raw: string, count: (reason: string) => void): string {
  // Some feeds encode twice.
  if (CODE.test(decodeHTMLStrict(decodeHTMLStrict(raw)))) count("code_in_title");
  return shorten(plainText(raw), LONGEST_TITLE);
}
