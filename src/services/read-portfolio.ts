import type { PortfolioId } from "../domain/ids.ts";
import type { ReadKind, ReadRequest, Reads } from "../domain/portfolio/reads.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import type { JsonText } from "../platform/json-text.ts";
import type { TextOutcome } from "../platform/problem.ts";
import { textOf } from "../platform/problem.ts";
import { bringRates } from "./bring-rates.ts";
import type { ServiceContext } from "./context.ts";
import { ownPortfolio } from "./own-portfolio.ts";
import { portfolioRead } from "./portfolio-read.ts";
import { requireBase } from "./require-base.ts";

export interface PortfolioOf {
  readonly viewer: Viewer;
  readonly portfolioId: PortfolioId;
}

/**
 * A read of one portfolio, worked out in its object, which wakes only for its owner. Its answer comes as the text that the
 * object wrote.
 */
export async function readPortfolio<K extends ReadKind>(
  context: ServiceContext,
  { viewer, portfolioId }: PortfolioOf,
  kind: K,
  query: Reads[K]["query"],
): Promise<JsonText<Reads[K]["answer"]>> {
  await ownPortfolio(context, viewer, portfolioId);
  if ("base" in query && query.base !== null) {
    requireBase(query.base);
    context.defer(bringRates(context, portfolioId));
  }
  // What a mapped type cannot tell: kind and query belong together, and so does the answer.
  const request = { kind, query } as unknown as ReadRequest;
  const call = () =>
    context.objects.portfolio(portfolioId).read(request, context.requestId) as unknown as Promise<
      TextOutcome<JsonText<Reads[K]["answer"]>>
    >;
  return textOf(await portfolioRead(context, call));
}

/** As {@link readPortfolio}, for services that go on from the answer. */
export async function openPortfolio<K extends ReadKind>(
  context: ServiceContext,
  of: PortfolioOf,
  kind: K,
  query: Reads[K]["query"],
): Promise<Reads[K]["answer"]> {
  return JSON.parse(await readPortfolio(context, of, kind, query)) as Reads[K]["answer"];
}
