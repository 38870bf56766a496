import type { Hit, Token } from "./tokens.ts";

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/**
 * What else is called like a coin, by words that stand in its news and hardly in the coin's: a text with one of them means the other,
 * even among news of crypto ("Judge blocks DOGE from payroll data").
 */
const OTHER_SENSES: Readonly<Record<string, ReadonlySet<string>>> = {
  ada: words("accessibility disabilities disability lawsuits wheelchair"),
  apt: words(
    "attackers breach chinese espionage group groups hackers iran iranian korea korean lazarus malware mandiant russian spies",
  ),
  aptos: words("calif county cruz monterey santa school winery"),
  atom: words("computing neutral nuclear particle physicists physics qubits"),
  avalanche: words("colorado forecasters goaltender nhl rescue rescuers skier skiers slope snow"),
  cardano: words("gerolamo girolamo mathematician renaissance"),
  celsius: words("beverage degrees drink drinks fahrenheit heatwave temperature temperatures"),
  compound: words(
    "barracks chemical fbi guards gunmen hostages interest myanmar myawaddy police raid raided semiconductor",
  ),
  cosmos: words("astronomers galaxies galaxy nasa striker telescope universe"),
  dash: words("doordash"),
  doge: words(
    `access agencies agency bureaucracy congress contracts cuts federal firings government irs judge judges lawmakers layoffs medicare payroll
     pentagon republicans savings senate social spending staff staffer staffers usaid vivek workers`,
  ),
  dot: words(
    "airline airlines aviation buttigieg duffy faa freight highway highways plot railroads transportation truckers",
  ),
  elrond: words("galadriel hobbit rings rivendell tolkien"),
  eos: words("battery camera cameras canon lens mirrorless"),
  eth: words(
    "epfl lausanne professor professors researchers robot robots scientists spin spinoff student students study university zurich zürich",
  ),
  ether: words("anaesthesia anesthesia cable cards diethyl ethercat ethernet ethers polyether solvent surgeons"),
  floki: words("actor vikings"),
  gala: words("charity dinner gown met museum opera"),
  harmony: words("choir gold mine"),
  hedera: words("garden gardeners ivy"),
  helium: words("airship balloon balloons liquid mri qatar"),
  jupiter: words("astronomers juno moons nasa orbit planet spacecraft telescope"),
  kusama: words("artist exhibition gallery museum pumpkin pumpkins retrospective yayoi"),
  luna: words("lander lunar moon roscosmos"),
  mantle: words("crust drill earth geologists seismic"),
  oasis: words("concert gallagher gig liam noel reunion tickets"),
  polkadot: words("dress dresses fashion outfit pattern pumpkins skirt"),
  polygon: words("animate anime animation magazine mathematicians shape"),
  quant: words("desk desks firm firms fund funds hedge quants strategies"),
  sei: words("advisors investments wealth"),
  "shiba inu": words("breed breeder breeds dogs kabosu owner owners puppies puppy"),
  sky: words("broadcaster comcast deutschland drone drones itv sports"),
  solana: words("calif county javier nato"),
  stellar: words("galaxies galaxy telescope"),
  strk: words("par preferred saylor strategy"),
  sushi: words("chef chefs restaurant restaurants seafood tuna"),
  theta: words("gamma options vega"),
  tron: words("ares disney film jared legacy leto sequel"),
  waves: words("gravitational heat radio shock surf tidal"),
};

/** Whether the text is of another that is called so. A cashtag or a pair is the coin's whatever stands around. */
export function hasOtherSense({ term, form }: Hit, tokens: readonly Token[]): boolean {
  if (form === "pair" || form === "list") return false;
  const others = OTHER_SENSES[term.tokens.join(" ")];
  return others !== undefined && tokens.some(({ lower }) => others.has(lower));
}
