import { createRouter } from "../http/router.ts";
import * as addPasskey from "./add-passkey.ts";
import * as beginPasskeySignIn from "./begin-passkey-sign-in.ts";
import * as beginPasskey from "./begin-passkey.ts";
import * as deletePasskey from "./delete-passkey.ts";
import * as listPasskeys from "./list-passkeys.ts";
import * as signInWithPasskey from "./sign-in-with-passkey.ts";

export const passkeys = createRouter()
  .openapi(beginPasskeySignIn.route, beginPasskeySignIn.handler)
  .openapi(signInWithPasskey.route, signInWithPasskey.handler)
  .openapi(beginPasskey.route, beginPasskey.handler)
  .openapi(addPasskey.route, addPasskey.handler)
  .openapi(listPasskeys.route, listPasskeys.handler)
  .openapi(deletePasskey.route, deletePasskey.handler);
