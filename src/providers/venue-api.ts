import type { Pairs } from "../domain/market/pair.ts";
import type { Tick, Venue } from "../domain/market/price.ts";
import type { Answer } from "./get-json.ts";

/** What a frame of a venue says, in nobody's format any more. */
export type VenueMessage =
  | {
      readonly kind: "ticks";
      readonly ticks: readonly Tick[];
      /** Of pairs that are not ours. */
      readonly unknown: number;
      readonly malformed: number;
    }
  /** Alive, with nothing to tell. */
  | { readonly kind: "beat" }
  /** The server goes away soon, or the venue rests: connect anew. */
  | { readonly kind: "shutdown" }
  /** It does one of the things that it was asked to. */
  | { readonly kind: "accepted" }
  /** It will not do what it was asked; `symbol` where that is one pair's fault. */
  | { readonly kind: "refused"; readonly error: string; readonly symbol: string | null }
  /** Well-formed, and nothing for us: a kind that is new. */
  | { readonly kind: "other" }
  | { readonly kind: "malformed" };

export const MALFORMED: VenueMessage = { kind: "malformed" };
export const OTHER: VenueMessage = { kind: "other" };
export const ACCEPTED: VenueMessage = { kind: "accepted" };

/** Where to connect, and what to say then, one message after the other. */
export interface Opening {
  readonly url: string;
  readonly say: readonly string[];
  /** What each answer to that will be about, in the order in which they come, accepted or refused. */
  readonly asked: readonly (readonly string[])[];
}

export type LastPrices = (
  base: string,
  pairs: Pairs,
  timeoutMs: number,
  take: (ticks: readonly Tick[]) => void,
) => Promise<Answer<{ readonly unknown: readonly string[] }>>;

/** An exchange whose stream is read. Each is a folder beside this file: loose schemas, what a frame means, the mapper. */
export interface VenueApi {
  readonly venue: Venue;
  readonly opening: (base: string, symbols: readonly string[]) => Opening;
  readonly read: (frame: unknown, pairs: Pairs) => VenueMessage;
  /** One question for some pairs that is answered as a whole; absent where each pair is answered by itself. */
  readonly ask?: (symbols: readonly string[]) => string;
  /**
   * The last prices by REST, part by part, for pairs of which the stream says nothing until they trade; and which of them are
   * not known there.
   */
  readonly lastPrices?: LastPrices;
}
