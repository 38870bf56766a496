/** At most `most` characters, ending at a word where one is near. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const space = cut.lastIndexOf(" ");
  const whole = space > most * 0.6 ? cut.slice(0, space) : cut;
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
