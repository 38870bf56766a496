import type { Recipe } from "./recipes.ts";
import { FILE, MAPPING } from "./world.ts";

/** Of files that are imported, and of how they are read. */
export const IMPORT_RECIPES: Readonly<Record<string, Recipe>> = {
  stageImport: { body: () => FILE, ownStorage: true },
  reviseImport: { body: () => ({ zone: "Europe/Berlin" }) },
  commitImport: { ends: true },
  discardImport: { ends: true },
  takeBackImport: { ends: true },
  createImportProfile: { body: () => ({ name: "Bank", mapping: MAPPING }) },
  replaceImportProfile: { body: () => ({ name: "Bank", mapping: MAPPING }) },
  deleteImportProfile: { ends: true },
};
