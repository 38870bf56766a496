import type { Hit, Token } from "./tokens.ts";
import { setOf } from "./words.ts";

/**
 * What else is called like a coin, by words that stand in its news and hardly in the coin's: a text with one of them means the other,
 * even among news of crypto ("Judge blocks DOGE from payroll data").
 */
const OTHER_SENSES: Readonly<Record<string, ReadonlySet<string>>> = {
  ada: setOf("accessibility disabilities disability lawsuits wheelchair"),
  apt: setOf(
    "attackers breach chinese espionage group groups hackers iran iranian korea korean lazarus malware mandiant russian spies",
  ),
  aptos: setOf("calif county cruz monterey santa school winery"),
  atom: setOf("computing neutral nuclear particle physicists physics qubits"),
  avalanche: setOf("colorado forecasters goaltender nhl rescue rescuers skier skiers slope snow"),
  cardano: setOf("gerolamo girolamo mathematician renaissance"),
  celsius: setOf("beverage degrees drink drinks fahrenheit heatwave temperature temperatures"),
  compound: setOf(
    "barracks chemical fbi guards gunmen hostages interest myanmar myawaddy police raid raided semiconductor",
  ),
  cosmos: setOf("astronomers galaxies galaxy nasa striker telescope universe"),
  dash: setOf("doordash"),
  doge: setOf(
    `access agencies agency bureaucracy congress contracts cuts federal firings government irs judge judges lawmakers layoffs medicare payroll
     pentagon republicans savings senate social spending staff staffer staffers usaid vivek workers`,
  ),
  dot: setOf(
    "airline airlines aviation buttigieg duffy faa freight highway highways plot railroads transportation truckers",
  ),
  elrond: setOf("galadriel hobbit rings rivendell tolkien"),
  eos: setOf("battery camera cameras canon lens mirrorless"),
  eth: setOf(
    "epfl lausanne professor professors researchers robot robots scientists spin spinoff student students study university zurich zürich",
  ),
  ether: setOf("anaesthesia anesthesia cable cards diethyl ethercat ethernet ethers polyether solvent surgeons"),
  floki: setOf("actor vikings"),
  gala: setOf("charity dinner gown met museum opera"),
  harmony: setOf("choir gold mine"),
  hedera: setOf("garden gardeners ivy"),
  helium: setOf("airship balloon balloons liquid mri qatar"),
  jupiter: setOf("astronomers juno moons nasa orbit planet spacecraft telescope"),
  kusama: setOf("artist exhibition gallery museum pumpkin pumpkins retrospective yayoi"),
  luna: setOf("lander lunar moon roscosmos"),
  mantle: setOf("crust drill earth geologists seismic"),
  oasis: setOf("concert gallagher gig liam noel reunion tickets"),
  polkadot: setOf("dress dresses fashion outfit pattern pumpkins skirt"),
  polygon: setOf("animate anime animation magazine mathematicians shape"),
  quant: setOf("desk desks firm firms fund funds hedge quants strategies"),
  sei: setOf("advisors investments wealth"),
  "shiba inu": setOf("breed breeder breeds dogs kabosu owner owners puppies puppy"),
  sky: setOf("broadcaster comcast deutschland drone drones itv sports"),
  solana: setOf("calif county javier nato"),
  stellar: setOf("galaxies galaxy telescope"),
  strk: setOf("par preferred saylor strategy"),
  sushi: setOf("chef chefs restaurant restaurants seafood tuna"),
  theta: setOf("gamma options vega"),
  tron: setOf("ares disney film jared legacy leto sequel"),
  waves: setOf("gravitational heat radio shock surf tidal"),
};

/** Whether the text is of another that is called so. A cashtag or a pair is the coin's whatever stands around. */
export function hasOtherSense({ term, form }: Hit, tokens: readonly Token[]): boolean {
  if (form === "pair" || form === "list") return false;
  const others = OTHER_SENSES[term.tokens.join(" ")];
  return others !== undefined && tokens.some(({ lower }) => others.has(lower));
}
