import { createRouter } from "../http/router.ts";
import * as createInvitation from "./create-invitation.ts";
import * as getCache from "./get-cache.ts";
import * as invalidateCache from "./invalidate-cache.ts";
import * as listFailedArticles from "./list-failed-articles.ts";
import * as listInvitations from "./list-invitations.ts";
import * as listPeople from "./list-people.ts";
import * as retryFailedArticles from "./retry-failed-articles.ts";
import * as setRole from "./set-role.ts";
import * as withdrawInvitation from "./withdraw-invitation.ts";

export const admin = createRouter()
  .openapi(listPeople.route, listPeople.handler)
  .openapi(setRole.route, setRole.handler)
  .openapi(createInvitation.route, createInvitation.handler)
  .openapi(listInvitations.route, listInvitations.handler)
  .openapi(withdrawInvitation.route, withdrawInvitation.handler)
  .openapi(getCache.route, getCache.handler)
  .openapi(invalidateCache.route, invalidateCache.handler)
  .openapi(listFailedArticles.route, listFailedArticles.handler)
  .openapi(retryFailedArticles.route, retryFailedArticles.handler);
