import { createRouter } from "../http/router.ts";
import * as changePassword from "./change-password.ts";
import * as deleteMe from "./delete-me.ts";
import * as exportMe from "./export-me.ts";
import * as getMe from "./get-me.ts";
import * as listSessions from "./list-sessions.ts";
import * as revokeOtherSessions from "./revoke-other-sessions.ts";
import * as revokeSession from "./revoke-session.ts";
import * as updateMe from "./update-me.ts";

export const me = createRouter()
  .openapi(getMe.route, getMe.handler)
  .openapi(updateMe.route, updateMe.handler)
  .openapi(exportMe.route, exportMe.handler)
  .openapi(deleteMe.route, deleteMe.handler)
  .openapi(changePassword.route, changePassword.handler)
  .openapi(listSessions.route, listSessions.handler)
  .openapi(revokeOtherSessions.route, revokeOtherSessions.handler)
  .openapi(revokeSession.route, revokeSession.handler);
