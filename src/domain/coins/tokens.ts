import type { Term } from "./terms.ts";

/** A word of a text. */
export interface Token {
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
}

/** A term met in a text. */
export interface Hit {
  readonly term: Term;
  readonly at: number;
  /** `pair`: $LINK, LINK/USD. `form`: "LINK token", (LINK), "LINK jumps". `list`: "DOT, KSM and LINK". */
  readonly form: "bare" | "list" | "form" | "pair";
}

/** A title or a summary. */
export interface Part {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly hits: readonly Hit[];
}

export function tokenise(text: string): Token[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), ({ 0: word, index }) => ({
    text: word,
    lower: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
}

export const isCapital = (token: Token | undefined): boolean => token !== undefined && token.text !== token.lower;
export const isUpper = (token: Token): boolean => token.text === token.text.toUpperCase();
export const sentenceOfCapitals = (tokens: readonly Token[]): boolean => tokens.every(isUpper);

/** Whether words of some length stand in small letters, so that capitals say something: not so in Title Case. */
export function isSentence(tokens: readonly Token[]): boolean {
  const long = tokens.slice(1).filter((token) => token.text.length >= 4);
  return long.length > 0 && long.filter((token) => token.text === token.lower).length / long.length >= 0.4;
}
