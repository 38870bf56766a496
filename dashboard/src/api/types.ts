/** What the page names of the contract. Shapes that also travel in frames come from the domain. */
export type {
  ApiKey,
  Article,
  Coin,
  NewTransaction,
  Passkey,
  Person as Me,
  Portfolio,
  Session,
  TwoFactor,
} from "../../../src/client/api.ts";
