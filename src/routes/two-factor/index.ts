import { createRouter } from "../http/router.ts";
import * as beginTwoFactor from "./begin-two-factor.ts";
import * as completeSignIn from "./complete-sign-in.ts";
import * as confirmTwoFactor from "./confirm-two-factor.ts";
import * as disableTwoFactor from "./disable-two-factor.ts";
import * as getTwoFactor from "./get-two-factor.ts";
import * as renewRecoveryCodes from "./renew-recovery-codes.ts";

export const twoFactor = createRouter()
  .openapi(completeSignIn.route, completeSignIn.handler)
  .openapi(getTwoFactor.route, getTwoFactor.handler)
  .openapi(beginTwoFactor.route, beginTwoFactor.handler)
  .openapi(confirmTwoFactor.route, confirmTwoFactor.handler)
  .openapi(disableTwoFactor.route, disableTwoFactor.handler)
  .openapi(renewRecoveryCodes.route, renewRecoveryCodes.handler);
