import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { coinFinder } from "../../src/domain/coins/find-coins.ts";
import type { CoinNames } from "../../src/domain/coins/mention.ts";
import type { Language } from "../../src/domain/coins/terms.ts";
import { tokensOf } from "../../src/domain/coins/terms.ts";
import * as language from "../../src/domain/coins/words.ts";
import { parseCsv } from "./read-labelled.ts";

/** Whether a word of a text means the coin that it may mean. */
export interface LabelledMention {
  readonly text: string;
  /** As the catalogue's coin is written of here. */
  readonly alias: string;
  readonly coin: string;
  readonly isCoin: boolean;
  /** The source writes of nothing but crypto. */
  readonly cryptoOnly: boolean;
}

const set = (n: number) => fileURLToPath(new URL(`labelled/mentions-${n}.csv`, import.meta.url));

/**
 * Headlines written for this repository, set after set, each before the matcher had seen it: `first` is what the matcher of that day
 * made of it, which no later run can show. All but the last were then looked at, and rules were made from their mistakes;
 * after the last nothing was changed.
 */
export const OWN_SETS: readonly { readonly file: string; readonly first: string }[] = [
  { file: set(1), first: "without the source 1.000 / 0.611" },
  { file: set(2), first: "without the source 0.917 / 0.717, with it 0.930 / 0.870" },
  { file: set(3), first: "without the source 0.968 / 0.779, with it 0.973 / 0.922" },
  { file: set(4), first: "without the source 0.967 / 0.853, with it 0.971 / 0.985" },
  { file: set(5), first: "without the source 0.938 / 0.874, with it 0.922 / 0.954" },
  { file: set(6), first: "without the source 1.000 / 0.688, with it 0.957 / 0.857" },
  { file: set(7), first: "without the source 1.000 / 0.808, with it 1.000 / 0.974" },
];

const CATALOGUE = new URL("../seed/catalogue.csv", import.meta.url);

/** The columns text, alias, coin_id, is_coin, source; a source that begins with "crypto" writes of nothing else. */
export function readMentions(file: string): LabelledMention[] {
  const { rows, at } = table(readFileSync(file, "utf8"));
  for (const name of ["text", "alias", "coin_id", "is_coin", "source"]) {
    if (!at.has(name)) throw new Error(`${file}: needs the column ${name}`);
  }
  return rows.map((cell) => ({
    text: cell("text"),
    alias: cell("alias").toLowerCase(),
    coin: cell("coin_id"),
    isCoin: cell("is_coin") === "1",
    cryptoOnly: cell("source").startsWith("crypto"),
  }));
}

export function catalogueNames(): CoinNames[] {
  return table(readFileSync(CATALOGUE, "utf8")).rows.map((cell) => ({
    id: cell("id"),
    symbol: cell("symbol"),
    name: cell("name"),
    rank: cell("rank") === "" ? null : Number(cell("rank")),
    aliases: cell("aliases").split("|").filter(Boolean),
  }));
}

export interface MentionMeasures {
  readonly n: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly wrong: readonly LabelledMention[];
}

interface How {
  /** Whether the matcher is told which sources write of nothing but crypto. */
  readonly prior: boolean;
  /** Judge each word by a matcher whose lists do not know it: what the rules alone are worth for a word nobody thought of. */
  readonly leaveOut: boolean;
}

/** A coin that the catalogue lacks is added under the word, so that there is something to find or not. */
export function evaluateMentions(rows: readonly LabelledMention[], { prior, leaveOut }: How): MentionMeasures {
  const coins = catalogueNames();
  const known = new Set(coins.map(({ id }) => id));
  const extra = new Map<string, CoinNames>();
  for (const { coin: id, alias } of rows) {
    if (known.has(id) || coins.some((coin) => namesOf(coin).has(alias))) continue;
    const aliases = [...(extra.get(id)?.aliases ?? []), alias];
    extra.set(id, {
      id,
      symbol: (aliases[0] ?? "").toUpperCase(),
      name: capital(aliases[0] ?? ""),
      rank: 1000,
      aliases,
    });
  }
  const all = [...coins, ...extra.values()];
  const finders = new Map<string, ReturnType<typeof coinFinder>>();
  const finderOf = (alias: string) => {
    const key = leaveOut ? alias : "";
    const finder = finders.get(key) ?? coinFinder(all, leaveOut ? without(alias) : language);
    finders.set(key, finder);
    return finder;
  };
  const judged = rows.map((row) => {
    const found = finderOf(row.alias)({ title: row.text, summary: null, cryptoOnly: prior && row.cryptoOnly });
    // The same coin may have another id in the catalogue (polygon, since it moved).
    const meant = (id: string) => id === row.coin || (!known.has(row.coin) && namesOf(byId(all, id)).has(row.alias));
    return { row, given: found.some(({ assetId }) => meant(assetId)) };
  });
  const count = (isCoin: boolean, given: boolean) =>
    judged.filter((one) => one.row.isCoin === isCoin && one.given === given).length;
  const hits = count(true, true);
  const precision = hits / Math.max(1, hits + count(false, true));
  const recall = hits / Math.max(1, hits + count(true, false));
  return {
    n: rows.length,
    precision,
    recall,
    f1: hits === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    wrong: judged.filter(({ row, given }) => row.isCoin !== given).map(({ row }) => row),
  };
}

const byId = (coins: readonly CoinNames[], id: string): CoinNames | undefined => coins.find((coin) => coin.id === id);
const namesOf = (coin: CoinNames | undefined): ReadonlySet<string> =>
  new Set(coin === undefined ? [] : [coin.symbol, coin.name, ...coin.aliases].map((name) => name.toLowerCase()));
const capital = (text: string): string => text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());

function without(word: string): Language {
  const less = (words: ReadonlySet<string>) => new Set([...words].filter((one) => one !== word));
  return {
    ACRONYMS: less(language.ACRONYMS),
    ALSO_WORDS: less(language.ALSO_WORDS),
    CLEAR_NAMES: less(language.CLEAR_NAMES),
    CLEAR_SYMBOLS: less(language.CLEAR_SYMBOLS),
    DECOYS: language.DECOYS.filter((phrase) => !tokensOf(phrase).includes(word)),
    JARGON: less(language.JARGON),
    NEVER_BARE: less(language.NEVER_BARE),
    VENUES: less(language.VENUES),
  };
}

function table(text: string) {
  const [header = [], ...records] = parseCsv(text.replace(/^\ufeff/, ""));
  const at = new Map(header.map((name, n) => [name, n]));
  const rows = records.map((record) => (name: string) => record[at.get(name) ?? -1] ?? "");
  return { rows, at };
}
