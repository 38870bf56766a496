import type { AssetId, PortfolioId } from "../domain/ids.ts";
import type { SummaryAnswer } from "../domain/portfolio/answers/summary.ts";
import { overviewOf } from "../domain/portfolio/overview.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import { Problem } from "../platform/problem.ts";
import type { ServiceContext } from "./context.ts";
import { MOST_PORTFOLIOS } from "./create-portfolio.ts";
import { getMe } from "./get-me.ts";
import { listPortfolios } from "./list-portfolios.ts";
import { openPortfolio } from "./read-portfolio.ts";
import { requireBase } from "./require-base.ts";

/** The platform lets one request wait for six answers at a time. */
const AT_ONCE = 6;

/** All portfolios of a person that are not archived, in one currency: theirs, unless told otherwise. */
export async function getOverview(context: ServiceContext, viewer: Viewer, asked: AssetId | null) {
  const base = asked ?? ((await getMe(context, viewer.userId)).baseCurrency as AssetId);
  requireBase(base);
  const page = { limit: MOST_PORTFOLIOS, after: null, descending: false };
  const { portfolios } = await listPortfolios(context, { viewer, ...page });
  const shown = portfolios.filter(({ archivedAt }) => archivedAt === null);
  const found: { id: PortfolioId; name: string; summary: SummaryAnswer }[] = [];
  for (let i = 0; i < shown.length; i += AT_ONCE) {
    const summaries = await Promise.all(
      shown.slice(i, i + AT_ONCE).map(async ({ id, name }) => {
        const summary = await summaryOf(context, viewer, id, base);
        return summary === null ? [] : [{ id, name, summary }];
      }),
    );
    found.push(...summaries.flat());
  }
  const asOf = new Date(context.clock.now()).toISOString();
  return { base, asOf, simulated: context.config.market === "simulated", ...overviewOf(found) };
}

/** `null`: it was deleted a moment ago. */
async function summaryOf(
  context: ServiceContext,
  viewer: Viewer,
  portfolioId: PortfolioId,
  base: AssetId,
): Promise<SummaryAnswer | null> {
  try {
    return await openPortfolio(context, { viewer, portfolioId }, "summary", { base, method: null, at: null });
  } catch (error) {
    if (error instanceof Problem && error.body.code === "RESOURCE_NOT_FOUND_ERROR") return null;
    throw error;
  }
}
