import type { ImportId, UserId } from "../ids.ts";
import type { WriteRequest } from "../ledger/commands.ts";
import type { Choices } from "./choices.ts";
import type { Fate } from "./judge/judged.ts";
import type { ChoicesChange, ImportFile, ImportView, RowsPage } from "./views.ts";

interface Of {
  readonly id: ImportId;
}
interface By {
  readonly actor: UserId;
}

/** What can be asked of a portfolio's imports, and what is answered. */
export interface ImportCalls {
  readonly stage: {
    readonly ask: By & {
      readonly request: WriteRequest;
      readonly file: ImportFile & { readonly hash: string };
      readonly choices: Choices;
    };
    readonly answer: ImportView;
  };
  readonly revise: {
    readonly ask: By &
      Of & { readonly change: ChoicesChange; /** What was read; `null`: any. */ readonly seen: number | null };
    readonly answer: ImportView;
  };
  readonly commit: { readonly ask: By & Of; readonly answer: ImportView };
  readonly takeBack: { readonly ask: By & Of & { readonly request: WriteRequest }; readonly answer: ImportView };
  readonly discard: { readonly ask: Of; readonly answer: null };
  readonly list: { readonly ask: object; readonly answer: readonly ImportView[] };
  readonly read: { readonly ask: Of; readonly answer: ImportView };
  readonly rows: {
    readonly ask: Of & { readonly from: number; readonly limit: number; readonly fate: Fate | null };
    readonly answer: RowsPage;
  };
}
export type ImportKind = keyof ImportCalls;
export type ImportCall = { readonly [K in ImportKind]: { readonly kind: K } & ImportCalls[K]["ask"] }[ImportKind];
export type ImportAnswer = ImportCalls[ImportKind]["answer"];
