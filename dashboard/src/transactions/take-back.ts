import { ApiError } from "../api/client.ts";
import { ledger } from "../api/ledger.ts";
import { loadPortfolios } from "../state/portfolios.ts";
import { toast } from "../state/toasts.ts";

/** Takes back the last change and says so; what the API refuses is said as it says it. */
export function takeBack(portfolioId: string): void {
  ledger.undo(portfolioId).then(({ undone }) => {
    toast(undone.changes > 1 ? `Taken back: ${undone.changes} changes.` : "Taken back.");
    // A name, a currency or an account may have been taken back too.
    void loadPortfolios().catch(failed);
  }, failed);
}

export function failed(error: unknown): void {
  toast(error instanceof ApiError ? error.sentence : "It could not be done. Try again.", { tone: "bad" });
}

/** Says what was done, with the way back. */
export function saidWithUndo(portfolioId: string, text: string): void {
  toast(text, { action: { label: "Undo", run: () => takeBack(portfolioId) } });
}
