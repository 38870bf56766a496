import { parseArgs } from "node:util";
import { messageOf, Refusal } from "../runtime/refusal.ts";
import { STATE } from "./state-folders.ts";

export interface StartArguments {
  readonly port: number;
  /** Undefined: whichever can be reached. */
  readonly market: "live" | "simulated" | undefined;
  /** What holds a folder for each market. */
  readonly state: string;
  readonly verbose: boolean;
  readonly help: boolean;
}

export const USAGE = `npm start [-- options]

  --port N      where to serve (default 8787)
  --simulated   the bundled exchange and news, without trying the real ones
  --live        the real exchange and news, or nothing
  --state DIR   where everything is kept (default .state)
  --verbose     also shows each request and job`;

export function readArguments(args: readonly string[]): StartArguments {
  const { port, live, simulated, state, verbose, help } = parse(args);
  if (live && simulated) throw new Refusal("Choose one of --live and --simulated.");
  const number = Number(port);
  if (!/^\d{1,5}$/.test(port) || number < 1 || number > 65_535) {
    throw new Refusal(`--port takes a number from 1 to 65535, not "${port}".`);
  }
  return { port: number, market: live ? "live" : simulated ? "simulated" : undefined, state, verbose, help };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: "string", default: "8787" },
        live: { type: "boolean", default: false },
        simulated: { type: "boolean", default: false },
        state: { type: "string", default: STATE },
        verbose: { type: "boolean", default: false },
        help: { type: "boolean", default: false, short: "h" },
      },
    }).values;
  } catch (error) {
    throw new Refusal(`${messageOf(error).split(". ")[0]}.\n\n${USAGE}`);
  }
}
