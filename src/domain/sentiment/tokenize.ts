import { EMOJI } from "./emoji.ts";

const PUNCTUATION = new Uint8Array(128);
for (const mark of "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~") PUNCTUATION[mark.charCodeAt(0)] = 1;

const isPunctuation = (code: number): boolean => code < 128 && PUNCTUATION[code] === 1;

/** Typographic marks and emoji, which would otherwise hide the word beside them. */
const UNUSUAL = /[\u2010-\u2026\u2032\u2033\u203c\u2049\u02bc]|\p{Extended_Pictographic}/u;

/** Curly quotes, dashes and dots become plain ones; an emoji becomes its name, as in the reference. */
export function plainMarks(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  const plain = text
    .replace(/[\u2018\u2019\u201b\u2032\u02bc]/g, "'")
    .replace(/[\u201c-\u201f\u2033]/g, '"')
    .replace(/[\u2010-\u2013]/g, "-")
    .replace(/[\u2014\u2015]/g, " - ")
    .replaceAll("\u2026", "...")
    .replaceAll("\u203c", "!!")
    .replaceAll("\u2049", "!?")
    // What joins and colours emoji.
    .replaceAll("\ufe0f", "")
    .replaceAll("\u200d", "");
  return plain.replace(/\p{Extended_Pictographic}/gu, (emoji) => {
    const name = EMOJI.get(emoji);
    return name === undefined ? emoji : ` ${name} `;
  });
}

/** The words of a text without the punctuation round them; what would become two letters or less (":)") stays as it is. */
export function tokenize(text: string): string[] {
  const tokens = text.split(/\s+/);
  if (tokens[0] === "") tokens.shift();
  if (tokens.at(-1) === "") tokens.pop();
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] ?? "";
    let start = 0;
    let end = token.length;
    while (start < end && isPunctuation(token.charCodeAt(start))) start++;
    while (end > start && isPunctuation(token.charCodeAt(end - 1))) end--;
    if (end - start > 2 && end - start < token.length) tokens[i] = token.slice(start, end);
  }
  return tokens;
}

/** As Python's `isupper`: at least one letter, and none of them small. */
export const isUpper = (word: string): boolean => word !== word.toLowerCase() && word === word.toUpperCase();
