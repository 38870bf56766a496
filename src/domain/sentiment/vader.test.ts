import npm from "vader-sentiment";
import { describe, expect, it } from "vitest";
import { vader } from "./vader.ts";

const score = (text: string) => vader(text).score;

/** The sixteen sentences of the reference's README with their "compound" (cjhutto/vaderSentiment 44fc044, README.rst). */
const README: readonly [string, number][] = [
  ["VADER is smart, handsome, and funny.", 0.8316],
  ["VADER is smart, handsome, and funny!", 0.8439],
  ["VADER is very smart, handsome, and funny.", 0.8545],
  ["VADER is VERY SMART, handsome, and FUNNY.", 0.9227],
  ["VADER is VERY SMART, handsome, and FUNNY!!!", 0.9342],
  ["VADER is VERY SMART, uber handsome, and FRIGGIN FUNNY!!!", 0.9469],
  ["VADER is not smart, handsome, nor funny.", -0.7424],
  ["The book was good.", 0.4404],
  ["At least it isn't a horrible book.", 0.431],
  ["The book was only kind of good.", 0.3832],
  ["The plot was good, but the characters are uncompelling and the dialog is not great.", -0.7042],
  ["Today SUX!", -0.5461],
  ["Today only kinda sux! But I'll get by, lol", 0.5249],
  ["Make sure you :) or :D today!", 0.8633],
  ["Catch utf-8 emoji such as 💘 and 💋 and 😁", 0.7003],
  ["Not bad at all", 0.431],
];

/** Its tricky sentences, as `python vaderSentiment.py` of the same commit prints them; those with words the npm lexicon lacks left out. */
const TRICKY: readonly [string, number][] = [
  ["Sentiment analysis has never been good.", -0.3412],
  ["Sentiment analysis has never been this good!", 0.5672],
  ["Most automated sentiment analysis tools are shit.", -0.5574],
  ["With VADER, sentiment analysis is the shit!", 0.6476],
  ["Other sentiment analysis tools can be quite bad.", -0.5849],
  ["On the other hand, VADER is quite bad ass", 0.802],
  ["Without a doubt, excellent idea.", 0.7013],
  ["Roger Dodger is one of the most compelling variations on this theme.", 0.2944],
  ["Roger Dodger is at least compelling as a variation on the theme.", 0.2263],
  ["Roger Dodger is one of the least compelling variations on this theme.", -0.1695],
  ["Not good for Bitcoin", -0.3412],
  ["no good news", -0.3412],
];

describe("vader", () => {
  it.each(README)("gives the README's figure: %s", (text, compound) => {
    expect(score(text)).toBe(compound);
  });

  it.each(TRICKY)("gives the reference's figure: %s", (text, compound) => {
    expect(score(text)).toBe(compound);
  });

  it.each([
    "Bitcoin price is strong and holders are happy",
    "Exchange hacked, users lost millions",
    "Regulator warns of fraud and abuse",
    "A very good week, although a little risky",
    "They are not happy with the settlement",
    "Great GAINS for early investors",
    "nothing of interest happened",
  ])("agrees with the npm port where that one has no known fault: %s", (text) => {
    expect(score(text)).toBe(npm.SentimentIntensityAnalyzer.polarity_scores(text).compound);
  });

  it("weighs what stands after But more, in Title Case too, where the npm port sees nothing", () => {
    const text = "Good Start But Bad End";
    expect(score(text)).toBe(score("good start but bad end"));
    expect(score(text)).toBeLessThan(npm.SentimentIntensityAnalyzer.polarity_scores(text).compound);
  });

  it("weighs by position when two words of one sentence have the same valence", () => {
    const { words } = vader("good but good");
    expect(words.map((word) => word.valence)).toEqual([0.95, 2.85]);
  });

  it("negates in Title Case, where the npm port turns the sign round", () => {
    expect(npm.SentimentIntensityAnalyzer.polarity_scores("Not good for Bitcoin").compound).toBeGreaterThan(0);
    expect(score("Not good for Bitcoin")).toBeLessThan(0);
  });

  it("reads typographic marks as plain ones", () => {
    expect(score("It isn’t good")).toBe(score("It isn't good"));
    expect(score("“Win” for holders")).toBe(score('"Win" for holders'));
    expect(score("Crash… again")).toBe(score("Crash... again"));
    expect(score("Markets crash—holders stay")).toBeLessThan(0);
  });

  it("finds a word behind any number of marks", () => {
    for (const text of ["(crash)", "'crash'", "crash!?,.", "#crash", "[[crash]]"]) {
      expect(
        vader(text).words.map((word) => word.base),
        text,
      ).toEqual([-1.7]);
    }
  });

  it("shows the words that made it, with what the rules left of them", () => {
    expect(vader("VERY good news, not a disaster").words).toEqual([
      { word: "good", base: 1.9, valence: 2.926 },
      { word: "disaster", base: -3.1, valence: 2.294 },
    ]);
  });

  it("says nothing of a text without any of its words, and of none at all", () => {
    for (const text of ["", "   ", "Ethereum at 3,000 dollars", "🚀"])
      expect(vader(text)).toEqual({ score: 0, words: [] });
  });

  it("takes no word for a property of every object", () => {
    expect(score("constructor __proto__ toString valueOf")).toBe(0);
  });
});
