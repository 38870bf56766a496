import type { ProblemCode } from "../../platform/problem.ts";

/** What each problem code means and what to do about it; the text of `/docs/errors/{code}`. */
export const EXPLANATIONS: Readonly<Record<ProblemCode, { readonly means: string; readonly todo: string }>> = {
  VALIDATION_ERROR: {
    means: "The request does not keep to the contract. Nothing was stored.",
    todo: "`errors` names every field that is wrong and what was expected there. Put them right and send it again.",
  },
  AUTHENTICATION_ERROR: {
    means: "The route needs a signed-in person, and the request carries no proof of one, or one that has ended.",
    todo: "Sign in again, or fetch a fresh access token and send it as `Authorization: Bearer …`.",
  },
  AUTHORIZATION_ERROR: {
    means:
      "We know who asks, and this is not allowed. An unsafe request with a cookie is also refused when it comes from another site.",
    todo: "Do not repeat it unchanged. From a program, send a token instead of a cookie.",
  },
  RESOURCE_NOT_FOUND_ERROR: {
    means:
      "There is nothing at this address for you. What belongs to somebody else looks the same as what never existed.",
    todo: "Check the id, and whether you are signed in as the person who owns it.",
  },
  METHOD_NOT_ALLOWED: {
    means: "The address exists, but not with this method.",
    todo: "The `Allow` header, where present, and the API's document say which methods it knows.",
  },
  CONFLICT_ERROR: {
    means:
      "The request is in order, but the present state does not allow it: a name is taken, or something is in the way.",
    todo: "Read the present state, then decide anew.",
  },
  IDEMPOTENCY_MISMATCH: {
    means: "This `Idempotency-Key` was used before, for a request with another body. The earlier one stands.",
    todo: "Use a new key for a new request; keep the key only when you repeat the very same one.",
  },
  GONE: {
    means:
      "It was there and is not any more. For a write: this `Idempotency-Key` stored something more than a day ago, which stands; its first answer is no longer kept. For the token of a mail: it was used, is over or was never given.",
    todo: "Read the present state. Use a new key for a new request. Ask for another mail.",
  },
  PRECONDITION_FAILED: {
    means: "It has changed since you read it: the `If-Match` you sent names an older version. Nothing was stored.",
    todo: "Read it again, look at what changed, and send the update with the new `ETag`.",
  },
  PAYLOAD_TOO_LARGE: {
    means: "The body is larger than this route accepts.",
    todo: "Send less at a time.",
  },
  UNSUPPORTED_MEDIA_TYPE: {
    means: "The body's content type is not one that this route reads.",
    todo: "Send `Content-Type: application/json`, unless the document of the route names another.",
  },
  INSUFFICIENT_HOLDINGS: {
    means:
      "At that moment less was held than the transaction takes out, counting everything dated before and after it.",
    todo: "`facts` says what was held and what was asked. Check amount, account and date, or record the missing purchase first.",
  },
  LEDGER_RULE_ERROR: {
    means: "The transaction can be read, but the books would not add up with it.",
    todo: "`detail` says which rule it breaks.",
  },
  UPGRADE_REQUIRED: {
    means: "This address speaks WebSocket, and the request did not ask for one.",
    todo: "Open it with a WebSocket client (`Upgrade: websocket`). A proxy between may have removed the header.",
  },
  RATE_LIMIT_ERROR: {
    means: "Too many requests in a short time. `limit` names the class of limit that was met.",
    todo: "Wait for the seconds in `Retry-After`. For prices use the stream instead of asking often.",
  },
  DATABASE_ERROR: {
    means: "The database refused or failed in a way we did not expect.",
    todo: "Try again with the same `Idempotency-Key`. If it stays, report the `requestId`.",
  },
  INTERNAL_ERROR: {
    means: "Something went wrong on our side. What it was is in our log, under the `requestId`.",
    todo: "Try again with the same `Idempotency-Key`. If it stays, report the `requestId`.",
  },
  EXTERNAL_SERVICE_ERROR: {
    means: "A service outside this one, such as an exchange or a news feed, answered wrongly.",
    todo: "Try again later. What we already know is still served, with its age.",
  },
  DATABASE_UNAVAILABLE: {
    means: "The database is overloaded or cannot be reached.",
    todo: "Wait for the seconds in `Retry-After`, then try again with the same `Idempotency-Key`.",
  },
  OUTCOME_UNKNOWN: {
    means: "The write was sent to the database and no answer came back. It may be stored, or not.",
    todo: "Send the same request with the same `Idempotency-Key`: you get the first answer if it was stored, and it is stored once if not.",
  },
  OVERLOADED: {
    means: "Too much is waiting here already. Nothing was stored.",
    todo: "Wait for the seconds in `Retry-After`, then try again; add a little randomness when you have many clients.",
  },
  PRICES_UNAVAILABLE: {
    means: "No price is known for what was asked, not even an old one.",
    todo: "Try again in a few seconds. A price that is merely old is answered with `stale: true`, never with this error.",
  },
  UPSTREAM_TIMEOUT: {
    means: "A service outside this one did not answer in time.",
    todo: "Try again later.",
  },
};
