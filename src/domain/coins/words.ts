/** What the matcher knows of language. Everything in lower case. */

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== "");
/** Words in a row, as a set. */
export const setOf = (text: string): ReadonlySet<string> => new Set(words(text));
const phrases = (text: string): string[] => text.split(",").map((phrase) => phrase.trim().replace(/\s+/g, " "));

/** Names and symbols so common as words that, bare, they hardly ever mean the coin, least of all in a Title Case headline. */
export const NEVER_BARE: ReadonlySet<string> = new Set(
  words(
    `act aergo agi ai alpha amp anchor ape api arc ark astar atlas aura axis bank base bat beam bear berry big binary bit
     block blur bold bone book boost brett bridge bull cake canto cat celer chain chia chess chill circle civic clear cloud coin
     comp compound core cortex cow cream credit crown curve cyber dash data dent dero dia dock dog dot drift dusk dynamic
     echo edge elastic elf energy ethos etc everyone evolve fetch fire flame flare flow flux forth frame free front fun
     function gains gala game gas gems gold golem gods grass gravity green grow guild harmony helium high hive holo home hook
     horizon hot icon id immutable index io jasmy jet joe jupiter just keep key kin kite know knight launch layer lever lido life
     light link linear liquid lit loom loop lunar magic major maker mantle mantra map mask math measurable merit metal meta
     mirror mobile moon moonbeam moonriver movement multi my near neon neo nest nine nova now number ocean omni one ont op open
     optimism orbit orbs orchid order ordi origin oxygen pair parallel part peak people perpetual phantasma pi pixel plasma play
     point points polis portal power prime prom pump pundi push quant quantum radiant radix raise rally ray render request ribbon
     rose safe saga sand scroll secret self sense sentinel shadow shell sign silo sky solar solid sonic space spell squid stacks
     stargate star state status stellar step storm storj story stream strike strong student sun super superfarm swell sweat
     switch swarm synapse syndicate sync sys telos terra theta threshold thorn time toko ton tornado trace trade trust turbo
     uni unibright unit universe unity value venus verge verse vertex vet victory view virtual voyager vulcan wave waves wax
     well wing winter wonder wonderland woo world xai yield zero zeta zoo
     aerodrome baby babylon badger casper clover convex hooked leo maple maverick newton badger bake band bar beta blast caldera centrifuge cetus constellation deep degen dodo dogs era ergo gate
     giga goat hash honey hype juno komodo lagrange marinade move nano navi neutron not oasis ontology orca pixels plume pol
     quick rarible rats resolve send spark stella stride tao tensor treasure tribe ultra walrus wormhole`,
  ).concat(phrases("space id, big time, ice open network, just, my neighbor alice, gods unchained")),
);

/**
 * What crypto news says of everything and some coin took for its symbol or name: only $NFT or NFT/USDT is that coin, for an
 * "NFT token" is not.
 */
export const JARGON: ReadonlySet<string> = new Set(
  words(
    `ai airdrop alpha alt altcoin apr apy ath bear beta bot btfd bull cex coin dao dapp defi degen dex dyor edu etf fi fomo fud gas
     gem gm hash hodl ico ido kyc memecoin meme mev mint moon nft nfts p2e perp rwa sec stablecoin swap token tvl usd
     vote wallet web3 whale`,
  ),
);

/** Exchanges and lenders that are no coin, though some coin has their name: their news is news of a company. */
export const VENUES: ReadonlySet<string> = new Set(
  words(
    "binance bitfinex bitget bitmart bybit coinbase gate gemini htx huobi kraken kucoin lbank mexc okx wazirx whitebit",
  ),
);

/** Symbols that stand in capitals for something else too. */
export const ACRONYMS: ReadonlySet<string> = new Set(
  words(
    `aca ace ach act ai api apt arc ark ata bar bit bond cow cvc dag data dia dot gas gmt hft hive hot id io ip just key la move not now one
     op people ron safe send spx sun super sys time tko trump usd wax win wing`,
  ),
);

/** Capitals that stand beside a symbol as beside any noun: "UNI DAO", "SEC sues over XRP". */
export const NEUTRAL_CAPITALS: ReadonlySet<string> = new Set(
  words(
    "amm amp apy ath ceo cme dao defi dex etf etfs etp etps eu fbi ftx icos ira irs l2 nft nfts nyse otc p2p sec tvl uk us usa usd usdc usdt vc",
  ),
);

/** Names that are also words or companies: they need a capital, and a text about crypto or one that treats them as a firm. */
export const ALSO_WORDS: ReadonlySet<string> = new Set(
  words(
    `apt atom avalanche balancer celestia celsius cosmos cronos dai fantom hedera injective lumens luna mana mina pepe polygon
     ripple sei sui sushi tether ton tron vet`,
  ).concat(
    phrases(
      `cosmos hub, internet computer, shiba inu, the graph, the sandbox, render token, pancake swap, first digital, global dollar, space and time, open
       campus, energy web, alien worlds, reserve rights, star atlas, pirate chain, rocket pool, basic attention, measurable data, ocean protocol,
       protocol labs, nova labs, adventure gold, pi network, sun token, true usd, keep network, threshold network, mask network, book of meme,
       cow protocol, mirror protocol, immutable games, world liberty, wing finance, open network`,
    ),
  ),
);

/** Names that mean nothing else; others need a text about crypto, save those that are built like a coin's. */
export const CLEAR_NAMES: ReadonlySet<string> = new Set(
  words(
    `aave algorand aptos arbitrum axelar bitcoin bittensor cardano chainlink decentraland decred dogecoin dydx
     elrond ether ethereum filecoin iota kaspa litecoin makerdao monero multiversx polkadot pancakeswap
     solana sushiswap tezos uniswap vechain worldcoin xbt xrp zcash zilliqa raydium thorchain ethena 
     starknet zksync qtum arweave livepeer 1inch hyperliquid hedera layerzero eigenlayer eigencloud dogwifhat iotex`,
  ),
);

/** How coins' names are built: no plain word ends so. */
export const COINED = /[a-z](?:coin|swap|chain|dao|verse|token|protocol|network|inu|fi|\d)$/;

/** Symbols that mean nothing else. All others need a text about crypto. */
export const CLEAR_SYMBOLS: ReadonlySet<string> = new Set(
  words("BTC ETH XRP USDT USDC BNB XLM XMR BCH HBAR AVAX SHIB XBT MKR AAVE").map((symbol) => symbol.toLowerCase()),
);

/** Right after a name these say that the coin is meant. */
export const FOLLOWERS: ReadonlySet<string> = new Set(
  words(
    `airdrop bears blockchain bridge bulls burn burns buybacks chain coin coins community dao ecosystem etf etfs etp etps futures governance holders ledger mainnet
     memecoin miners mining network onchain price prices rollup stakers staking testnet token tokens treasuries treasury unlock
     unlocks validator validators whale whales`,
  ),
);

/** Those that make a coin even of an everyday word: "Story token", where "Cloud mining" and "Hot coins" are none. */
export const FOLLOWERS_OF_WORDS: ReadonlySet<string> = new Set(
  words("airdrop governance holders mainnet stakers testnet token unlock unlocks validators"),
);

/** Those of them that hold of nothing else, so that "Avalanche ETF" needs no other word to be about crypto. */
export const OWN_FOLLOWERS: ReadonlySet<string> = new Set(
  words(
    "airdrop etf etfs etp etps holders mainnet memecoin stakers staking testnet token tokens validators whale whales",
  ),
);

/** What prices do: right after a symbol these say that it is one. */
export const MARKET_VERBS: ReadonlySet<string> = new Set(
  words(
    `adds bounces breaks climbs consolidates crashes declines dips doubles down drops edges eyes falls flips gains halves hits holds jumps leads
     loses nears outperforms plummets plunges pops pumps quadruples rallies rebounds recovers reclaims retests retreats rips rises sheds
     sinks skyrockets slides slips slumps soars spikes stalls surges tanks targets tests tops trades triples tumbles up`,
  ),
);

/** Words for what rises and falls itself: "flow drops" is no price's. */
export const MEASURED: ReadonlySet<string> = new Set(
  words("curve energy flow gas growth hash index number optimism supply terra time trust value volume yield"),
);

/** Right before a symbol these say how much there is of it: "2 million SOL". */
export const AMOUNTS: ReadonlySet<string> = new Set(words("hundred thousand million billion trillion k m bn b mn"));

/**
 * What projects do, in the third person: in a text about crypto these make a project of a capitalised word before them, where
 * they would hardly follow the word itself.
 */
export const AGENT_VERBS: ReadonlySet<string> = new Set(
  words(
    `abandons approves asks backs bets blames brings burns buys calls claims closes commits completes considers courts defends delays denies disables drafts elects enables ends exits fends extends fires fixes
     freezes halts hires invests kills hands insists lays merges moves offers opens outlines overhauls passes pays picks pilots processes proposes pushes rebrands rejects refunds relaunches renames reopens removes restarts
     restores resumes retires rewards rolls schedules scraps seeks sells shuts slashes spends splits starts stops submits suffers supports suspends sweetens switches taps targets teams tests
     trims unlocks unwinds urges votes vows wants warns weighs`,
  ),
);

/** The same, but of what rises and falls too ("optimism turns"). */
export const STATE_VERBS: ReadonlySet<string> = new Set(
  words(
    "becomes begins enters goes joins kicks lands leaves lets overtakes quits reaches replaces returns sends spins takes turns",
  ),
);

/** Right after a symbol in capitals these say that it is held or paid: "DOT trust", "TON fees". */
export const HELD: ReadonlySet<string> = new Set(
  words("buyback buybacks fees fund hoard pile reserve reserves stash supply trust"),
);

/** Right before one these say the same: "buys LINK", "more SOL". */
export const HOLDS: ReadonlySet<string> = new Set(
  words(
    "accumulate accumulates acquire acquires buy buys buying dump dumps hold holding holds more sell selling sells stake stakes staked staking",
  ),
);

/** Right after a capitalised name these say that a firm or a project of this name is meant. */
export const FIRM_VERBS: ReadonlySet<string> = new Set(
  words(
    `acquires activates adds airdrops announces appeals applies appoints backs burns buys ceo cfo co cofounder confirms cto cuts debuts deploys developer developers devs execs
     executives expands faces files forks foundation founder founders freezes gets hires integrates introduces invests joins labs launched launches lists migrates miners mining mints names
     onboards partners patches pauses plans postpones proposes raises rebrands releases reports responds reveals said says secures seeks sells settles ships signs sues suspends taps tokenises tokenizes unveils
     upgrades users wins`,
  ),
);

/** Words of texts about crypto. */
export const CONTEXT: ReadonlySet<string> = new Set(
  words(
    `21shares agglayer airdropped airdrops altcoin altcoins amm arkham binance bitbank bitfarms bitflyer bithumb bitmain bitmine bitwise bitcoin bitcoins bitfinex bitget bitmex bitstamp blockchain blockchains blockfi btc
     bybit cbdc cefi chainalysis coin coinbase coincheck coindesk coingecko coinglass coinmarketcap coins coinshares consensys cryptoquant defillama depin deribit cointelegraph crypto cryptocurrencies cryptocurrency dao daos dapp
     dapps defi depeg depegged depegs delist delists dex dexs ethereum etherscan etoro evm ftx gamefi genesis glassnode grayscale hodl huobi halving hashprice hashrate hodlers kraken kucoin liquidation lookonchain
     mainnet memecoin memecoins messari metamask metaverse microstrategy miners multicoin nft nfts okex okx onchain opensea pantera peckshield
     paxos perps polychain polymarket presale restaking rollup rollups satoshi satoshis sats sharplink sidechain superchain smart-contract stablecoin stablecoins staking sushiswap pancakeswap testnet token tokenised
     tokenization tokenized tokens trueusd tvl validator unstake upbit validators wallet wallets web3 zachxbt zk zkevm`,
  ),
);

/** Words that begin so are words of the field, but for those of secret writing and of a parasite. */
export const CONTEXT_WORD = /^(?:crypto(?!g|spor)|blockchain|stablecoin|altcoin|memecoin|tokeni[sz])/;

/** Words that crypto shares with others: two of them, or one beside a symbol in capitals or a chain that something is on, make a text about crypto. */
export const HINTS: ReadonlySet<string> = new Set(
  words(
    `bridge burn burns epoch exploit exploited fork fungible governance hack hacked hackers holders hotspot hotspots ledger minted minting
     multisig node nodes oracle oracles permissionless stakers subnet subnets unlock unlocks whale whales`,
  ),
);

/** Networks on which others build: "settles on Avalanche". */
export const CHAINS: ReadonlySet<string> = new Set(
  words(
    `algorand aptos arbitrum avalanche cardano celestia cosmos fantom flare flow hedera hyperliquid injective kaspa mantle near optimism
     polkadot polygon ripple ronin sei solana stacks starknet stellar sui tezos ton tron zksync`,
  ),
);

/** Words that no project is meant by, though one bears the name: only a form of its own tells. */
export const EVERYDAY: ReadonlySet<string> = new Set(
  words(
    `act ai alpha base bit book check cloud coin data day energy every fun gas gate gods gold high honey hot id io ip just key keep light link magic market metal mobile moon move new
     not now one open order people perpetual pixel pixels point power public quick request safe secret send sign solar space star state status story sun
     super time token trade trust value view virtual vote way win world`,
  ),
);

/** First names and things of nature and art that some coin is called by: their verbs make no firm of them. */
export const ALSO_PEOPLE: ReadonlySet<string> = new Set(
  words(
    `alice aster bonk brett eos floki gnosis huma juno kaia kava kusama lista lumens luna mana manta mina osmosis pendle pepe pirate renzo ronin
     shiba steem stella sushi tao zora`,
  ).concat(phrases("shiba inu, open campus, alien worlds, energy web, star atlas, rocket pool")),
);

/** Right before a word these say that it is one: "the Movement", "every Story". */
export const DETERMINERS: ReadonlySet<string> = new Set(
  words("a an any every her his its my our some that the their these this those too very your"),
);

/** The same, even where it stands in capitals: "could PUMP". */
export const MODALS: ReadonlySet<string> = new Set(words("can cannot could might must should will would"));

/** What a coin's name is joined to by a hyphen. */
export const JOINED: ReadonlySet<string> = new Set(
  words("backed based built compatible denominated focused native powered related"),
);

/** What firms, places and works of other kinds are called by after a name that is a coin's too. */
export const KINDS_OF_FIRMS: ReadonlySet<string> = new Set(
  words(
    `academy airlines airways aerospace automotive bancorp bank bay beach biosciences biotech brewery brewing cafe calif california
     capital cinema city clinic college council county creek diagnostics diner elementary fc film films foods gin golf healthcare hills
     hospital hotel hotels insurance island lake legacy logistics magazine medical mills motors mountain museum oil opera orchestra park petroleum
     pharma pharmaceuticals pictures police properties publishing realty records resorts resources restaurant restaurants river road robotics school schools
     semiconductor shipping spaceport squadron stadium steel street studio studios surgical systems tavern theater theatre therapeutics tours toyota university
     valley village vineyards wine winery`,
  ),
);

/** The same, of several words. */
export const CONTEXT_PHRASES: readonly string[] = phrases(
  `decentralized exchange, decentralised exchange, decentralized finance, liquidity pool, liquidity pools, layer 1, layer 2,
   digital asset, digital assets, digital currency, smart contract, smart contracts, three arrows, yield farming, play to earn,
   proof of stake, proof of work, on chain, c chain, cross chain, hard fork, soft fork, fee switch, spot etf, spot etfs, lightning network, seed phrase,
   private keys, justin sun, digital wallet`,
);

/** Quote currencies of a pair, as in "LINK/USD". */
export const QUOTES: ReadonlySet<string> = new Set(words("usd usdt usdc eur gbp btc eth krw jpy try"));

/** Phrases that hold a coin's name and mean something else; they win as the longer match. */
export const DECOYS: readonly string[] = phrases(
  `market maker, market makers, policy maker, policy makers, chip maker, chip makers, game maker, game makers, wallet maker,
   wallet makers, money maker, car maker, drug maker, rig maker, phone maker, chipmaker, carmaker,
   near term, near miss, near zero, near record, near future, near all, near me, ark invest, ark investment, ark investments,
   ark etf, ark fund, ark funds, ark innovation, ark 21shares, cathie wood s ark, us dot, u s dot, bored ape, bored apes, ape yacht,
   phase one, one river, one third, one year, one day, square one, number one, formula one, capital one, level one, one billion,
   one million, world bank, world cup, world economic, first world, real world, world trade, world of, around the world, world s,
   flare gas, natural gas, gas fee, gas fees, gas prices, gas giant, oil and gas, gas limit,
   bitcoin sv, bitcoin gold, bitcoin diamond, bitcoin magazine, bitcoin suisse, bitcoin depot, bitcoin cash sv, ripple effect,
   ripple effects, ripples, stellar results, stellar performance, stellar returns, stellar growth, stellar quarter, stellar earnings,
   stellar debut, stellar year, stellar blade, time magazine, real time, full time, part time, long time, first time, all time, time to, this time,
   big time, links, link to, key to, key level, key support, key resistance, key takeaways, public key, private key,
   cash flow, order flow, flow of, deal flow, net flow, on the verge, verge of, neo broker, story of, success story, cover story,
   status quo, legal status, request for, hot wallet, hot wallets, hot topic, id card, digital id, people s bank, young people, more people,
   ai token, ai tokens, generative ai, sand dunes, black magic, learning curve, yield curve, bonding curve, fun fact, hard fork icon,
   polygon mesh, avalanche risk, avalanche of, tether to, cosmos magazine, tron legacy, sushi bar, sushi restaurant, luna park,
   base layer, core scientific, core inflation, trust wallet, trust company, sun valley,
   sky news, sky high, cronos group, hive blockchain, hive digital, syn city, gate io, nano labs, band of, base of, core of, spark plug,
   sonic boom, stock move, raise the bar, bar council, ultra vires, ultra low, deep dive, deep learning, beta test, beta version, era of, a
   quick, golden goat, social network token, safe haven, safe bet, safe harbor, safe harbour, circle internet, render farm, light client, ether anesthesia, ether anaesthesia, diethyl ether, into the ether, in the ether, from the ether,
   solana beach, javier solana, polkadot dress, canon eos, eos energy, reverse osmosis, yayoi kusama, cloud mining, cloud computing, perpetual futures, perpetual future, perpetual swap, perpetual swaps,
   perpetual contract, perpetual contracts, perpetual dex, perpetual exchange, apt group, apt groups, apt hackers, apt actors, liquid staking,
   open interest, energy crisis, gold rush, coin toss`,
);
