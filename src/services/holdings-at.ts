import type { HoldingsOver } from "../domain/portfolio/answers/holdings-over.ts";
import type { ServiceContext } from "./context.ts";
import type { PortfolioOf } from "./read-portfolio.ts";
import { openPortfolio } from "./read-portfolio.ts";

/**
 * What a portfolio held at each of these times, in order and none later than now, with the value of each coin then: for what is
 * weighed by holdings. By the closes of days where all times are ends of UTC days, else by those of hours. Of a portfolio that
 * is older than the first time nothing else is read than these times.
 */
export const holdingsAt = (
  context: ServiceContext,
  { times, ...of }: PortfolioOf & { readonly times: readonly number[] },
): Promise<HoldingsOver> => openPortfolio(context, of, "holdingsOver", { times });
