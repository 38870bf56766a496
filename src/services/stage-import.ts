import type { PortfolioId, ProfileId } from "../domain/ids.ts";
import type { Choices } from "../domain/imports/choices.ts";
import type { ImportFile, ImportView } from "../domain/imports/views.ts";
import type { WriteRequest } from "../domain/ledger/commands.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import type { ServiceContext } from "./context.ts";
import { getImportProfile } from "./import-profiles.ts";
import { portfolioImports } from "./portfolio-imports.ts";

/** What would become of a file, kept as a draft for a day. With a profile the file is read as that says. */
export async function stageImport(
  context: ServiceContext,
  of: { readonly viewer: Viewer; readonly portfolioId: PortfolioId },
  input: {
    readonly request: WriteRequest;
    readonly file: ImportFile;
    readonly choices: Choices & { readonly profileId: ProfileId | null };
  },
): Promise<ImportView> {
  const { request, file, choices } = input;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(file.text));
  const { profileId } = choices;
  const mapping =
    profileId === null ? choices.mapping : (await getImportProfile(context, of.viewer, profileId)).mapping;
  return portfolioImports(context, of, "stage", {
    request,
    file: { ...file, hash: new Uint8Array(digest).toHex() },
    choices: { ...choices, mapping },
  });
}
