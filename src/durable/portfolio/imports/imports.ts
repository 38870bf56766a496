import type { ImportId, PortfolioId, UserId } from "../../../domain/ids.ts";
import { newImportId } from "../../../domain/ids.ts";
import type { ImportAnswer, ImportCall, ImportCalls } from "../../../domain/imports/calls.ts";
import type { AssetName } from "../../../domain/imports/neutral.ts";
import { judge } from "../../../domain/imports/judge/judge.ts";
import { partsOf } from "../../../domain/imports/resolve-names.ts";
import type { ChoicesChange, DraftView, ImportView, RowsPage } from "../../../domain/imports/views.ts";
import { changed } from "../../../domain/imports/views.ts";
import { MOST_OWN_ASSETS } from "../../../domain/limits.ts";
import type { WriteRequest } from "../../../domain/ledger/commands.ts";
import { Problem, problem } from "../../../platform/problem.ts";
import { reading, writing } from "../../../storage/answering.ts";
import type { CoreDb, LedgerDb } from "../../../storage/database.ts";
import { findImport, listImports } from "../../../storage/queries/imports.ts";
import { replacedBy } from "../../../storage/queries/journal.ts";
import { insertOwnAssets } from "../../../storage/queries/own-assets.ts";
import type { PortfolioLedger } from "../portfolio-ledger.ts";
import { WriteQueue } from "../write-queue.ts";
import { commitImport } from "./commit-import.ts";
import type { DraftHead } from "./draft.ts";
import { digestOf, idsAt, isAlive, readOrRefuse, targetOf, viewDraft } from "./draft.ts";
import type { StoredDraft } from "./draft-store.ts";
import { DraftStore } from "./draft-store.ts";
import { byName, lookAt } from "./look-at.ts";
import { takeBackImport } from "./take-back-import.ts";
import { viewRecord } from "./view-record.ts";

export interface ImportsDeps {
  readonly id: PortfolioId;
  readonly storage: DurableObjectStorage;
  readonly ledger: PortfolioLedger;
  db(): LedgerDb;
  core(): CoreDb;
  now(): number;
  wakeBy(at: number): Promise<void>;
}

const DAY_MS = 86_400_000;
const MOST_DRAFTS = 10;
const MOST_LISTED = 200;
const MOST_WAITING = 16;

/** Imports of one portfolio: drafts in the object's own SQLite, looked at, decided about, and committed as one write. */
export class Imports {
  readonly #deps: ImportsDeps;
  readonly #store: DraftStore;
  /** One at a time: a look awaits D1, and decisions build on each other. */
  readonly #queue = new WriteQueue(MOST_WAITING);
  readonly #working = new Map<ImportId, NonNullable<DraftView["working"]>>();

  constructor(deps: ImportsDeps) {
    this.#deps = deps;
    this.#store = new DraftStore(deps.storage);
  }

  async call(call: ImportCall): Promise<ImportAnswer> {
    switch (call.kind) {
      case "stage":
        return this.#stage(call);
      case "revise":
        return this.#inTurn(() => this.#revise(call.actor, this.#seen(call), call.change));
      case "commit":
        return this.#inTurn(() => this.#commitOnce(call));
      case "takeBack":
        return this.#takeBack(call);
      case "discard":
        return this.#inTurn(async () => this.#discard(call.id));
      case "list":
        return this.#list();
      case "read":
        return this.#read(call.id);
      case "rows":
      default:
        return this.#rows(call);
    }
  }

  /** Reads a file and says what would become of it; the same key again finds the same draft. */
  #stage({ actor, request, file, choices }: ImportCalls["stage"]["ask"]): Promise<ImportView> {
    return this.#inTurn(async () => {
      const known = this.#store.byKey(request.key);
      if (known !== null) return this.#again(known, request);
      const now = this.#deps.now();
      this.forgetOld();
      if (this.#store.all().length >= MOST_DRAFTS)
        throw problem("CONFLICT_ERROR", { detail: `There are ${MOST_DRAFTS} drafts already: commit or discard one.` });
      const same = (await reading(listImports(this.#deps.db(), this.#deps.id, MOST_LISTED))).find(
        ({ fileHash, status }) => fileHash === file.hash && status === "committed",
      );
      const given = {
        revision: 1,
        fileName: file.name,
        fileHash: file.hash,
        at: now,
        sameFileAs: (same?.id as ImportId | undefined) ?? null,
      };
      const looked = await lookAt(this.#deps, actor, file, choices, {}, given);
      const draft: StoredDraft = { ...request, id: newImportId(now), expiresAt: now + DAY_MS, head: looked.head };
      this.#store.save(draft, looked.rows, file.text);
      await this.#deps.wakeBy(draft.expiresAt);
      return this.#view(draft);
    });
  }

  async #list(): Promise<ImportView[]> {
    const drafts = this.#store.all().filter((draft) => isAlive(draft, this.#deps.now()));
    const records = await reading(listImports(this.#deps.db(), this.#deps.id, MOST_LISTED));
    return [...drafts.map((draft) => this.#view(draft)), ...records.map(viewRecord)];
  }

  async #read(id: ImportId): Promise<ImportView> {
    const draft = this.#store.find(id);
    if (draft !== null && isAlive(draft, this.#deps.now())) return this.#view(draft);
    const record = await reading(findImport(this.#deps.db(), this.#deps.id, id));
    if (record === null) throw noSuchImport();
    return viewRecord(record);
  }

  /** A page of a draft's rows, from the nth on. */
  #rows({ id, from, limit, fate }: ImportCalls["rows"]["ask"]): RowsPage {
    this.#draft(id);
    const rows: RowsPage["rows"][number][] = [];
    for (const [n, row] of this.#store.rows(id, from)) {
      if (fate !== null && row.fate !== fate) continue;
      if (rows.length === limit) return { rows, next: n };
      rows.push(row);
    }
    return { rows, next: null };
  }

  #discard(id: ImportId): null {
    this.#draft(id);
    this.#store.remove(id);
    return null;
  }

  /** All that is new goes into the ledger as one write, or nothing does; again it answers the same. */
  async #commitOnce({ actor, id }: ImportCalls["commit"]["ask"]): Promise<ImportView> {
    const found = this.#store.find(id);
    if (found === null || !isAlive(found, this.#deps.now())) return this.#committed(id);
    try {
      return await this.#commit(actor, found);
    } finally {
      this.#working.delete(id);
    }
  }

  async #takeBack({ actor, id, request }: ImportCalls["takeBack"]["ask"]): Promise<ImportView> {
    const record = await reading(findImport(this.#deps.db(), this.#deps.id, id));
    if (record === null) throw noSuchImport();
    const replaced = await reading(replacedBy(this.#deps.db(), this.#deps.id, keyOf(id)));
    return this.#deps.ledger.write(request, (ledger, version) =>
      takeBackImport(ledger, actor, record, replaced, version),
    );
  }

  /** Removes drafts that have outlived their day; answers when the next will have. */
  forgetOld(): number | null {
    let next: number | null = null;
    for (const draft of this.#store.all()) {
      if (!isAlive(draft, this.#deps.now())) this.#store.remove(draft.id);
      else next = Math.min(next ?? Infinity, draft.expiresAt);
    }
    return next;
  }

  async #commit(actor: UserId, draft: StoredDraft): Promise<ImportView> {
    const { id, head } = draft;
    if (!head.ready) throw problem("CONFLICT_ERROR", { detail: openOf(head) });
    this.#working.set(id, "judging");
    const file = readOrRefuse({ name: head.fileName, text: this.#store.file(id) }, head.choices);
    if (!file.known) throw problem("CONFLICT_ERROR", { detail: openOf(head) });
    const names = byName(head.coins);
    const own = ownCoinsOf(head);
    if (own.length > 0 && !(await writing(insertOwnAssets(this.#deps.core(), actor, own, MOST_OWN_ASSETS))))
      throw problem("CONFLICT_ERROR", { detail: `A person has at most ${MOST_OWN_ASSETS} assets of their own.` });
    const request = { key: keyOf(id), requestHash: "" };
    let moved = false;
    try {
      const view = await this.#deps.ledger.write(request, (ledger, version, now) => {
        const judged = judge(file.entries, names, targetOf(ledger), head.choices, idsAt(version, now));
        moved = digestOf(judged) !== head.digest;
        if (moved)
          throw problem("PRECONDITION_FAILED", {
            detail: "The ledger has changed, and with it what becomes of this file. Look at the draft again.",
          });
        this.#working.set(id, "storing");
        return commitImport(ledger, actor, id, head, judged, version, now);
      });
      this.#store.remove(id);
      return view;
    } catch (error) {
      if (moved && error instanceof Problem) await this.#revise(actor, draft, {});
      throw error;
    }
  }

  async #committed(id: ImportId): Promise<ImportView> {
    const record = await reading(findImport(this.#deps.db(), this.#deps.id, id));
    if (record?.status === "committed") return viewRecord(record);
    if (record === null) throw noSuchImport();
    throw problem("CONFLICT_ERROR", { detail: "This import was taken back; import the file again." });
  }

  async #revise(actor: UserId, draft: StoredDraft, change: ChoicesChange): Promise<ImportView> {
    const { head, id } = draft;
    const file = { name: head.fileName, text: this.#store.file(id) };
    const looked = await lookAt(this.#deps, actor, file, changed(head.choices, change), head.ownCoins, {
      ...head,
      revision: head.revision + 1,
    });
    const revised = { ...draft, head: looked.head };
    this.#store.save(revised, looked.rows, null);
    return this.#view(revised);
  }

  #seen({ id, seen }: ImportCalls["revise"]["ask"]): StoredDraft {
    const draft = this.#draft(id);
    if (seen !== null && draft.head.revision !== seen)
      throw problem("PRECONDITION_FAILED", { detail: "The draft has changed since it was read." });
    return draft;
  }

  #draft(id: ImportId): StoredDraft {
    const draft = this.#store.find(id);
    if (draft === null || !isAlive(draft, this.#deps.now())) throw noSuchImport();
    return draft;
  }

  #again(draft: StoredDraft, { requestHash }: WriteRequest): ImportView {
    if (draft.requestHash !== requestHash)
      throw problem("IDEMPOTENCY_MISMATCH", { detail: "This key belongs to another request. Use a new key." });
    return this.#view(draft);
  }

  #view(draft: StoredDraft): ImportView {
    return viewDraft(draft, this.#working.get(draft.id) ?? null);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#queue.isFull)
      throw problem("OVERLOADED", { detail: "Too many imports of this portfolio are waiting.", retryAfter: 1 });
    return this.#queue.run(work);
  }
}

/** Of the write that commits it. No client's key contains a space. */
const keyOf = (id: ImportId): string => ` import ${id}`;

const noSuchImport = () =>
  problem("RESOURCE_NOT_FOUND_ERROR", { detail: "There is no such import, or its draft has ended after a day." });

const ownCoinsOf = ({ ownCoins }: DraftHead) =>
  Object.entries(ownCoins).map(([name, id]) => {
    const { symbol, called } = partsOf(name as AssetName);
    return { id, symbol: symbol.slice(0, 40), name: (called ?? symbol).slice(0, 100) };
  });

/** Why a draft cannot be committed yet. */
function openOf({ unknown, counts, missing, toStore }: DraftHead): string {
  if (unknown !== null) return "No format knows this file: say by a mapping how it is to be read.";
  const open = (["needs_zone", "needs_coin", "error", "short"] as const).filter((fate) => counts[fate] > 0);
  if (open.length > 0) return `Rows are open: ${open.map((fate) => `${counts[fate]} ${fate}`).join(", ")}.`;
  if (missing.some(({ choice }) => choice === null))
    return "Coins are spent that were never acquired: say what was held before.";
  return toStore === 0 ? "Nothing of it is new." : "It is not ready.";
}
