/** What the matcher knows of language. Everything in lower case. */

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== "");
const phrases = (text: string): string[] => text.split(",").map((phrase) => phrase.trim().replace(/\s+/g, " "));

/** Names and symbols so common as words that, bare, they hardly ever mean the coin, least of all in a Title Case headline. */
export const NEVER_BARE: ReadonlySet<string> = new Set(
  words(
    `ai amp ape ark bat bit chia comp compound core curve dash dot etc flow fun gas graph harmony helium hot icon id just
     key link magic maker mask near ocean one op optimism ordi people portal prime push ray render request safe sand
     space status story super sweat time trust uni verge waves world`,
  ),
);

/** Symbols that stand in capitals for something else too. */
export const ACRONYMS: ReadonlySet<string> = new Set(words("ai comp dot etc fun id just one op"));

/** Names that are also words or companies: they need a capital, and a text about crypto. */
export const ALSO_WORDS: ReadonlySet<string> = new Set(
  words(
    `apt atom avalanche balancer celestia celsius cosmos dai fantom hedera injective lumens luna mana mina pepe polygon
     ripple sei stellar sui sushi tether ton tron vet`,
  ).concat(phrases("cosmos hub, internet computer, the graph, the sandbox, render token")),
);

/** Symbols that mean nothing else. All others need a text about crypto. */
export const CLEAR_SYMBOLS: ReadonlySet<string> = new Set(
  words("BTC ETH XRP USDT USDC BNB DOGE XLM XMR LTC BCH HBAR AVAX SHIB ALGO ICP XBT MKR AAVE").map((symbol) =>
    symbol.toLowerCase(),
  ),
);

/** Right after a name these say that the coin is meant. */
export const FOLLOWERS: ReadonlySet<string> = new Set(
  words(
    `airdrop bears blockchain bulls chain coin coins ecosystem etf etfs futures holders ledger mainnet network
     price prices rollup staking stakers testnet token tokens validator validators whale whales`,
  ),
);

/** Words of texts about crypto. */
export const CONTEXT: ReadonlySet<string> = new Set(
  words(
    `airdrop altcoin altcoins bitcoin bitcoins blockchain blockchains btc cbdc coin coins coinbase binance crypto
     cryptocurrencies cryptocurrency dao daos dapp dapps defi dex eth ether ethereum hodl mainnet memecoin memecoins
     metaverse miners nft nfts onchain rollup rollups satoshi stablecoin stablecoins staking testnet token tokenized
     tokens validator validators wallet wallets web3 zk`,
  ),
);

/** Quote currencies of a pair, as in "LINK/USD". */
export const QUOTES: ReadonlySet<string> = new Set(words("usd usdt usdc eur gbp btc eth krw jpy try"));

/** Phrases that hold a coin's name and mean something else; they win as the longer match. */
export const DECOYS: readonly string[] = phrases(
  `market maker, market makers, policy maker, policy makers, chip maker, chip makers, game maker, wallet maker, money maker,
   carmaker, near term, near miss, near zero, near record, near future, ark invest, us dot, bored ape, bored apes, phase one,
   one river, world bank, world cup, first world, real world, flare gas, natural gas, gas fee, gas fees, bitcoin sv,
   bitcoin gold, bitcoin diamond, bitcoin magazine, bitcoin suisse, bitcoin depot, ripple effect, ripple effects, ripples,
   stellar results, stellar performance, stellar returns, stellar growth, stellar quarter, stellar earnings, stellar debut,
   stellar year, time magazine, link up, links`,
);
