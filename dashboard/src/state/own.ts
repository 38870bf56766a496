/** What every page needs of a person. */
import { knowsNames, loadCoins } from "./catalogue.ts";
import { forgetPortfolios, loadPortfolios } from "./portfolios.ts";

/** The list of all coins is longer than all else that a page asks for; by then that is there. */
const COINS_AFTER_MS = 3_000;

let asked: Promise<unknown> | null = null;

/** Asked once a person, whoever waits for it; again after a failure. */
export function loadOwn(): Promise<unknown> {
  asked ??= Promise.all([loadNames(), loadPortfolios()]).catch((error: unknown) => {
    asked = null;
    throw error;
  });
  return asked;
}

/** Those that were kept do for now. */
function loadNames(): Promise<void> {
  if (!knowsNames()) return loadCoins();
  setTimeout(() => void loadCoins().catch(() => undefined), COINS_AFTER_MS);
  return Promise.resolve();
}

export function forgetOwn(): void {
  asked = null;
  forgetPortfolios();
}
