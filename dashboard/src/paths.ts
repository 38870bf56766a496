/** Addresses of the pages; everything that has one can be linked, bookmarked and gone back to. */
export type PortfolioPart = "" | "transactions" | "import" | "lots" | "risk";

export const paths = {
  home: "/",
  welcome: "/welcome",
  portfolio: (id: string, part: PortfolioPart = "") => `/portfolios/${id}${part === "" ? "" : `/${part}`}`,
  coin: (id: string) => `/coins/${encodeURIComponent(id)}`,
  market: "/market",
  watchlist: (id: string) => `/market?list=${encodeURIComponent(id)}`,
  sentiment: "/sentiment",
  settings: "/settings",
  security: "/settings/security",
  components: "/components",
} as const;

/** The server's own pages; the router leaves them alone. */
export const OWN_PAGES = /^\/(?!docs|api\/|openapi\.json)/;
