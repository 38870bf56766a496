import type { ImportId, PortfolioId } from "../domain/ids.ts";
import type { ChoicesChange, ImportView } from "../domain/imports/views.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import { problem } from "../platform/problem.ts";
import type { ServiceContext } from "./context.ts";
import { portfolioImports } from "./portfolio-imports.ts";

/** Decides about a draft, if it is still the one that was seen. */
export async function reviseImport(
  context: ServiceContext,
  input: {
    viewer: Viewer;
    portfolioId: PortfolioId;
    importId: ImportId;
    change: ChoicesChange;
    isSeen: (now: ImportView) => Promise<boolean>;
  },
): Promise<ImportView> {
  const { importId: id, change, isSeen } = input;
  const now = await portfolioImports(context, input, "read", { id });
  if (!(await isSeen(now)))
    throw problem("PRECONDITION_FAILED", { detail: "The draft has changed since it was read." });
  return portfolioImports(context, input, "revise", { id, change, seen: now.draft?.revision ?? null });
}
