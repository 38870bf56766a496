import list from "./common-passwords.json" with { type: "json" };

/** Split at first use: most isolates never see a new password. */
let common: ReadonlySet<string> | undefined;

const LEAST_DISTINCT = 4;

/** Whether a password of allowed length is among the first that a guesser tries; `own` is what is known of the person. */
export function isWeakPassword(password: string, own: readonly string[] = []): boolean {
  const text = password.toLowerCase();
  common ??= new Set(list.lines.flatMap((line) => line.split(" ")));
  if (common.has(text) || own.some((known) => known.toLowerCase() === text)) return true;
  return new Set(text).size < LEAST_DISTINCT || isRun(text);
}

/** "abcdefghij", "0987654321": each character is the next one, in one direction. */
function isRun(text: string): boolean {
  const steps = new Set(Array.from(text.slice(1), (_, at) => text.charCodeAt(at + 1) - text.charCodeAt(at)));
  return [...steps].every((step) => step === 1 || step === -9) || [...steps].every((step) => step === -1 || step === 9);
}
