/** First match counts: each of the later ones is named by the earlier ones too. */
const BROWSERS = [
  [/Edg(?:e|A|iOS)?\//, "Edge"],
  [/OPR\//, "Opera"],
  [/(?:Firefox|FxiOS)\//, "Firefox"],
  [/(?:Chrome|Chromium|CriOS)\//, "Chrome"],
  [/Safari\//, "Safari"],
] as const;
const SYSTEMS = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/CrOS/, "ChromeOS"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
] as const;

type Known = readonly (readonly [RegExp, string])[];
const first = (known: Known, text: string): string | undefined => known.find(([pattern]) => pattern.test(text))?.[1];

/** What a session was begun with, as a person would say it; what is no browser is named as it names itself. */
export function programOf(userAgent: string | null): string {
  if (userAgent === null || userAgent.trim() === "") return "An unknown program";
  const [browser, system] = [first(BROWSERS, userAgent), first(SYSTEMS, userAgent)];
  if (browser === undefined) return userAgent;
  return system === undefined ? browser : `${browser} on ${system}`;
}
