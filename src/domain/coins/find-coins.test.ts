import { describe, expect, it } from "vitest";
import { coinFinder } from "./find-coins.ts";
import type { CoinNames } from "./mention.ts";

const coin = (id: string, symbol: string, name: string, rank: number, aliases: string[] = []): CoinNames => ({
  id,
  symbol,
  name,
  rank,
  aliases,
});

const find = coinFinder([
  coin("bitcoin", "BTC", "Bitcoin", 1, ["xbt"]),
  coin("ethereum", "ETH", "Ethereum", 2, ["ether"]),
  coin("ripple", "XRP", "XRP", 4, ["ripple"]),
  coin("binancecoin", "BNB", "BNB", 5, ["binance coin"]),
  coin("cardano", "ADA", "Cardano", 9),
  coin("chainlink", "LINK", "Chainlink", 11),
  coin("avalanche-2", "AVAX", "Avalanche", 12),
  coin("stellar", "XLM", "Stellar", 13),
  coin("bitcoin-cash", "BCH", "Bitcoin Cash", 17),
  coin("polkadot", "DOT", "Polkadot", 18),
  coin("near", "NEAR", "NEAR Protocol", 20),
  coin("ethereum-classic", "ETC", "Ethereum Classic", 23),
  coin("optimism", "OP", "Optimism", 31),
  coin("the-graph", "GRT", "The Graph", 33),
  coin("other-grt", "GRT", "Golden Ratio", 900),
  coin("maker", "MKR", "Maker", 36, ["makerdao"]),
  coin("tron", "TRX", "TRON", 10),
  coin("harmony", "ONE", "Harmony", 180),
  coin("flare-networks", "FLR", "Flare", 90),
  coin("sonic", "S", "Sonic", 95),
  coin("zebra", "ZBR", "Zebra", 240),
  coin("zebrachain", "ZBC", "ZebraChain", 241),
  coin("fantom", "FTM", "Fantom", 300),
  coin("apenft", "NFT", "APENFT", 337),
  coin("synapse-2", "SYN", "Synapse", 239),
  coin("gatechain-token", "GT", "Gate", 62),
  coin("kucoin-shares", "KCS", "KuCoin", 63),
  coin("hive", "HIVE", "Hive", 229),
  coin("mina-protocol", "MINA", "Mina Protocol", 136),
  coin("uniswap", "UNI", "Uniswap", 32),
  coin("kusama", "KSM", "Kusama", 161),
  coin("crypto-com-chain", "CRO", "Cronos", 31),
  coin("neo", "NEO", "NEO", 120),
  coin("quant-network", "QNT", "Quant", 64),
  coin("pump-fun", "PUMP", "Pump.fun", 59),
  coin("sky", "SKY", "Sky", 60),
  coin("solana", "SOL", "Solana", 6),
  coin("aptos", "APT", "Aptos", 61),
  coin("elrond-erd-2", "EGLD", "MultiversX", 145, ["elrond"]),
  coin("eos", "EOS", "EOS", 130),
  coin("osmosis", "OSMO", "Osmosis", 339),
  coin("pepe", "PEPE", "Pepe", 39),
  coin("dogecoin", "DOGE", "Dogecoin", 8),
  coin("starknet", "STRK", "Starknet", 103),
  coin("bittensor", "TAO", "Bittensor", 37, ["tao"]),
  coin("sanctum-2", "CLOUD", "Cloud", 304),
  coin("perpetual-protocol", "PERP", "Perpetual Protocol", 235),
  coin("holotoken", "HOT", "Holo", 187),
  coin("flow", "FLOW", "Flow", 113),
  coin("movement", "MOVE", "Movement", 251),
  coin("gas", "GAS", "Gas", 168),
  coin("cosmos", "ATOM", "Cosmos Hub", 73, ["cosmos"]),
  coin("internet-computer", "ICP", "Internet Computer", 48),
  coin("first-digital-usd", "FDUSD", "First Digital USD", 56, ["first digital"]),
  coin("official-trump", "TRUMP", "Official Trump", 57),
]);

const coins = (title: string, cryptoOnly = true) =>
  find({ title, summary: null, cryptoOnly })
    .map((mention) => mention.assetId)
    .toSorted();

describe("coinFinder", () => {
  it.each([
    ["Bitcoin and ether reach record highs", ["bitcoin", "ethereum"]],
    ["eToro to delist ADA for US users", ["cardano"]],
    ["BTC slips, XRP holds", ["bitcoin", "ripple"]],
    ["Ripple files court response", ["ripple"]],
    ["BITCOIN FALLS", ["bitcoin"]],
    ["Bitcoin's hash rate climbs", ["bitcoin"]],
    ["$LINK breaks out; (NEAR) too", ["chainlink", "near"]],
    ["LINK/USD nears resistance", ["chainlink"]],
    ["Maker token soars", ["maker"]],
    ["GRT listed by another exchange", ["the-graph"]],
    ["Innovative Fantom-Based exchange opens", ["fantom"]],
    ["Mina goes live", ["mina-protocol"]],
    ["$NFT and NFT/USDT gain", ["apenft"]],
    ["SYN gains on bridge volume", ["synapse-2"]],
    ["Gate token burnt for a second time", ["gatechain-token"]],
    ["Optimism’s scaling solution has launched", ["optimism"]],
    ["TRUMP token unlocks", ["official-trump"]],
    ["Optimism proposes to buy back its token", ["optimism"]],
    ["Maker's voters split over a rate", ["maker"]],
    ["Flare jumps 60%", ["flare-networks"]],
    ["Flare and Bitcoin part ways", ["bitcoin", "flare-networks"]],
    ["OP and ADA lag", ["cardano", "optimism"]],
    ["Sonic to launch a fund of tokens", ["sonic"]],
    ["Quant picked by banks for tokens", ["quant-network"]],
    ["Harmony bridge drained", ["harmony"]],
    ["Neo rallies with other tokens", ["neo"]],
    ["LINK up 9%", ["chainlink"]],
    ["Whales dump more PUMP", ["pump-fun"]],
    ["Flare-backed stablecoin grows", ["flare-networks"]],
    // The rest are real headlines of the labelled development set of coin mentions.
    ["The Graph to add support for Polkadot, NEAR, Solana and Celo", ["near", "polkadot", "solana", "the-graph"]],
    ["Ethereum scaling solution Optimism delays its mainnet launch at least until July", ["ethereum", "optimism"]],
    ["Avalanche launches fresh $220 million investment fund", ["avalanche-2"]],
  ])("finds what is named: %s", (title, expected) => {
    expect(coins(title)).toEqual(expected);
  });

  it.each([
    "Crypto market maker Byte Trading raises $7 million in seed funding",
    "Crypto fund near $66 million after a good year",
    "Optimism Returns To Crypto Markets As Funds Flow In",
    "Exchange adds a link to its token page",
    "Stellar results for a crypto exchange",
    "US DOT tries blockchain",
    "Trading of tokens, fees etc. explained",
    "Bitcoin SV delisted",
    "U.S. agency files S-1 for a token fund",
    "NFT marketplace sells NFT tokens",
    "SYN CITY reveals its token auction",
    "Gate.io and KuCoin list a contract",
    "Mining firm HIVE orders machines",
    "Trump calls crypto dangerous; TRUMP WARNING",
    "Optimism rises among traders",
    "KuCoin settles with prosecutors",
    "Cloud mining firm folds, tokens vanish",
    "Perpetual Futures Hit Record as Crypto Traders Return",
    "Hot Coins to Watch",
    "Crypto miner (NASDAQ: FLOW) to list",
    "Crypto insurer (NYSE: ETH) pays out",
    "Tokens Trade NEAR $5 Again",
    "Altcoins could PUMP, says trader",
    "Crypto exchange praises the Movement of its users",
    "All-Time high for tokens",
    "Gas-fired plant sells power to crypto miners",
    "Cosmos Bank hit by crypto thieves",
    "Token sale ends in internet, computer crash",
    "New first digital bank for crypto",
    "Judge blocks DOGE from payroll data on crypto",
    "North Korean APT drains exchange's tokens",
    "ETF Optimism Sends Tokens Higher",
    "The Tao of tokens",
    "Cloud-based wallet shuts",
    "Strategy sells STRK preferred shares to buy crypto",
  ])("is not led astray by a word: %s", (title) => {
    expect(coins(title)).toEqual([]);
  });

  it.each([
    "Storm knocks out power in Aptos",
    "Javier Solana recalls Balkan talks",
    "Gerolamo Cardano's letters found",
    "ETH scientists grow mice",
    "A history of ether cables",
    "Her polkadot scarf returns",
    "Elrond and other elves on stage",
    "Pepe joins Porto",
    "Kusama launches a show",
    "Canon EOS owners wait for a lens",
    "Reverse osmosis wins a prize",
  ])("takes no town, person or thing for a coin where no word is of money: %s", (title) => {
    expect(find({ title, summary: null, cryptoOnly: false })).toEqual([]);
  });

  it("believes the same names where the text is of money or machines", () => {
    expect(coins("Solana funds draw inflows", false)).toEqual(["solana"]);
    expect(coins("Bank accepts ether as collateral", false)).toEqual(["ethereum"]);
    expect(coins("Aptos joins a payment pilot", false)).toEqual(["aptos"]);
    expect(coins("Grayscale's Cardano filing", false)).toEqual(["cardano"]);
  });

  it("takes the longest name", () => {
    expect(coins("Bitcoin Cash forks again")).toEqual(["bitcoin-cash"]);
    expect(coins("Ethereum Classic attacked, Ethereum fine")).toEqual(["ethereum", "ethereum-classic"]);
  });

  it("asks for a text about crypto where the source is not about it alone", () => {
    expect(coins("Avalanche closes mountain pass", false)).toEqual([]);
    expect(coins("Avalanche validators approve the upgrade", false)).toEqual(["avalanche-2"]);
    expect(coins("$LINK insiders sell shares", false)).toEqual([]);
    expect(coins("Bitcoin tops gold", false)).toEqual(["bitcoin"]);
  });

  it("weighs the title above the summary, and shares an article among many coins", () => {
    expect(find({ title: "Bitcoin falls", summary: "Ether and XRP follow bitcoin.", cryptoOnly: true })).toEqual([
      { assetId: "bitcoin", relevance: 1 },
      { assetId: "ethereum", relevance: 0.4 },
      { assetId: "ripple", relevance: 0.4 },
    ]);
    const crowd = find({ title: "BTC, ETH, XRP, ADA rally", summary: "BNB too", cryptoOnly: true });
    expect(crowd.map((mention) => mention.relevance)).toEqual([0.2, 0.2, 0.2, 0.2, 0.08]);
  });

  it.each([
    ["a firm by what it does", "Ripple says its partnership has ended", ["ripple"]],
    ["a firm by who belongs to it", "Judge hears SEC on Ripple", ["ripple"]],
    ["a firm that is no coin by name", "Stellar Development Foundation appoints adviser", ["stellar"]],
    ["several symbols together", "eToro adds ADA, TRX for US users", ["cardano", "tron"]],
    [
      "a word in a row of coins",
      "New Tools For Polkadot, Harmony, And Avalanche",
      ["avalanche-2", "harmony", "polkadot"],
    ],
    ["a name that is built like a coin's", "ZebraChain doubles", ["zebrachain"]],
    ["no word that nobody knows as a coin", "Zebra born in zoo", []],
    ["two symbols together", "DOT and KSM rally", ["kusama", "polkadot"]],
    ["a coin by two of its names", "UNI should serve Uniswap better", ["uniswap"]],
    ["no coin by one name written twice", "Zebra zoo: ZEBRA runs", []],
    ["a symbol that is traded", "UNI surges to a high", ["uniswap"]],
    [
      "a symbol that rises by so much, though it stands for something else too",
      "DOT tumbles 12% in a day",
      ["polkadot"],
    ],
    ["how much there is of it", "Fund holds 2 million ADA after purchase", ["cardano"]],
    ["a pair", "ADA/USD slips below a dollar", ["cardano"]],
    ["a chain that something is on", "State issues its first note on Avalanche", ["avalanche-2"]],
    ["a chain that something moves to", "Remittance firm moves payouts to Stellar", ["stellar"]],
    ["hints that add up", "Traders eye LINK before the unlock", ["chainlink"]],
    ["what only coins have", "Avalanche ETF lists in Amsterdam", ["avalanche-2"]],
  ])("knows without a crypto source: %s", (_, title, expected) => {
    expect(coins(title, false)).toEqual(expected);
  });

  it.each([
    "ARK Investments markets crypto fund",
    "Ripple effect of higher rates",
    "Avalanche blocks mountain road",
    "Cosmos and the big bang",
    "GoodDollar Launches Key Protocol Upgrade",
    "Flare gas powers a mine",
    "Miners Near Record As Time Runs Out",
    "Cronos Group sells less cannabis",
    "Trump proposes cutting funds",
    "ETH Zurich climbs in a ranking",
    "SPX Flow (LINK) presents at a conference",
    "US DOT delays a ruling",
    "Minister puts blame on Avalanche Rescue",
    "Cryptography course fills up at ETH Zurich",
  ])("finds no coin without a crypto source: %s", (title) => {
    expect(coins(title, false)).toEqual([]);
  });

  it("lets a coin of the catalogue that is also a word count in crypto sources only", () => {
    expect(coins("Zebra jumps 20%")).toEqual(["zebra"]);
    expect(coins("Zebra token jumps 20%", false)).toEqual(["zebra"]);
  });

  it("finds nothing in nothing, nor in a property of every object", () => {
    expect(coins("")).toEqual([]);
    expect(coins("constructor __proto__ toString")).toEqual([]);
  });
});
