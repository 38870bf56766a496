/** What a headline can be about; `up` and `down` moves are over the last 24 hours. */
export type Mood = "surge" | "up" | "flat" | "down" | "crash";

export interface Facts {
  name: string;
  symbol: string;
  /** "Bitcoin (BTC)", or the name alone where it is the symbol */
  full: string;
  /** "71,080", "0.4812" */
  price: string;
  /** "3.4", without sign */
  percent: string;
}

type Template = (facts: Facts) => string;

/** A headline and the sentence under it. */
interface Words {
  titles: Template[];
  summaries: Template[];
}

export const COIN: Record<Mood, Words> = {
  surge: {
    titles: [
      ({ name, percent }) => `${name} soars ${percent}% in a day as buyers rush back`,
      ({ full, price }) => `${full} surges past $${price} in its best day for weeks`,
      ({ name, percent }) => `Strong demand sends ${name} up ${percent}%, short sellers squeezed`,
      ({ name, percent }) => `${name} rallies ${percent}%: what is behind the excitement`,
      ({ name, symbol, percent }) => `${symbol} bulls celebrate as ${name} jumps ${percent}%`,
    ],
    summaries: [
      ({ name, price, percent }) =>
        `${name} gained ${percent}% over 24 hours and traded at $${price}, its strongest showing in weeks.`,
      ({ name, price }) =>
        `Heavy buying lifted ${name} to $${price}; analysts point to robust inflows and growing confidence.`,
    ],
  },
  up: {
    titles: [
      ({ name, percent }) => `${name} climbs ${percent}% as traders return`,
      ({ name, price }) => `${name} gains ground, reaches $${price}`,
      ({ full, price }) => `Buyers lift ${full} to $${price} in steady trading`,
      ({ name, percent }) => `${name} up ${percent}% in 24 hours, outlook improves`,
      ({ name, percent }) => `${name} recovers ${percent}% as market mood brightens`,
    ],
    summaries: [
      ({ name, price, percent }) => `${name} rose ${percent}% over 24 hours to $${price} in good volume.`,
      ({ name, price }) => `Support held and ${name} moved higher to $${price}.`,
    ],
  },
  flat: {
    titles: [
      ({ name, price }) => `${name} holds near $${price} in quiet trading`,
      ({ name }) => `What to know about ${name} this week`,
      ({ name }) => `${name} developers publish notes of their monthly call`,
      ({ full }) => `Explainer: how fees on ${full} are set`,
      ({ name, price }) => `${name} trades sideways at $${price} ahead of economic data`,
      ({ name }) => `A look at who uses ${name}, by region`,
    ],
    summaries: [
      ({ name, price }) => `${name} changed little over 24 hours and stood at $${price}.`,
      ({ name }) => `A summary of the figures and dates that concern ${name}.`,
    ],
  },
  down: {
    titles: [
      ({ name, percent }) => `${name} slips ${percent}% as sellers take over`,
      ({ name, price }) => `${name} falls to $${price} in weak trading`,
      ({ full, percent }) => `${full} loses ${percent}% amid worries over demand`,
      ({ name, percent }) => `${name} down ${percent}% in 24 hours, traders cautious`,
      ({ name, price }) => `Selling pressure pushes ${name} down to $${price}`,
    ],
    summaries: [
      ({ name, price, percent }) => `${name} fell ${percent}% over 24 hours to $${price}.`,
      ({ name, price }) => `Bids thinned out and ${name} dropped to $${price}.`,
    ],
  },
  crash: {
    titles: [
      ({ name, percent }) => `${name} plunges ${percent}% in a day as panic spreads`,
      ({ full, price }) => `${full} crashes below $${price}, long positions liquidated`,
      ({ name, percent }) => `Fear grips ${name} holders after ${percent}% drop`,
      ({ name, percent }) => `${name} sell-off deepens to ${percent}%: losses mount for late buyers`,
      ({ name, percent }) => `${name} tumbles ${percent}%, worst day for weeks`,
    ],
    summaries: [
      ({ name, price, percent }) =>
        `${name} lost ${percent}% over 24 hours and traded at $${price} after a wave of liquidations.`,
      ({ name, price }) => `A sharp sell-off took ${name} to $${price}; analysts warn of further losses.`,
    ],
  },
};

export const MARKET: Record<Mood, Words> = {
  surge: {
    titles: [
      ({ percent }) => `Crypto market soars ${percent}% in a day of broad gains`,
      ({ percent }) => `Digital assets rally ${percent}% across the board, confidence returns`,
    ],
    summaries: [
      ({ percent }) => `The market as a whole gained ${percent}% over 24 hours; nearly all large coins rose.`,
    ],
  },
  up: {
    titles: [
      ({ percent }) => `Crypto market up ${percent}% as risk appetite improves`,
      ({ price }) => `Most large coins gain in calm trading, Bitcoin at $${price}`,
    ],
    summaries: [({ percent }) => `The market as a whole rose ${percent}% over 24 hours.`],
  },
  flat: {
    titles: [
      ({ price }) => `Crypto market little changed in quiet hours, Bitcoin at $${price}`,
      () => "Five dates for the crypto calendar",
      () => "Regulators open consultation on custody rules",
      () => "Survey: how people keep their keys",
    ],
    summaries: [() => "The market as a whole moved little over 24 hours."],
  },
  down: {
    titles: [
      ({ percent }) => `Crypto market loses ${percent}% as traders cut risk`,
      ({ price }) => `Most large coins fall in weak trading, Bitcoin at $${price}`,
    ],
    summaries: [({ percent }) => `The market as a whole fell ${percent}% over 24 hours.`],
  },
  crash: {
    titles: [
      ({ percent }) => `Crypto market plunges ${percent}%, liquidations mount`,
      ({ percent }) => `Panic selling hits digital assets, market down ${percent}%`,
    ],
    summaries: [({ percent }) => `The market as a whole lost ${percent}% over 24 hours in a broad sell-off.`],
  },
};

/** How a move over 24 hours (as a fraction) is talked about. */
export function moodOf(change: number): Mood {
  if (change > 0.06) return "surge";
  if (change > 0.012) return "up";
  if (change < -0.06) return "crash";
  return change < -0.012 ? "down" : "flat";
}
