/** What every page needs of a person. */
import { loadCoins } from "./catalogue.ts";
import { forgetPortfolios, loadPortfolios } from "./portfolios.ts";

let asked: Promise<unknown> | null = null;

/** Asked once a person, whoever waits for it; again after a failure. */
export function loadOwn(): Promise<unknown> {
  asked ??= Promise.all([loadCoins(), loadPortfolios()]).catch((error: unknown) => {
    asked = null;
    throw error;
  });
  return asked;
}

export function forgetOwn(): void {
  asked = null;
  forgetPortfolios();
}
