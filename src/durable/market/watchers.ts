import type { AssetId, PortfolioId } from "../../domain/ids.ts";
import type { PriceFrame } from "../../domain/market/price.ts";
import { viewPrices } from "../../domain/market/price-view.ts";
import { RELAY_CLOSE } from "../../domain/market/relay-protocol.ts";
import type { UnreadLimits } from "../../domain/market/unread.ts";
import { Unread } from "../../domain/market/unread.ts";
import { log } from "../../platform/log.ts";
import type { Audience } from "./audience.ts";
import { closeQuietly } from "./links.ts";

/** A frame of 100 coins has 25 KB. An object has 128 MB for everything. */
export const UNREAD_LIMITS: UnreadLimits = { askBytes: 65_536, mostBytes: 262_144, totalBytes: 33_554_432 };

/** Browsers that watch prices. One that does not read is dropped: nothing is buffered for it without end. */
export class Watchers {
  readonly #audience: Audience<PortfolioId | WebSocket>;
  readonly #simulated: boolean;
  readonly #unread: Unread<WebSocket>;

  constructor(audience: Audience<PortfolioId | WebSocket>, simulated: boolean, limits: () => UnreadLimits) {
    this.#audience = audience;
    this.#simulated = simulated;
    this.#unread = new Unread(limits, () => crypto.randomUUID());
  }

  admit(socket: WebSocket, assets: readonly AssetId[]): void {
    this.#audience.admit(socket, assets, (frame) => this.#deliver(socket, assets, frame));
  }

  /** A receipt is all that it may say. */
  said(socket: WebSocket, message: unknown): void {
    if (this.#unread.returned(socket, message)) return;
    this.dismiss(socket);
    closeQuietly(socket, 1008, "Only receipts that are due are taken.");
  }

  dismiss(socket: WebSocket): void {
    this.#audience.dismiss(socket);
    this.#unread.forget(socket);
  }

  get unreadBytes(): number {
    return this.#unread.total;
  }

  #deliver(socket: WebSocket, assets: readonly AssetId[], frame: PriceFrame): void {
    const missing = frame.type === "snapshot" ? { missing: assets.filter((id) => !(id in frame.prices)) } : {};
    const views = viewPrices(frame, Date.now(), this.#simulated);
    const { text, slow } = this.#unread.add(socket, (receipt) =>
      JSON.stringify({ type: frame.type, ...views, ...missing, ...(receipt === null ? {} : { receipt }) }),
    );
    if (slow !== null) this.#drop(slow);
    if (slow === socket) return;
    try {
      socket.send(text);
    } catch {
      this.dismiss(socket);
      closeQuietly(socket, 1011);
    }
  }

  #drop(socket: WebSocket): void {
    log("info", "relay", { step: "slow reader", unreadBytes: this.#unread.total });
    this.dismiss(socket);
    closeQuietly(socket, RELAY_CLOSE.slow, "Too slow: return the receipts of the frames that you have read.");
  }
}
