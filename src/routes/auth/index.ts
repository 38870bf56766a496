import { createRouter } from "../http/router.ts";
import * as getMe from "./get-me.ts";
import * as issueAccessToken from "./issue-access-token.ts";
import * as signIn from "./sign-in.ts";
import * as signOut from "./sign-out.ts";
import * as signUp from "./sign-up.ts";

export const auth = createRouter()
  .openapi(signUp.route, signUp.handler)
  .openapi(signIn.route, signIn.handler)
  .openapi(signOut.route, signOut.handler)
  .openapi(issueAccessToken.route, issueAccessToken.handler)
  .openapi(getMe.route, getMe.handler);
