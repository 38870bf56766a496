/** One word, or two that stand together: numbers, links, mentions and tickers are told by their form alone. */
export function ngramsOf(plain: readonly string[]): string[] {
  const words = plain.flatMap((word) => {
    const form = formOf(word);
    return form === "" ? [] : [form];
  });
  const found = new Set(words);
  for (let i = 0; i + 1 < words.length; i++) found.add(`${words[i]} ${words[i + 1]}`);
  return [...found];
}

function formOf(word: string): string {
  if (word.includes("://")) return "";
  if (word.startsWith("$") && /^\$[a-z]/.test(word)) return "$x";
  if (word.startsWith("@")) return "@x";
  const bare = word.replace(/^[^\p{L}\p{N}%+-]+|[^\p{L}\p{N}%]+$/gu, "");
  if (!/\d/.test(bare)) return bare;
  return bare.includes("%") ? `${bare.startsWith("-") ? "-" : ""}#%` : "#";
}
