import type { AssetId } from "../../../domain/ids.ts";
import type { LedgerState } from "../../../domain/ledger/state.ts";
import type { BoardPrice, Freshness, PriceFrame } from "../../../domain/market/price.ts";
import { LIVE_CLOSE, LIVE_PROTOCOL } from "../../../domain/valuation/live-protocol.ts";
import type { Market } from "../../../domain/valuation/value-holdings.ts";
import type { Valuation } from "../../../domain/valuation/valuation.ts";
import { asksForWebSocket } from "../../../platform/handshake.ts";
import type { JsonText } from "../../../platform/json-text.ts";
import { errorFields, log } from "../../../platform/log.ts";
import type { ProblemBody, TextOutcome } from "../../../platform/problem.ts";
import { Problem, refused } from "../../../platform/problem.ts";
import { atMost } from "./at-most.ts";
import { Frames } from "./frames.ts";
import type { LiveDeps } from "./live-deps.ts";
import { OtherPrices } from "./other-prices.ts";
import { PriceBook } from "./price-book.ts";
import { readFrame } from "./read-frame.ts";
import { RelayLink } from "./relay-link.ts";
import { attachmentOf, end, Sockets } from "./sockets.ts";
import { SpentTickets } from "./spent-tickets.ts";
import { ValuationReader } from "./valuation-reader.ts";
import { ViewerTalk } from "./viewer-talk.ts";
import { NeededAssets } from "./needed-assets.ts";

export const MOST_VIEWERS = 100;
const VIEWER_LIFE_MS = 3_600_000;
/** A relay sends at least every 5 s; twice that without a frame and it is asked again. */
const SILENT_AFTER_MS = 10_000;
/** A first frame waits this long for prices that are not known yet; after that it says null. */
const FIRST_PRICES_MS = 1_500;
/** Prices that no relay pushes are looked up this often while somebody watches. */
const OTHERS_KEPT_MS = 60_000;

const NO_PORTFOLIO: ProblemBody = { code: "RESOURCE_NOT_FOUND_ERROR", detail: "There is no such portfolio." };

/**
 * The live valuation of one portfolio. For a tick it sets no timer and writes no row, so that the object can sleep between
 * frames; all it knows of prices is gone when it wakes and is asked for again. Everything after an `await` looks at the
 * present state anew: other events run meanwhile.
 */
export class Live {
  readonly #deps: LiveDeps;
  readonly #sockets: Sockets;
  readonly #tickets: SpentTickets;
  readonly #talk = new ViewerTalk();
  readonly #book = new PriceBook();
  readonly #others: OtherPrices;
  readonly #link: RelayLink;
  readonly #reader: ValuationReader;
  readonly #frames: Frames;
  readonly #needed = new NeededAssets();
  #joining = 0;
  #heardAt = 0;
  #tickedAt = 0;

  constructor(deps: LiveDeps) {
    this.#deps = deps;
    this.#sockets = new Sockets(deps.ctx);
    this.#frames = new Frames({ sockets: this.#sockets, clock: deps.clock, market: () => this.#market() });
    this.#tickets = new SpentTickets(deps.ctx.storage.sql);
    this.#link = new RelayLink({
      portfolioId: deps.portfolioId,
      relay: deps.relay,
      answered: (frame) => this.#answered(frame),
      pause: (ms) => scheduler.wait(ms),
    });
    this.#others = new OtherPrices({ ...deps, board: this.#book.prices });
    this.#reader = new ValuationReader({
      ...deps,
      book: this.#book,
      others: this.#others,
      market: () => this.#market(),
      assetsOf: (ledger) => this.#needed.of(ledger),
      isLive: (assets) => this.#isLive(assets),
    });
  }

  /** Only a Worker or a relay gets here, and says by the path who it is; nothing of a client's own request does. */
  async fetch(request: Request): Promise<Response> {
    if (!asksForWebSocket(request.headers)) return refusal({ code: "VALIDATION_ERROR" });
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/relay") return this.#dialled();
    if (pathname !== "/live") return refusal({ code: "RESOURCE_NOT_FOUND_ERROR" });
    try {
      return await this.#join(searchParams.get("ticket"), searchParams.get("session"));
    } catch (error) {
      if (error instanceof Problem) return refusal(error.body);
      throw error;
    }
  }

  /** What `valuation` would answer, where that was written for these books and this moment; else `null`. */
  kept(ledger: LedgerState): JsonText<Valuation> | null {
    return this.#reader.kept(ledger);
  }

  /** For reads over HTTP: the valuation as JSON text, kept while neither books nor prices change. */
  async valuation(): Promise<TextOutcome<JsonText<Valuation>>> {
    try {
      const ledger = await this.#deps.ledger();
      return ledger === null ? refused(NO_PORTFOLIO) : await this.#reader.read(ledger);
    } catch (error) {
      if (error instanceof Problem) return refused(error.body);
      throw error;
    }
  }

  /** The latest prices of what is held, as far as they are known: for reads that value something else than the present books. */
  async prices(): Promise<{ readonly prices: ReadonlyMap<AssetId, BoardPrice>; readonly freshUntil: Freshness }> {
    const ledger = await this.#deps.ledger();
    if (ledger !== null) await this.#reader.refresh(ledger);
    return this.#book;
  }

  message(ws: WebSocket, message: string | ArrayBuffer): Promise<void> {
    return this.#quietly(attachmentOf(ws).kind === "relay" ? this.#frameCame(message) : this.#viewerSaid(ws, message));
  }

  /** `code` and `reason`: what the peer closed with. It waits for the same from here. */
  closed(ws: WebSocket, code: number, reason: string): Promise<void> {
    end(ws, code, reason);
    return this.#quietly(attachmentOf(ws).kind === "relay" ? this.#relayLost() : this.#left());
  }

  /** Called in the same turn in which a write was checkpointed: its frame goes at once. */
  ledgerChanged(ledger: LedgerState): void {
    if (!this.#isWatched()) return;
    const following = this.#link.follow(this.#needed.of(ledger));
    if (this.#book.awake) {
      this.#frames.publish(ledger);
      this.#deps.ctx.waitUntil(following.then(() => this.#lookUpOthers(ledger)));
    } else this.#deps.ctx.waitUntil(atMost(FIRST_PRICES_MS, following).then(() => this.#publishUnlessAwake()));
  }

  /** Signed out or revoked: its sockets end, and tickets that are still on their way are refused. */
  async sessionEnded(sessionId: string): Promise<void> {
    if ((await this.#deps.ledger()) === null) return;
    this.#tickets.endSession(sessionId, this.#deps.clock.now());
    this.#sockets.endViewers(LIVE_CLOSE.sessionEnded, "the session ended", sessionId);
    await this.#left();
  }

  async deleted(): Promise<void> {
    this.#sockets.endViewers(LIVE_CLOSE.deleted, "the portfolio was deleted");
    await this.#left();
  }

  /** Without a viewer no frames are wanted, so a relay that dials then is told to forget this portfolio. */
  #dialled(): Response {
    if (!this.#isWatched()) return refusal({ code: "GONE" }, 410);
    return new Response(null, { status: 101, webSocket: this.#sockets.acceptRelay() });
  }

  async #join(ticketId: string | null, sessionId: string | null): Promise<Response> {
    if (ticketId === null || sessionId === null) return refusal({ code: "VALIDATION_ERROR" });
    const { ledger, clock } = this.#deps;
    const books = await ledger();
    if (books === null) return refusal(NO_PORTFOLIO);
    if (this.#sockets.viewers().length + this.#joining >= MOST_VIEWERS)
      return refusal({ code: "OVERLOADED", retryAfter: 30, detail: `At most ${MOST_VIEWERS} viewers a portfolio.` });
    if (!this.#tickets.spend(ticketId, clock.now())) return refusal({ code: "AUTHENTICATION_ERROR" });
    this.#joining += 1;
    try {
      await this.#prepare(books);
      const latest = await ledger();
      const now = clock.now();
      if (latest === null) return refusal(NO_PORTFOLIO);
      if (this.#tickets.hasEnded(sessionId, now)) return refusal({ code: "AUTHENTICATION_ERROR" });
      const appraisal = this.#frames.value(latest);
      this.#frames.begin(appraisal);
      const { client, server } = this.#sockets.acceptViewer(sessionId, now + VIEWER_LIFE_MS);
      this.#frames.sendSnapshot(server, appraisal);
      return new Response(null, {
        status: 101,
        webSocket: client,
        headers: { "sec-websocket-protocol": LIVE_PROTOCOL },
      });
    } finally {
      this.#joining -= 1;
      // It may have been refused at the last step, as the only one.
      this.#deps.ctx.waitUntil(this.#left());
    }
  }

  async #viewerSaid(ws: WebSocket, message: string | ArrayBuffer): Promise<void> {
    const now = this.#deps.clock.now();
    if (this.#sockets.endIfOver(ws, now)) return;
    if (!this.#talk.allows(ws, message, now)) return end(ws, LIVE_CLOSE.policy, 'only {"type":"snapshot"}, and seldom');
    const ledger = await this.#deps.ledger();
    if (ledger === null) return this.deleted();
    await this.#prepare(ledger);
    const latest = await this.#deps.ledger();
    if (latest !== null) this.#frames.sendSnapshot(ws, this.#frames.value(latest));
  }

  async #frameCame(message: string | ArrayBuffer): Promise<void> {
    const frame = readFrame(message);
    if (frame === null) return log("error", "bad_relay_frame", { portfolioId: this.#deps.portfolioId });
    if (!this.#book.push(frame)) return;
    const now = this.#deps.clock.now();
    this.#heardAt = now;
    if (!this.#isWatched()) return this.#left();
    const ledger = await this.#deps.ledger();
    if (ledger === null) return this.deleted();
    // Awake again, and changes are all that came: the answer to this brings the rest, and the frame.
    if (!this.#book.awake) return this.#link.follow(this.#needed.of(ledger));
    // The relay holds changes back for an interval; half of it leaves room for jitter and none for two relays.
    if (now - this.#tickedAt < this.#deps.config().frameIntervalMs / 2) return;
    this.#tickedAt = now;
    if (!this.#others.awake) return this.#publishNow();
    this.#frames.publish(ledger);
    this.#deps.ctx.waitUntil(this.#lookUpOthers(ledger));
  }

  /** A replaced socket is no loss; a relay that is gone has to be told again who watches. */
  async #relayLost(): Promise<void> {
    if (this.#sockets.hasRelay() || !this.#isWatched()) return;
    const ledger = await this.#deps.ledger();
    if (ledger === null) return this.deleted();
    this.#link.doubt();
    await this.#link.follow(this.#needed.of(ledger));
  }

  #answered(frame: PriceFrame): void {
    this.#book.answer(frame);
    this.#heardAt = this.#deps.clock.now();
    this.#deps.ctx.waitUntil(this.#publishNow());
  }

  /** Sees to it that prices are known, or were asked for in vain, before something is shown to one viewer. */
  async #prepare(ledger: LedgerState): Promise<void> {
    const assets = this.#needed.of(ledger);
    if (!this.#isLive(assets)) {
      if (this.#deps.clock.now() - this.#heardAt >= SILENT_AFTER_MS) this.#link.doubt();
      await atMost(FIRST_PRICES_MS, this.#link.follow(assets));
    }
    await atMost(FIRST_PRICES_MS, this.#others.refresh(ledger, OTHERS_KEPT_MS));
  }

  /** Beside the frames, which wait for nothing: what is found to be another price goes with a frame of its own. */
  async #lookUpOthers(ledger: LedgerState): Promise<void> {
    const { revision } = this.#others;
    await this.#others.refresh(ledger, OTHERS_KEPT_MS);
    if (this.#others.revision !== revision) await this.#publishNow();
  }

  #isLive(assets: readonly AssetId[]): boolean {
    return this.#link.isFollowing(assets) && this.#deps.clock.now() - this.#heardAt < SILENT_AFTER_MS;
  }

  async #publishNow(): Promise<void> {
    if (this.#sockets.viewers().length === 0) return;
    const ledger = await this.#deps.ledger();
    if (ledger === null) return;
    if (!this.#others.awake) await atMost(FIRST_PRICES_MS, this.#others.refresh(ledger, OTHERS_KEPT_MS));
    const latest = await this.#deps.ledger();
    if (latest !== null) this.#frames.publish(latest);
  }

  /** The books changed and no price came: they are shown all the same. With prices, their answer has brought the frame. */
  async #publishUnlessAwake(): Promise<void> {
    if (!this.#book.awake) await this.#publishNow();
  }

  #market(): Market {
    return {
      prices: this.#others.prices,
      freshUntil: this.#book.freshUntil,
      simulated: this.#deps.config().market === "simulated",
    };
  }

  #isWatched(): boolean {
    return this.#joining > 0 || this.#sockets.viewers().length > 0;
  }

  async #left(): Promise<void> {
    if (this.#isWatched()) return;
    this.#frames.forget();
    this.#sockets.dropRelay();
    await this.#link.release();
  }

  /** An error in an event of a socket, such as books that cannot be read now, costs this event; the sockets stay. */
  async #quietly(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      log("error", "live_event", { portfolioId: this.#deps.portfolioId, ...errorFields(error) });
    }
  }
}

/** A refusal as its plain body; who asked makes the proper answer of it. */
const refusal = (body: ProblemBody, status = 400): Response => Response.json(body, { status });
