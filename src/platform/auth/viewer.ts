import type { UserId } from "../../domain/ids.ts";

/** What an API key may do: `read` safe methods, `write` the others. */
export const SCOPES = ["read", "write"] as const;
export type Scope = (typeof SCOPES)[number];

/** Who asks, once it is proved. */
export interface Viewer {
  readonly userId: UserId;
  /** What proves it. When it ends, access ends with it, and the sockets opened by it close. */
  readonly by:
    | { readonly kind: "session"; readonly id: string }
    | { readonly kind: "key"; readonly id: string; readonly scopes: readonly Scope[] };
}
