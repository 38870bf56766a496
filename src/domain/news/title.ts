/** At most `most` characters, ending at a word where one is near. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const space = text.lastIndexOf(" ", most - 1);
  const whole = text.slice(0, space > most * 0.6 ? space : most - 1);
  // Neither half a character nor a mark that leads to nothing.
  return `${whole.replace(/[\ud800-\udbff]$/, "").replace(/[\s,;:.–—-]+$/, "")}…`;
}

/** What two headlines of the same words have in common, whatever their case and punctuation. */
export const titleKey = (title: string): string =>
  title
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%$€£]+/gu, " ")
    .trim();
