import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

// No sandbox: CI runs as root. The others keep the browser from calling home.
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** How the system's own Chromium is started; `CHROMIUM` names another. */
export function chromiumOptions(): { executablePath: string; args: string[] } {
  const executablePath = process.env["CHROMIUM"] ?? PLACES.find((place) => existsSync(place));
  if (executablePath === undefined) {
    throw new Error("The browser test needs Chromium (on Debian: apt-get install chromium), or CHROMIUM=/path/to/it.");
  }
  return { executablePath, args: [...ARGS] };
}

export const openChromium = (): Promise<Browser> => chromium.launch(chromiumOptions());
