import type { AccountView } from "../../../domain/ledger/views.ts";
import { foldState } from "../../../domain/ledger/fold.ts";
import { METHODS } from "../../../domain/ledger/settings.ts";
import { stepAt } from "../../../domain/ledger/timeline.ts";
import type { Amount } from "../../../domain/money/amount.ts";
import { toText, toUnits } from "../../../domain/money/fixed.ts";
import type { WhatIfAnswer } from "../../../domain/portfolio/answers/what-if.ts";
import { whatIfAnswer } from "../../../domain/portfolio/answers/what-if.ts";
import type { WhatIfQuery } from "../../../domain/portfolio/reads.ts";
import { saleUnder } from "../../../domain/portfolio/what-if.ts";
import { problem } from "../../../platform/problem.ts";
import { PriceWants } from "./price-wants.ts";
import type { Open } from "./studies.ts";

/** A sale of now that is judged by every method and stored by none. */
export async function readWhatIf(
  open: Open,
  accounts: readonly AccountView[],
  query: WhatIfQuery,
): Promise<WhatIfAnswer> {
  const study = await open();
  const { asset, now } = { ...study, ...query };
  const account = query.account === null ? accounts[0] : accounts.find(({ id }) => id === query.account);
  if (account === undefined)
    throw problem("VALIDATION_ERROR", {
      errors: [{ path: "query.account", expected: "an account of this portfolio" }],
    });
  const held = heldOf(stepAt(study.timeline.steps.get(asset) ?? [], Number.MAX_SAFE_INTEGER)?.quantity ?? 0n);
  const quantity = query.quantity ?? held;
  if (toUnits(quantity) === 0n) throw insufficient(asset, held, quantity);
  await study.want(new PriceWants().at(asset, [now]));
  const quoted = query.price === null ? study.priceOf(asset, now) : null;
  const price = query.price ?? quoted?.price ?? null;
  if (price === null)
    throw problem("VALIDATION_ERROR", {
      errors: [{ path: "query.price", expected: `a price: nobody knows that of ${asset}` }],
    });
  const sale = { asset, quantity, price, accountId: account.id, at: lastOf(study.transactions, now) };
  const results = METHODS.map((method) => {
    const folded = foldState(study.transactions, { ...study.settings, method }, study.market);
    if (!folded.ok) throw new RangeError("a ledger that holds under one method holds under all");
    const sold = saleUnder(folded.state, sale, study.market, study.refOf);
    if (!sold.ok) throw insufficient(asset, sold.shortfall.held, quantity);
    return sold.result;
  });
  return whatIfAnswer(study, { ...sale, at: now }, held, quoted, results);
}

const heldOf = (units: bigint): Amount => toText(units > 0n ? units : 0n);

/** An event may be some minutes ahead; the sale comes after all of them. */
const lastOf = (rows: readonly { readonly at: number }[], now: number): number =>
  rows.reduce((last, { at }) => Math.max(last, at), now);

const insufficient = (asset: string, held: string, asked: string) =>
  problem("INSUFFICIENT_HOLDINGS", { detail: `Only ${held} ${asset} is held.`, facts: { asset, held, asked } });
