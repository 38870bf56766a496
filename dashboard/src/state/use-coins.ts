import { useEffect } from "preact/hooks";
import { coins, loadCoins } from "./catalogue.ts";

/** The whole list, for what shows or searches it: there it is not waited for. */
export function useCoins(): typeof coins {
  useEffect(() => void loadCoins().catch(() => undefined), []);
  return coins;
}
