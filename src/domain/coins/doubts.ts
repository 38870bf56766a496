import type { Hit, Token } from "./tokens.ts";
import { isCapital } from "./tokens.ts";
import { FIRM_VERBS, FOLLOWERS, MARKET_VERBS, setOf } from "./words.ts";

/** Names that nearly always mean the coin, and now and then a town, a person, a plant or a cloth. */
const DOUBTFUL = setOf("aptos bch bnb cardano elrond eth ether hedera mkr monero polkadot solana");

/** What a text has in it that is about money or machines, be it about crypto or not. */
const OF_MONEY = setOf(
  `accept accepts asset assets balance bank banks broker brokers buy buys chain chains clients collateral custody deposits developers etf etfs etp etps exchange
   exchanges fees finance fintech fund funds futures hoard hack hacked hacker hackers holdings inflows invest investment investors launder launders ledger loans market
   markets miners mixers network networks outflows payment payments payouts pilot platform price prices protocol savings scaling sell sells settle settlement settles shares sold
   stake staked stolen stock stocks supply swap swaps tokenise tokenize trade traders trading transactions treasury trust upgrade validators vault volume yield`,
);

const FIGURE = /[$€£]\d|\d%/;

/** Such a name counts alone only where the text is about money or machines; elsewhere it takes a text about crypto, as a word does. */
export function withDoubts(hits: readonly Hit[], text: string, tokens: readonly Token[]): Hit[] {
  return hits.map((hit) => {
    const { term, at, form } = hit;
    if (term.needs !== "clear" || term.tokens.length > 1 || !DOUBTFUL.has(term.tokens[0] ?? "")) return hit;
    if (form !== "bare" || isOfMoney(tokens[at], tokens[at + 1], text, tokens)) return hit;
    return { ...hit, term: { ...term, needs: "context" } };
  });
}

function isOfMoney(own: Token | undefined, next: Token | undefined, text: string, tokens: readonly Token[]): boolean {
  // "a polkadot dress" is written small, but so is "ether".
  if (own?.lower === "polkadot" && !isCapital(own)) return false;
  if (next !== undefined && [FIRM_VERBS, FOLLOWERS, MARKET_VERBS].some((set) => set.has(next.lower))) return true;
  return FIGURE.test(text) || tokens.some(({ lower }) => OF_MONEY.has(lower));
}
