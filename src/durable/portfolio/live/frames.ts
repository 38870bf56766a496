import type { LedgerState } from "../../../domain/ledger/state.ts";
import type { Appraisal, Market } from "../../../domain/valuation/value-holdings.ts";
import { diff, toValuation, valueHoldings } from "../../../domain/valuation/value-holdings.ts";
import type { ValuationFrame } from "../../../domain/valuation/valuation.ts";
import type { Clock } from "../../../platform/clock.ts";
import type { Sockets } from "./sockets.ts";
import { send } from "./sockets.ts";

export interface FramesDeps {
  readonly sockets: Sockets;
  readonly clock: Clock;
  readonly market: () => Market;
}

/** What viewers are sent, and what they have seen of it: one row of changes for all of them, and the whole for who asks. */
export class Frames {
  readonly #deps: FramesDeps;
  /** Never goes back, also not over a sleep, and keeps no row for it: frames are fewer than milliseconds. */
  #seq: number;
  /** What the viewers have seen; `null` when nobody knows, so that the next frame is whole. */
  #shown: Appraisal | null = null;

  constructor(deps: FramesDeps) {
    this.#deps = deps;
    this.#seq = deps.clock.now();
  }

  value(ledger: LedgerState): Appraisal {
    return valueHoldings(ledger, this.#deps.market(), this.#deps.clock.now(), this.#shown);
  }

  /** One frame to all: what changed since the last, or everything where the last is not known. */
  publish(ledger: LedgerState): void {
    const next = this.value(ledger);
    this.#seq += 1;
    const frame: ValuationFrame =
      this.#shown === null
        ? { type: "snapshot", seq: this.#seq, ...toValuation(next) }
        : { type: "delta", seq: this.#seq, ...diff(this.#shown, next) };
    this.#shown = next;
    this.#deps.sockets.broadcast(JSON.stringify(frame), next.at);
  }

  /** To one viewer, at the present `seq`: the next change, made from an older state, is right on top of it too. */
  sendSnapshot(ws: WebSocket, appraisal: Appraisal): void {
    const frame: ValuationFrame = { type: "snapshot", seq: this.#seq, ...toValuation(appraisal) };
    send(ws, JSON.stringify(frame));
  }

  /** The first to come starts the row of changes; for those who are here it goes on. */
  begin(appraisal: Appraisal): void {
    if (this.#deps.sockets.viewers().length === 0) this.#shown = appraisal;
  }

  /** Nobody watches any more. */
  forget(): void {
    this.#shown = null;
  }
}
