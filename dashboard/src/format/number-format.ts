import { locale } from "./locale.ts";

const made = new Map<string, Intl.NumberFormat>();

/** Making one costs a hundred times as much as using it, so they are kept. */
export function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale.value}${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat(locale.value, options);
  made.set(key, format);
  return format;
}

/** Formats decimal text exactly: given as text, Intl takes every digit, where a float would lose the last ones. */
export const formatText = (options: Intl.NumberFormatOptions, text: string): string =>
  numberFormat(options).format(text as Intl.StringNumericLiteral);

/** The first format of all takes a browser 20 ms, for the table of all languages: in a task of its own, while nobody waits for it. */
export function prepareFormats(): void {
  setTimeout(() => numberFormat({}));
}
