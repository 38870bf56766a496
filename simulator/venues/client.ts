import { WebSocket } from "ws";

/** A client of a venue, and what it listens to. */
export class Client {
  /** The names of pairs by channel. */
  readonly channels = new Map<string, Set<string>>();
  /** Whether anything was sent since it was last asked. */
  #spoken = false;
  readonly #socket: WebSocket;
  readonly #silent: () => boolean;

  constructor(socket: WebSocket, silent: () => boolean) {
    this.#socket = socket;
    this.#silent = silent;
  }

  listensTo(channel: string, name: string): boolean {
    return this.channels.get(channel)?.has(name) === true;
  }

  /** Answers whether it did not listen before. */
  add(channel: string, name: string): boolean {
    const names = this.channels.get(channel) ?? new Set();
    this.channels.set(channel, names);
    const fresh = !names.has(name);
    names.add(name);
    return fresh;
  }

  /** Answers whether it listened before. */
  remove(channel: string, name: string): boolean {
    const names = this.channels.get(channel);
    const listened = names?.delete(name) === true;
    if (names?.size === 0) this.channels.delete(channel);
    return listened;
  }

  send(frame: string): void {
    if (this.#socket.readyState !== WebSocket.OPEN || this.#silent()) return;
    this.#spoken = true;
    this.#socket.send(frame);
  }

  spoke(): boolean {
    const spoke = this.#spoken;
    this.#spoken = false;
    return spoke;
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  /** Without a closing handshake. */
  cut(): void {
    this.#socket.terminate();
  }
}
