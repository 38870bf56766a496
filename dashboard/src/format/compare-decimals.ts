/** Orders decimal text by value, exactly; unknown (null) comes last whatever the direction, so it is handled by the caller. */
export function compareDecimals(a: string, b: string): number {
  const [negativeA, negativeB] = [isNegative(a), isNegative(b)];
  if (negativeA !== negativeB) return negativeA ? -1 : 1;
  return negativeA ? compareSizes(b, a) : compareSizes(a, b);
}

const isNegative = (text: string): boolean => text.startsWith("-") && /[1-9]/.test(text);

function compareSizes(a: string, b: string): number {
  const [[wholeA = "", restA = ""], [wholeB = "", restB = ""]] = [parts(a), parts(b)];
  if (wholeA.length !== wholeB.length) return wholeA.length - wholeB.length;
  const width = Math.max(restA.length, restB.length);
  const [digitsA, digitsB] = [wholeA + restA.padEnd(width, "0"), wholeB + restB.padEnd(width, "0")];
  return digitsA < digitsB ? -1 : digitsA > digitsB ? 1 : 0;
}

const parts = (text: string): string[] => text.replace(/^[-+]?0*/, "").split(".");
