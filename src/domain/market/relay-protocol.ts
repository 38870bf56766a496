/** Close codes between a relay and those it dials or is dialled by. 4000 to 4999 are an application's own (RFC 6455, 7.4.2). */
export const RELAY_CLOSE = {
  /** A newer socket took this one's place. Was it another's, its dialler forgets the receiver, or two would take turns for ever. */
  replaced: 4001,
  /** The receiver wants no more frames: the dialler forgets it. */
  unwanted: 4410,
  /** A browser that reads more slowly than it is sent to. */
  slow: 4429,
} as const;

/** How a Portfolio refuses a dial for good: deleted, never created, or nobody watches. */
export const isRefusedForGood = (status: number): boolean => status === 404 || status === 410;

/** What the receiver of a feed's socket may say: it lost its board (it slept, or was killed) and asks for it whole. */
export const ASK_FOR_SNAPSHOT = "snapshot";
