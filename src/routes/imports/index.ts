import { createRouter } from "../http/router.ts";
import * as commitImport from "./commit-import.ts";
import * as discardImport from "./discard-import.ts";
import * as exportLedger from "./export-ledger.ts";
import * as getImport from "./get-import.ts";
import * as listImportRows from "./list-import-rows.ts";
import * as listImports from "./list-imports.ts";
import * as reviseImport from "./revise-import.ts";
import * as stageImport from "./stage-import.ts";
import * as takeBackImport from "./take-back-import.ts";

export const imports = createRouter()
  .openapi(stageImport.route, stageImport.handler)
  .openapi(listImports.route, listImports.handler)
  .openapi(getImport.route, getImport.handler)
  .openapi(listImportRows.route, listImportRows.handler)
  .openapi(reviseImport.route, reviseImport.handler)
  .openapi(discardImport.route, discardImport.handler)
  .openapi(commitImport.route, commitImport.handler)
  .openapi(takeBackImport.route, takeBackImport.handler)
  .openapi(exportLedger.route, exportLedger.handler);
