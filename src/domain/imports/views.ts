import type { AccountId, AssetId, ImportId } from "../ids.ts";
import type { Choices } from "./choices.ts";
import type { Mapping } from "./formats/mapped.ts";
import type { Dust, Fate, JudgedRow, Missing } from "./judge/judged.ts";
import type { Resolution } from "./resolve-names.ts";
import type { Line } from "./text/read-csv.ts";

/** A file that somebody wants to import. */
export interface ImportFile {
  readonly name: string;
  readonly text: string;
}

/** An import as its portfolio knows it. */
export interface ImportView {
  readonly id: ImportId;
  readonly status: "draft" | "committed" | "taken_back";
  /** `null` while no format knows it and nobody has mapped it. */
  readonly format: string | null;
  readonly formatName: string | null;
  readonly profileId: string | null;
  /** Not kept after the commit. */
  readonly fileName: string | null;
  /** Of a draft: rows of the file; else transactions that it brought. */
  readonly rows: number;
  readonly at: number;
  /** The ledger with it, or by which it was looked at; `null` where nobody kept that. */
  readonly version: number | null;
  readonly draft: DraftView | null;
}

export interface DraftView {
  readonly expiresAt: number;
  /** Grows with every look. */
  readonly revision: number;
  /** It can be committed as it stands. */
  readonly ready: boolean;
  readonly header: readonly string[];
  readonly zone: string | null;
  readonly counts: Readonly<Record<Fate, number>>;
  /** How many transactions a commit would store, opening balances and written-off dust among them. */
  readonly toStore: number;
  readonly coins: readonly Resolution[];
  readonly missing: readonly Missing[];
  readonly dust: readonly Dust[];
  readonly newAccounts: readonly { readonly id: AccountId; readonly name: string }[];
  readonly choices: Choices;
  /** Coins that would be made with it. */
  readonly ownCoins: Readonly<Record<string, AssetId>>;
  /** What an unknown file looks like, and how it might be read. */
  readonly unknown: { readonly samples: readonly Line[]; readonly suggestion: Mapping } | null;
  /** An import that had this very file already. */
  readonly sameFileAs: ImportId | null;
  /** What is being done with it at this moment. */
  readonly working: "judging" | "storing" | null;
}

export interface RowsPage {
  readonly rows: readonly JudgedRow[];
  /** Of the next row to look at; `null`: that was all. */
  readonly next: number | null;
}

/** What of the choices is changed; of maps, `null` takes an entry away. */
export type ChoicesChange = {
  readonly [Key in Exclude<keyof Choices, "coins" | "openings">]?: Choices[Key] | undefined;
} & {
  readonly coins?: Readonly<Record<string, Choices["coins"][string] | null>> | undefined;
  readonly openings?: Readonly<Record<string, Choices["openings"][string] | null>> | undefined;
};

export function changed(choices: Choices, change: ChoicesChange): Choices {
  const stated = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return {
    ...choices,
    ...stated,
    coins: merged(choices.coins, change.coins),
    openings: merged(choices.openings, change.openings),
  };
}

function merged<T>(
  known: Readonly<Record<string, T>>,
  change: Readonly<Record<string, T | null>> = {},
): Record<string, T> {
  const all = Object.entries<T | null>({ ...known, ...change });
  return Object.fromEntries(all.filter((entry): entry is [string, T] => entry[1] !== null));
}
