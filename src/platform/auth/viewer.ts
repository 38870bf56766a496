import type { UserId } from "../../domain/ids.ts";

/** Who asks, once it is proved. */
export interface Viewer {
  readonly userId: UserId;
  /** The session the proof came from; its end closes the sockets opened with it. */
  readonly sessionId: string;
}
