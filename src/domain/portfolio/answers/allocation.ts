import type { Books } from "../../ledger/books.ts";
import { allocationOf } from "../allocation.ts";
import type { Looked } from "./head.ts";
import { headOf } from "./head.ts";

export function allocationAnswer(study: Looked, books: Pick<Books, "balances">, at: number) {
  const { coins, accounts, ...rest } = allocationOf(books, study.priceOf, at);
  return {
    ...headOf(study, at),
    ...rest,
    coins: coins.map(({ id, ...share }) => ({ asset: id, ...share })),
    accounts: accounts.map(({ id, ...share }) => ({ account: id, ...share })),
  };
}

export type AllocationAnswer = ReturnType<typeof allocationAnswer>;
