import npmVader from "vader-sentiment";
import { classify } from "../../src/domain/sentiment/classify.ts";
import { vocabularyOf } from "../../src/domain/sentiment/overlay.ts";
import { vader } from "../../src/domain/sentiment/vader.ts";

const { lexicon, phrases } = vocabularyOf("crypto");

const SCORERS: Readonly<Record<string, (text: string) => number>> = {
  vader: (text) => vader(text, lexicon, phrases).score,
  ensemble: (text) => classify(text, "crypto").score,
  npm: (text) => npmVader.SentimentIntensityAnalyzer.polarity_scores(text).compound,
};

/** Scores the texts of the body so often; who asks holds the clock, for it stands still in here while code runs. */
export default {
  async fetch(request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url);
    const score = SCORERS[searchParams.get("scorer") ?? ""];
    if (score === undefined) return new Response("no such scorer", { status: 404 });
    const texts = await request.json<string[]>();
    const rounds = Number(searchParams.get("rounds"));
    let sum = 0;
    // Never the same string twice: the engine remembers how it split one.
    for (let round = 0; round < rounds; round++) for (const text of texts) sum += score(`${text} ${round}`);
    return Response.json({ scored: rounds * texts.length, sum });
  },
};
