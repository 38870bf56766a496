/** A venue that refuses so many questions refuses more than some symbols. */
const MOST_REFUSALS = 100;

export interface Sequel {
  /** Symbols that turned out not to be known there. */
  readonly unknown: readonly string[];
  /** What is to be asked now, each by a question of its own. */
  readonly again: readonly (readonly string[])[];
}

/**
 * What a connection was asked to tell, and what became of it; answers come in the order of the questions. One symbol that a
 * venue does not know may refuse all that were named with it. Then the others are asked for again: at once where the refusal
 * names it, else in halves until it stands alone. But a venue that refuses everything refuses no symbol, so none is given up
 * before something was accepted.
 */
export class Subscription {
  /** Symbols of each question that is not answered yet. */
  readonly #open: (readonly string[])[];
  /** Refused when they stood alone. */
  #suspects: string[] = [];
  #accepts = false;
  #refusals = 0;

  constructor(asked: readonly (readonly string[])[] = []) {
    this.#open = [...asked];
  }

  isOwed(): boolean {
    return this.#open.length > 0;
  }

  accepted(): Sequel {
    this.#open.shift();
    this.#accepts = true;
    return this.#given([]);
  }

  /** `symbol`: whom the refusal names. `maySplit`: whether a question is answered as a whole. */
  refused(symbol: string | null, maySplit: boolean): Sequel {
    const about = this.#open.shift() ?? [];
    this.#refusals += 1;
    if (!maySplit) return { unknown: symbol === null ? [] : [symbol], again: [] };
    if (symbol !== null && about.includes(symbol)) {
      return { unknown: [symbol], again: this.#asked([about.filter((one) => one !== symbol)]) };
    }
    if (this.#refusals > MOST_REFUSALS) return this.#given([]);
    if (about.length === 1) this.#suspects.push(...about);
    const half = Math.ceil(about.length / 2);
    return this.#given(about.length > 1 ? [about.slice(0, half), about.slice(half)] : []);
  }

  #given(questions: readonly (readonly string[])[]): Sequel {
    const unknown = this.#accepts ? this.#suspects : [];
    if (this.#accepts) this.#suspects = [];
    return { unknown, again: this.#asked(questions) };
  }

  #asked(questions: readonly (readonly string[])[]): readonly (readonly string[])[] {
    const again = questions.filter((symbols) => symbols.length > 0);
    this.#open.push(...again);
    return again;
  }
}
