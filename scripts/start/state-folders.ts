import { join } from "node:path";

export const STATE = ".state";

/** One for each market, never shared: simulated prices must not meet a real portfolio. */
export const stateFolders = (root: string) =>
  ({ simulated: join(root, "simulated"), live: join(root, "live") }) as const;
