/**
 * Companies and foundations whose news is news of a coin, by the coin's id: what people call them, and words that say the
 * company is meant where nothing else of the text does. Exchanges are no coins (Gemini, Kraken, Coinbase).
 */
export interface Company {
  readonly names: readonly string[];
  readonly companions: readonly string[];
}

const list = (text: string): string[] => text.split(",").map((part) => part.trim().replace(/\s+/g, " "));
const company = (names: string, companions = ""): Company => ({
  names: list(names),
  companions: companions === "" ? [] : list(companions),
});

export const COMPANIES: Readonly<Record<string, Company>> = {
  ripple: company("ripple, ripple labs, ripplenet", "sec, garlinghouse, larsen, moneygram, deaton, escrow, remittance"),
  stellar: company(
    "stellar development foundation, stellar lumens, stellar network",
    "moneygram, lumens, soroban, xlm",
  ),
  tether: company("tether, tether holdings", "ardoino, reserves, bitfinex, usdt, attestation, treasuries"),
  "usd-coin": company("usd coin"),
  "celsius-degree-token": company("celsius, celsius network", "mashinsky, withdrawals, lender, bankruptcy"),
  "avalanche-2": company("avalanche, ava labs", "sirer"),
  cardano: company("iohk, input output global, emurgo"),
  solana: company("solana labs, solana foundation"),
  ethereum: company("ethereum foundation"),
  algorand: company("algorand foundation"),
  "hedera-hashgraph": company("hedera, hedera hashgraph", "hashgraph"),
  near: company("near protocol, near foundation", "aurora, sharding, polosukhin"),
  uniswap: company("uniswap labs"),
  maker: company("makerdao, maker dao, maker protocol", "dai, mkr"),
  optimism: company(
    "op labs, op mainnet, optimism foundation, optimism collective, op stack",
    "arbitrum, rollup, rollups, scaling, sequencer, superchain",
  ),
  arbitrum: company("offchain labs, arbitrum one, arbitrum nova"),
  chainlink: company("chainlink labs"),
  "matic-network": company("polygon, polygon labs, polygon zkevm", "matic"),
  "terra-luna": company("terraform labs", "do kwon, kwon"),
  tron: company("tron foundation, tron dao", "justin sun"),
  litecoin: company("litecoin foundation"),
  sui: company("sui foundation, mysten labs"),
  aptos: company("aptos labs, aptos foundation"),
  filecoin: company("filecoin foundation, protocol labs"),
  "compound-governance-token": company("compound finance, compound labs, compound protocol"),
  "curve-dao-token": company("curve finance, curve dao"),
  aave: company("aave labs, aave companies"),
  "the-sandbox": company("the sandbox game"),
  cosmos: company("interchain foundation, cosmos network"),
  helium: company("helium network, nova labs", "hotspot, hotspots, hnt"),
  "ondo-finance": company("ondo finance"),
  "polygon-ecosystem-token": company("polygon, polygon labs, polygon zkevm", "matic, pol"),
  blockstack: company("stacks network, hiro systems", "stx"),
  flow: company("flow blockchain", "dapper"),
  "flare-networks": company("flare network, flare networks", "songbird, ftso"),
  "jupiter-exchange-solana": company("jupiter exchange, jupiter dex", "jup"),
  "render-token": company("render network", "gpu, gpus, rndr"),
  harmony: company("harmony protocol", "horizon"),
  "immutable-x": company("immutable x, immutable games"),
  blur: company("blur marketplace", "opensea, pacman"),
  sky: company("sky protocol", "usds, makerdao, christensen"),
  mantle: company("mantle network", "bybit"),
  "sonic-3": company("sonic labs, fantom foundation", "cronje"),
  ethena: company("ethena labs"),
  hyperliquid: company("hyper foundation"),
  "lido-dao": company("lido, lido finance", "steth"),
  "official-trump": company("trump coin, trump memecoin, trump token"),
  "the-graph": company("graph protocol, graph foundation", "subgraph, subgraphs, indexers"),
};
