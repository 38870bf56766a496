export interface UnreadLimits {
  /** From so many bytes on a reader is asked for a receipt. */
  readonly askBytes: number;
  /** What may be under way to one reader. */
  readonly mostBytes: number;
  /** And to all of them together. */
  readonly totalBytes: number;
}

interface Reader {
  bytes: number;
  /** The receipt that is out, and how much is read once it comes back. */
  asked: { readonly receipt: string; readonly bytes: number } | null;
}

/**
 * What was sent to readers and not proved to be read. The runtime does not tell how much of it still waits in memory, so readers
 * send back a receipt that stands in a frame. It cannot be guessed: whoever returns it has read that far.
 */
export class Unread<Key> {
  readonly #limits: () => UnreadLimits;
  readonly #newReceipt: () => string;
  readonly #readers = new Map<Key, Reader>();
  #total = 0;

  constructor(limits: () => UnreadLimits, newReceipt: () => string) {
    this.#limits = limits;
    this.#newReceipt = newReceipt;
  }

  get total(): number {
    return this.#total;
  }

  /** The text to send, written with a receipt where one is due, and who is too slow for it: this reader, another, or nobody. */
  add(key: Key, write: (receipt: string | null) => string): { readonly text: string; readonly slow: Key | null } {
    const reader = this.#readers.get(key) ?? { bytes: 0, asked: null };
    this.#readers.set(key, reader);
    const { askBytes, mostBytes, totalBytes } = this.#limits();
    const isDue = reader.asked === null && reader.bytes >= askBytes;
    const receipt = isDue ? this.#newReceipt() : null;
    const text = write(receipt);
    reader.bytes += text.length;
    this.#total += text.length;
    if (receipt !== null) reader.asked = { receipt, bytes: reader.bytes };
    const isSlow = reader.bytes > mostBytes;
    return { text, slow: isSlow ? key : this.#total > totalBytes ? this.#slowest() : null };
  }

  /** False when nothing of the kind was asked for. */
  returned(key: Key, receipt: unknown): boolean {
    const reader = this.#readers.get(key);
    if (reader === undefined || reader.asked === null || reader.asked.receipt !== receipt) return false;
    reader.bytes -= reader.asked.bytes;
    this.#total -= reader.asked.bytes;
    reader.asked = null;
    return true;
  }

  forget(key: Key): void {
    this.#total -= this.#readers.get(key)?.bytes ?? 0;
    this.#readers.delete(key);
  }

  #slowest(): Key | null {
    let slowest: { key: Key; bytes: number } | null = null;
    for (const [key, { bytes }] of this.#readers) {
      if (slowest === null || bytes > slowest.bytes) slowest = { key, bytes };
    }
    return slowest?.key ?? null;
  }
}
