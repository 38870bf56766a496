import { DurableObject } from "cloudflare:workers";
import type { AssetId, PortfolioId } from "../../domain/ids.ts";
import type { PriceFrame } from "../../domain/market/price.ts";
import { RelayBoard } from "../../domain/market/relay-board.ts";
import { ASK_FOR_SNAPSHOT, RELAY_CLOSE } from "../../domain/market/relay-protocol.ts";
import type { UnreadLimits } from "../../domain/market/unread.ts";
import type { VenueReport } from "../../domain/market/venue-report.ts";
import { configOf } from "../../platform/config.ts";
import { errorFields, log } from "../../platform/log.ts";
import { objectsOf } from "../../platform/objects.ts";
import type { Outcome } from "../../platform/problem.ts";
import { ok, refused } from "../../platform/problem.ts";
import { Audience } from "./audience.ts";
import { closeQuietly, Links } from "./links.ts";
import { RelayStore } from "./relay-store.ts";
import { UNREAD_LIMITS, Watchers } from "./watchers.ts";

/** A receiver counts on a frame every 5 s. */
const KEEP_ALIVE_MS = 4_000;
/** The feed sends at least every 2.5 s; after this long it is asked to dial. */
const FEED_SILENCE_MS = 10_000;
const WATCH_MS = 30_000;
/** How long a reader waits for the first board. */
const COLD_WAIT_MS = 2_000;
/** 1,000 messages a second is what one object is good for, and each portfolio gets one. */
const MAX_PORTFOLIOS = 1_000;
const MAX_WATCHERS = 5_000;
const VENUES_MS = 2_000;
const FEED = "feed";
const WATCHER = "watcher";

/** What a socket is for: kept with it over a sleep, and readable when it is closed, which its tags are not. */
type Attachment = { readonly kind: "feed" } | { readonly kind: "watcher"; readonly assets: readonly AssetId[] };

/** Carries the whole board; dials the portfolios that have viewers, serves browsers that only watch prices. */
export class PriceRelay extends DurableObject<Env> {
  readonly #store: RelayStore;
  readonly #board = new RelayBoard();
  readonly #audience: Audience<PortfolioId | WebSocket>;
  readonly #links: Links;
  readonly #watchers: Watchers;
  /** Tests set their own. */
  unreadLimits: UnreadLimits = UNREAD_LIMITS;
  #awake = false;
  #portfolios = 0;
  #heardAt = 0;
  #attaching: Promise<void> | null = null;
  #venues: { readonly at: number; readonly venues: readonly VenueReport[] } | null = null;
  readonly #firstBoard = Promise.withResolvers<void>();

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#store = new RelayStore(ctx.storage.sql);
    // Answered by the runtime: a watcher that makes sure of its connection wakes nobody.
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
    this.#audience = new Audience(this.#board, {
      intervalMs: configOf(env).frameIntervalMs,
      keepAliveMs: KEEP_ALIVE_MS,
    });
    this.#watchers = new Watchers(this.#audience, configOf(env).market === "simulated", () => this.unreadLimits);
    this.#links = new Links({
      dial: (id) => {
        const portfolio = objectsOf(this.env).portfolio(id as PortfolioId);
        return portfolio.fetch("https://portfolio/relay", { headers: { Upgrade: "websocket" } });
      },
      opened: (id) => this.#audience.restart(id as PortfolioId),
      unwanted: (id) => this.#forget(id as PortfolioId),
      random: () => Math.random(),
    });
  }

  /**
   * From now on the portfolio gets frames of these assets; answers with their prices. A second call replaces the first, and the
   * portfolio is dialled anew: it may have lost its end. Refused with OVERLOADED when the relay holds as many as it may.
   */
  async subscribe(portfolioId: PortfolioId, assets: readonly AssetId[]): Promise<Outcome<PriceFrame>> {
    await this.#wake();
    const known = this.#audience.has(portfolioId);
    if (!known && this.#portfolios >= MAX_PORTFOLIOS) {
      return refused({ code: "OVERLOADED", detail: "This relay serves as many portfolios as it can.", retryAfter: 30 });
    }
    this.#store.save(portfolioId, assets);
    this.#admit(portfolioId, assets);
    return ok(await this.prices(assets));
  }

  async unsubscribe(portfolioId: PortfolioId): Promise<void> {
    await this.#wake();
    this.#links.drop(portfolioId);
    this.#forget(portfolioId);
  }

  /** Prices of the named assets, or of all. Without a board it waits a moment for one, then answers without prices. */
  async prices(assets: readonly AssetId[] | null): Promise<PriceFrame> {
    await this.#wake();
    if (!this.#board.known) await this.#waitForBoard();
    return this.#board.frame("snapshot", assets);
  }

  /** How each source of prices does, at most 2 s old: the feed is asked by nobody but relays, and by them seldom. */
  async venues(): Promise<{ readonly at: number; readonly venues: readonly VenueReport[] }> {
    const now = Date.now();
    if (this.#venues === null || now - this.#venues.at >= VENUES_MS)
      this.#venues = { at: now, venues: await objectsOf(this.env).marketFeed().venues() };
    return this.#venues;
  }

  /** Paths are built by the feed and by the Worker; nothing of a client's request gets here but its handshake. */
  override async fetch(request: Request): Promise<Response> {
    await this.#wake();
    const url = new URL(request.url);
    if (url.pathname === "/feed") return this.#acceptFeed();
    if (url.pathname === "/stream") return this.#acceptWatcher(url.searchParams.get("assets") ?? "");
    return new Response(null, { status: 404 });
  }

  override async webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): Promise<void> {
    await this.#wake();
    if (attachmentOf(socket).kind !== "feed") return this.#watchers.said(socket, message);
    this.#heardAt = Date.now();
    const applied = this.#board.apply(JSON.parse(message as string) as PriceFrame);
    if (applied.kind === "lost") return socket.send(ASK_FOR_SNAPSHOT);
    if (applied.kind === "dropped") return;
    if (this.#board.known) this.#firstBoard.resolve();
    this.#audience.changed(applied.changed);
  }

  override async webSocketClose(socket: WebSocket, code: number): Promise<void> {
    // Unanswered, the other side would wait ten seconds and then see 1006.
    closeQuietly(socket, code === 1005 || code === 1006 ? 1000 : code);
    await this.#gone(socket);
  }

  override async webSocketError(socket: WebSocket): Promise<void> {
    await this.#gone(socket);
  }

  override async alarm(): Promise<void> {
    try {
      await this.#wake();
      this.#links.watch();
      if (Date.now() - this.#heardAt > FEED_SILENCE_MS) await this.#seekFeed();
    } catch (error) {
      log("error", "relay", { step: "alarm", ...errorFields(error) });
    } finally {
      await this.ctx.storage.setAlarm(Date.now() + WATCH_MS);
    }
  }

  /** For operators and tests. */
  async status() {
    return {
      portfolios: this.#portfolios,
      linked: this.#links.keys().filter((id) => this.#links.isOpen(id)).length,
      watchers: this.ctx.getWebSockets(WATCHER).length,
      unreadBytes: this.#watchers.unreadBytes,
      feeds: this.ctx.getWebSockets(FEED).length,
      heardAt: this.#heardAt,
    };
  }

  /** After a start, an eviction or a sleep: who is to be served again. */
  async #wake(): Promise<void> {
    if (this.#awake) return;
    this.#awake = true;
    for (const { id, assets } of this.#store.portfolios()) this.#admit(id, assets);
    for (const socket of this.ctx.getWebSockets(WATCHER)) {
      const attachment = attachmentOf(socket);
      if (attachment.kind === "watcher") this.#watchers.admit(socket, attachment.assets);
    }
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(Date.now() + WATCH_MS);
  }

  #admit(id: PortfolioId, assets: readonly AssetId[]): void {
    if (!this.#audience.has(id)) this.#portfolios += 1;
    this.#audience.admit(id, assets, (frame) => {
      if (this.#links.isOpen(id)) this.#links.send(id, JSON.stringify(frame));
    });
    this.#links.dial(id);
  }

  #forget(id: PortfolioId): void {
    if (this.#audience.has(id)) this.#portfolios -= 1;
    this.#audience.dismiss(id);
    this.#store.remove(id);
  }

  #acceptFeed(): Response {
    const { 0: theirs, 1: ours } = new WebSocketPair();
    for (const older of this.ctx.getWebSockets(FEED)) closeQuietly(older, RELAY_CLOSE.replaced);
    this.ctx.acceptWebSocket(ours, [FEED]);
    ours.serializeAttachment({ kind: "feed" } satisfies Attachment);
    this.#heardAt = Date.now();
    return new Response(null, { status: 101, webSocket: theirs });
  }

  #acceptWatcher(list: string): Response {
    if (this.ctx.getWebSockets(WATCHER).length >= MAX_WATCHERS) return new Response(null, { status: 503 });
    const assets = list.split(",").filter((id) => id !== "") as AssetId[];
    const { 0: theirs, 1: ours } = new WebSocketPair();
    this.ctx.acceptWebSocket(ours, [WATCHER]);
    ours.serializeAttachment({ kind: "watcher", assets } satisfies Attachment);
    this.#watchers.admit(ours, assets);
    if (!this.#board.known) this.ctx.waitUntil(this.#seekFeed());
    return new Response(null, { status: 101, webSocket: theirs });
  }

  async #gone(socket: WebSocket): Promise<void> {
    await this.#wake();
    if (attachmentOf(socket).kind !== "feed") return this.#watchers.dismiss(socket);
    const others = this.ctx
      .getWebSockets(FEED)
      .filter((other) => other !== socket && other.readyState === WebSocket.OPEN);
    // The feed died, or only its socket: a call wakes it, and it dials.
    if (others.length === 0) await this.#seekFeed();
  }

  async #waitForBoard(): Promise<void> {
    let timer: number | null = null;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, COLD_WAIT_MS);
    });
    this.ctx.waitUntil(this.#seekFeed());
    await Promise.race([this.#firstBoard.promise, late]);
    clearTimeout(timer);
  }

  /** One call for all who find the feed missing at once. It never throws: the alarm tries again. */
  #seekFeed(): Promise<void> {
    this.#attaching ??= this.#attach().finally(() => {
      this.#attaching = null;
    });
    return this.#attaching;
  }

  async #attach(): Promise<void> {
    const { name } = this.ctx.id;
    if (name === undefined) return;
    try {
      await objectsOf(this.env).marketFeed().attach(name);
    } catch (error) {
      log("error", "relay", { step: "attach", relay: name, ...errorFields(error) });
    }
  }
}

/** Only this object attaches anything to its sockets. */
const attachmentOf = (socket: WebSocket): Attachment => socket.deserializeAttachment() as Attachment;
