import type { Transaction } from "../../ledger/transaction.ts";
import { fingerprintOf } from "../../ledger/fingerprint.ts";
import { contentOf } from "./content.ts";
import type { Other } from "./judged.ts";
import { eventOfRow } from "./judged.ts";
import type { Body } from "./to-event.ts";

/** A row that is in the ledger, or earlier in the file. */
export interface Known extends Pick<Transaction, "type" | "subtype" | "at" | "in" | "out" | "fee"> {
  readonly ref: string | null;
  readonly line: number | null;
}

export type Twin = { readonly is: "new" } | { readonly is: "duplicate" | "conflict"; readonly other: Other };

/**
 * Finds what a file brings again. With an id: the same id and content is a duplicate, other content a conflict. Without: equal
 * rows beyond the number that is there are new.
 */
export class Twins {
  readonly #byId = new Map<string, Known>();
  readonly #equal = new Map<string, Known[]>();

  constructor(ledger: readonly Transaction[]) {
    for (const row of ledger) {
      const known = { ...eventOfRow(row), ref: row.ref, line: null };
      if (row.externalId) this.#byId.set(idKey(row.source, row.externalId), known);
      this.#byId.set(refKey(row.ref), known);
      const key = fingerprintOf(row);
      const same = this.#equal.get(key);
      if (same === undefined) this.#equal.set(key, [known]);
      else same.push(known);
    }
  }

  /** Rows have to be asked for in the order of the file. */
  find(body: Body, externalId: string | null, ref: string | null, line: number): Twin {
    const keys = [
      ...(externalId === null ? [] : [idKey(body.source, externalId)]),
      ...(ref === null ? [] : [refKey(ref)]),
    ];
    const known = keys.map((key) => this.#byId.get(key)).find((row) => row !== undefined);
    if (known !== undefined)
      return { is: contentOf(known) === contentOf(body) ? "duplicate" : "conflict", other: otherOf(known) };
    if (keys.length > 0) {
      for (const key of keys) this.#byId.set(key, { ...eventOfRow(body), ref: null, line });
      return { is: "new" };
    }
    const equal = this.#equal.get(fingerprintOf(body))?.shift();
    return equal === undefined ? { is: "new" } : { is: "duplicate", other: otherOf(equal) };
  }
}

const otherOf = ({ ref, line, ...row }: Known): Other => ({ ref, line, event: eventOfRow(row) });
const idKey = (source: string, externalId: string) => `id ${source} ${externalId}`;
const refKey = (ref: string) => `ref ${ref}`;
