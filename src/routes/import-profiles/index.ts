import { createRouter } from "../http/router.ts";
import * as createImportProfile from "./create-import-profile.ts";
import * as deleteImportProfile from "./delete-import-profile.ts";
import * as getImportProfile from "./get-import-profile.ts";
import * as listImportProfiles from "./list-import-profiles.ts";
import * as replaceImportProfile from "./replace-import-profile.ts";

export const importProfiles = createRouter()
  .openapi(listImportProfiles.route, listImportProfiles.handler)
  .openapi(createImportProfile.route, createImportProfile.handler)
  .openapi(getImportProfile.route, getImportProfile.handler)
  .openapi(replaceImportProfile.route, replaceImportProfile.handler)
  .openapi(deleteImportProfile.route, deleteImportProfile.handler);
