import type { ReturnsInput } from "../domain/returns/all-returns.ts";
import { allReturns } from "../domain/returns/all-returns.ts";

/** Every method's return of a period that is handed in; nothing of it is kept. */
export const calcReturns = (input: ReturnsInput) => allReturns(input);
