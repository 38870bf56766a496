import type { PortfolioId } from "../domain/ids.ts";
import type { Valuation } from "../domain/valuation/valuation.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import type { JsonText } from "../platform/json-text.ts";
import type { TextOutcome } from "../platform/problem.ts";
import { textOf } from "../platform/problem.ts";
import type { ServiceContext } from "./context.ts";
import { ownPortfolio } from "./own-portfolio.ts";
import { portfolioRead } from "./portfolio-read.ts";

/** What the portfolio holds and what it is worth now, as its object wrote it: written once for many reads. */
export async function valuePortfolio(
  context: ServiceContext,
  { viewer, portfolioId }: { viewer: Viewer; portfolioId: PortfolioId },
): Promise<JsonText<Valuation>> {
  await ownPortfolio(context, viewer, portfolioId);
  const call = (): Promise<TextOutcome<JsonText<Valuation>>> =>
    context.objects.portfolio(portfolioId).valuation(context.requestId);
  return textOf(await portfolioRead(context, call));
}
