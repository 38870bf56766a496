import type { ImportChange, ImportRow, NewImport, NewImportProfile } from "../../../src/client/api.ts";
import { answerOf, once, until, v1 } from "./client.ts";

const { imports: all } = v1.portfolios[":id"];
const one = all[":importId"];

/** What becomes of a row. */
export type Fate = ImportRow["fate"];

/** Files on their way into a ledger: staged as a draft, decided about, committed, taken back. */
export const imports = {
  stage: (id: string, json: NewImport, key: string) => answerOf(all.$post({ param: { id }, json, header: once(key) })),
  list: (id: string, signal?: AbortSignal) => answerOf(all.$get({ param: { id }, header: {} }, until(signal))),
  read: (id: string, importId: string, signal?: AbortSignal) =>
    answerOf(one.$get({ param: { id, importId }, header: {} }, until(signal))),
  decide: (id: string, importId: string, json: ImportChange) =>
    answerOf(one.$patch({ param: { id, importId }, json, header: {} })),
  rows: (id: string, importId: string, query: { fate?: Fate; cursor?: string; limit?: number }, signal?: AbortSignal) =>
    answerOf(one.rows.$get({ param: { id, importId }, query: { ...query }, header: {} }, until(signal))),
  commit: (id: string, importId: string) => answerOf(one.commit.$post({ param: { id, importId } })),
  discard: (id: string, importId: string) => answerOf(one.$delete({ param: { id, importId } })),
  takeBack: (id: string, importId: string) =>
    answerOf(one["take-back"].$post({ param: { id, importId }, header: once(crypto.randomUUID()) })),
  profiles: async (signal?: AbortSignal) =>
    (await answerOf(v1["import-profiles"].$get({ header: {} }, until(signal)))).items,
  keepProfile: (json: NewImportProfile, key: string) =>
    answerOf(v1["import-profiles"].$post({ json, header: once(key) })),
  dropProfile: (profileId: string) => answerOf(v1["import-profiles"][":profileId"].$delete({ param: { profileId } })),
};
