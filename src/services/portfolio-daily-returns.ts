import type { AssetId } from "../domain/ids.ts";
import type { DailyReturns } from "../domain/portfolio/answers/daily-returns.ts";
import type { ServiceContext } from "./context.ts";
import type { PortfolioOf } from "./read-portfolio.ts";
import { openPortfolio } from "./read-portfolio.ts";

/**
 * A portfolio's daily time-weighted returns (conventions 7.2 and 9), whole UTC days in order: flows are no returns. `null` on
 * days on which nothing was there, or a price was missing at either end, so that no return is taken across a gap. Begins with
 * the day of the first transaction, whatever `from` is; `to`: the days that had ended by then.
 */
export const portfolioDailyReturns = (
  context: ServiceContext,
  {
    from,
    to,
    base,
    ...of
  }: PortfolioOf & {
    readonly from: number | null;
    readonly to: number | null;
    /** `null`: the portfolio's own currency. */
    readonly base: AssetId | null;
  },
): Promise<DailyReturns> => openPortfolio(context, of, "dailyReturns", { from, to, base, method: null });
