import type { Amount } from "../money/amount.ts";
import { decimal, toAmount } from "../money/amount.ts";
import type { BoardPrice, Tick } from "./price.ts";

export interface GateRules {
  /** A tick further than this share from the last price waits for confirmation. */
  readonly maxMove: number;
  /** Ticks near the doubtful one that confirm it. */
  readonly confirmations: number;
  /** Or: one tick near it, this long after it first came. */
  readonly confirmAfterMs: number;
  /** How near: a share of the doubtful price. */
  readonly nearness: number;
  /** How far a venue's clock may run ahead of ours. */
  readonly maxAheadMs: number;
}

export const gateRules = (settings: Pick<GateRules, "maxMove" | "confirmations" | "confirmAfterMs">): GateRules => ({
  ...settings,
  nearness: settings.maxMove / 4,
  maxAheadMs: 60_000,
});

/** Why a tick is not shown. */
export const TICK_REFUSALS = ["malformed", "not_positive", "future", "old", "jump"] as const;
export type TickRefusal = (typeof TICK_REFUSALS)[number];

/** What the gate remembers of one asset at one venue. */
export interface GateState {
  readonly last: BoardPrice | null;
  /** The venue's own time of `last`, which may run ahead of ours: what its later ticks are held against. */
  readonly lastAt: number;
  /** When the first tick was refused since the last that was believed; `null`: none was. */
  readonly refusedSince: number | null;
  /** A price too far from `last` to be believed at first sight, and what speaks for it. */
  readonly doubtful: {
    readonly price: string;
    readonly since: number;
    readonly at: number;
    readonly seen: number;
  } | null;
}

export const NOTHING_SEEN: GateState = { last: null, lastAt: 0, refusedSince: null, doubtful: null };

export type Verdict =
  | { readonly kind: "accepted" }
  /** The same price at the same time, come again: an overlap of two connections, no fault. */
  | { readonly kind: "repeated" }
  | { readonly kind: "refused"; readonly reason: TickRefusal };

const refused = (reason: TickRefusal): Verdict => ({ kind: "refused", reason });

/** Judges a tick against what is known of its asset at its venue. `now` is when it came. */
export function judge(state: GateState, tick: Tick, now: number, rules: GateRules): [GateState, Verdict] {
  const [next, verdict] = weigh(state, tick, now, rules);
  const refusedSince = verdict.kind === "refused" ? (state.refusedSince ?? now) : null;
  return [next.refusedSince === refusedSince ? next : { ...next, refusedSince }, verdict];
}

function weigh(state: GateState, tick: Tick, now: number, rules: GateRules): [GateState, Verdict] {
  const reading = readPrice(tick.price);
  if (!reading.ok) return [state, refused(reading.reason)];
  const { price } = reading;
  if (!Number.isSafeInteger(tick.at) || tick.at <= 0) return [state, refused("malformed")];
  if (tick.at > now + rules.maxAheadMs) return [state, refused("future")];

  const { last, lastAt, doubtful } = state;
  const accept = (): [GateState, Verdict] => [
    { last: toBoard(tick, price, now), lastAt: tick.at, refusedSince: null, doubtful: null },
    { kind: "accepted" },
  ];
  // A price in another quote cannot be compared; the venue's pair was changed by hand.
  if (last === null || last.quote !== tick.quote) return accept();
  if (tick.at < lastAt) return [state, refused("old")];
  if (tick.at === lastAt && price === last.price) return [state, { kind: "repeated" }];

  if (near(price, last.price, rules.maxMove)) return accept();

  // Doubtful. What confirms it must be later than it: the same frame twice is one witness.
  if (doubtful === null || !near(price, doubtful.price, rules.nearness)) {
    return [{ ...state, doubtful: { price, since: now, at: tick.at, seen: 0 } }, refused("jump")];
  }
  if (tick.at <= doubtful.at) return [state, refused("jump")];
  const seen = doubtful.seen + 1;
  if (seen >= rules.confirmations || now - doubtful.since >= rules.confirmAfterMs) return accept();
  return [{ ...state, doubtful: { ...doubtful, at: tick.at, seen } }, refused("jump")];
}

function toBoard(tick: Tick, price: Amount, now: number): BoardPrice {
  const open = tick.open24h === null ? null : readPrice(tick.open24h);
  return {
    price,
    quote: tick.quote,
    open24h: open?.ok === true ? open.price : null,
    source: tick.venue,
    // Or a clock that runs ahead would keep the ticks of all other venues out.
    at: Math.min(tick.at, now),
  };
}

const NUMBER = /^-?[0-9]{1,20}(\.[0-9]{1,18})?$/;

/** The canonical text of a venue's price, or what is wrong with it. */
function readPrice(text: string): { ok: true; price: Amount } | { ok: false; reason: "malformed" | "not_positive" } {
  if (!NUMBER.test(text)) return { ok: false, reason: "malformed" };
  const value = decimal(text);
  return value.gt(0) ? { ok: true, price: toAmount(value) } : { ok: false, reason: "not_positive" };
}

function near(price: string, reference: string, share: number): boolean {
  const base = decimal(reference);
  return decimal(price).minus(base).abs().lte(base.times(share));
}
