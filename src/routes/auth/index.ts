import { createRouter } from "../http/router.ts";
import * as getAccountRules from "./get-account-rules.ts";
import * as issueAccessToken from "./issue-access-token.ts";
import * as requestPasswordReset from "./request-password-reset.ts";
import * as requestVerification from "./request-verification.ts";
import * as resetPassword from "./reset-password.ts";
import * as signIn from "./sign-in.ts";
import * as signOut from "./sign-out.ts";
import * as signUp from "./sign-up.ts";
import * as verifyAddress from "./verify-address.ts";

export const auth = createRouter()
  .openapi(signUp.route, signUp.handler)
  .openapi(signIn.route, signIn.handler)
  .openapi(signOut.route, signOut.handler)
  .openapi(issueAccessToken.route, issueAccessToken.handler)
  .openapi(getAccountRules.route, getAccountRules.handler)
  .openapi(requestVerification.route, requestVerification.handler)
  .openapi(verifyAddress.route, verifyAddress.handler)
  .openapi(requestPasswordReset.route, requestPasswordReset.handler)
  .openapi(resetPassword.route, resetPassword.handler);
