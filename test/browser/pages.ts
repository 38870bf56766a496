/** Every page that has an address, for whoever looks at all of them. */
import type { Page } from "playwright-core";

export interface Place {
  readonly name: string;
  readonly path: (portfolioId: string) => string;
  /** Is there when what the page shows has come. */
  readonly shown: string;
  /** It shows what is still loading, for ever. */
  readonly isGallery?: boolean;
}

export const PLACES: readonly Place[] = [
  { name: "portfolio", path: (id) => `/portfolios/${id}`, shown: "tr[data-row=bitcoin] [data-column=value]" },
  { name: "transactions", path: (id) => `/portfolios/${id}/transactions`, shown: "main table" },
  { name: "import", path: (id) => `/portfolios/${id}/import`, shown: "main .drop-zone" },
  { name: "lots", path: (id) => `/portfolios/${id}/lots`, shown: "main table" },
  { name: "risk", path: (id) => `/portfolios/${id}/risk`, shown: "main .facts" },
  { name: "coin", path: () => "/coins/bitcoin", shown: "main details.audit" },
  { name: "market", path: () => "/market", shown: "tr[data-row=bitcoin] [data-column=price]" },
  { name: "sentiment", path: () => "/sentiment", shown: "tr[data-row=bitcoin]" },
  { name: "settings", path: () => "/settings", shown: "main form" },
  { name: "security", path: () => "/settings/security", shown: "main section" },
  { name: "components", path: () => "/components", shown: "main section", isGallery: true },
  { name: "welcome", path: () => "/welcome", shown: "main" },
];

export async function open(page: Page, url: string, place: Place, portfolioId: string): Promise<void> {
  await page.goto(url + place.path(portfolioId));
  await page.locator(place.shown).first().waitFor();
  if (place.isGallery === true) return;
  await page.locator(".skeleton").first().waitFor({ state: "detached", timeout: 20_000 });
}

export type Theme = "light" | "dark";

/** As the switch in the page does it. */
export const setTheme = (page: Page, theme: Theme): Promise<void> =>
  page.evaluate(`localStorage.setItem("coinsight.theme", "${theme}")`);
