import type { PortfolioId } from "../domain/ids.ts";
import type { ImportCall, ImportCalls, ImportKind } from "../domain/imports/calls.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import type { Outcome } from "../platform/problem.ts";
import { unwrap } from "../platform/problem.ts";
import type { ServiceContext } from "./context.ts";
import { ownPortfolio } from "./own-portfolio.ts";
import { portfolioRead } from "./portfolio-read.ts";
import { portfolioWrite } from "./portfolio-write.ts";

const READS: ReadonlySet<ImportKind> = new Set(["list", "read", "rows"]);

/** Asks a portfolio's object about its imports, for its owner. Whoever acts is the viewer. */
export async function portfolioImports<K extends ImportKind>(
  context: ServiceContext,
  { viewer, portfolioId }: { readonly viewer: Viewer; readonly portfolioId: PortfolioId },
  kind: K,
  ask: Omit<ImportCalls[K]["ask"], "actor">,
): Promise<ImportCalls[K]["answer"]> {
  await ownPortfolio(context, viewer, portfolioId);
  // What a mapped type cannot tell: kind, question and answer belong together.
  const question = { ...ask, kind, actor: viewer.userId } as unknown as ImportCall;
  const call = () =>
    context.objects.portfolio(portfolioId).imports(question, context.requestId) as unknown as Promise<
      Outcome<ImportCalls[K]["answer"]>
    >;
  return READS.has(kind) ? unwrap(await portfolioRead(context, call)) : portfolioWrite(context, call());
}
