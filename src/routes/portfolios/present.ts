import type { z } from "@hono/zod-openapi";
import type { PortfolioView } from "../../domain/ledger/views.ts";
import type { PortfolioSchema } from "./schemas.ts";

/** A portfolio as the contract writes it: its lists are the answer's own. */
export const portfolioBody = ({ accounts, settings, ...rest }: PortfolioView): z.output<typeof PortfolioSchema> => ({
  ...rest,
  accounts: [...accounts],
  settings: { ...settings, cashAssets: [...settings.cashAssets] },
});
