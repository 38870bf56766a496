import type { AuthClient } from "../platform/auth/client-headers.ts";
import { clientHeaders } from "../platform/auth/client-headers.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import type { ServiceContext } from "./context.ts";
import { endSession } from "./end-session.ts";

/** A person at a browser, which holds the session's cookie: what is done with it may change that. */
export interface AtBrowser extends AuthClient {
  readonly viewer: Viewer;
  readonly network: string;
  /** `name=value` of the session's cookie. */
  readonly sessionCookie: string;
}

export const headersOf = (at: AtBrowser): Headers => clientHeaders(at, at.sessionCookie);

/** After better-auth put another session in the place of this one; without it the tokens of this one would live on. */
export const endFormer = (context: ServiceContext, { viewer }: AtBrowser): Promise<void> =>
  endSession(context, { userId: viewer.userId, sessionId: viewer.by.id });
