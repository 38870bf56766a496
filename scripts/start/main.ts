/** `npm start`: the whole product on this machine, without an account, a key or a network. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { SOURCES } from "../../simulator/news/sources.ts";
import { ensureBuilt } from "../build/index.ts";
import { startRuntime, type Runtime } from "../runtime/index.ts";
import { endRemains, takeLock } from "../runtime/lock.ts";
import { assertPortFree } from "../runtime/port.ts";
import { messageOf, Refusal } from "../runtime/refusal.ts";
import { readArguments, USAGE, type StartArguments } from "./arguments.ts";
import { ensureDemoAccount } from "./demo-account.ts";
import { Ending } from "./ending.ts";
import { keepFile } from "./keep-file.ts";
import { chooseMarket, liveVars, simulatedVars, type MarketVars } from "./market.ts";
import { npmPid, watchParent } from "./parent.ts";
import { runSimulator } from "./simulator-process.ts";
import { stateFolders } from "./state-folders.ts";

/** Nobody else in the network is served. */
const HOST = "127.0.0.1";

const say = (what: string, text: string): void => console.log(`  ${what.padEnd(10)}${text}`);
const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? "" : "s"}`;

async function start(options: StartArguments, ending: Ending): Promise<void> {
  console.log("Coinsight");
  const { market, because } = await chooseMarket(options.market);
  say("market", market === "live" ? `live: ${because}` : `simulated, prices and news are invented: ${because}`);

  // Also of the other market: what a killed run left there may hold the port.
  const folders = stateFolders(options.state);
  for (const one of Object.values(folders)) await endRemains(one);
  const folder = folders[market];
  const lock = await takeLock(folder, npmPid());
  ending.finally(() => lock.release());
  await assertPortFree(HOST, options.port);
  say("state", folder);

  const before = Date.now();
  const built = await ensureBuilt();
  const took = ((Date.now() - before) / 1_000).toFixed(1);
  say("build", built.length === 0 ? "page and Worker are fresh" : `${built.join(" and ")}, ${took} s`);

  const vars = market === "live" ? liveVars() : await simulated((pid) => lock.record(pid), ending);
  const origin = `http://localhost:${options.port}`;
  const runtime = await startRuntime({
    stateDir: folder,
    lock,
    host: HOST,
    port: options.port,
    crons: true,
    vars: {
      ...vars,
      PUBLIC_ORIGIN: origin,
      ...(options.verbose ? { LOG_SHARE: "1" } : {}),
      AUTH_SECRET: keepFile(join(folder, "auth-secret"), () => randomBytes(48).toString("base64url")),
    },
    onLine: (line, level) => {
      if (options.verbose || isNews(line, level)) console.error(line);
    },
  });
  ending.ownSignals();
  ending.finally(() => runtime.stop());
  void runtime.ended.then((reason) => ending.end(reason));
  say(
    "database",
    runtime.migrated.length === 0 ? "up to date" : `${count(runtime.migrated.length, "migration")} applied`,
  );
  say("news", `${count(vars.NEWS_FEEDS.split(" ").filter(Boolean).length, `${market} feed`)}, scored by VADER`);

  if (vars.MARKET === "simulated") say("inbox", `${vars.MAIL_API_BASE}: every mail the product sends`);
  await demo(folder, origin, vars);
  say("page", origin);
  say("API", `${origin}/docs`);
  console.log("\nCtrl-C ends it.");
  void fireOnce(runtime, ending);
}

/** What went wrong, as the product or the runner says it; not the runtime's own stack for the same. */
const isNews = (line: string, level: string): boolean =>
  ["error", "warn"].includes(level) && !line.includes("\nstack: ");

async function simulated(record: (pid: number) => void, ending: Ending): Promise<MarketVars> {
  const simulator = await runSimulator(record, console.error, (reason) => void ending.end(reason));
  ending.finally(() => simulator.stop());
  say("exchange", `simulated, ${simulator.url}`);
  return simulatedVars(
    simulator.url,
    SOURCES.map(({ id }) => id),
  );
}

/** Without it the product still runs, so a failure is told and no reason to stop. */
async function demo(folder: string, origin: string, vars: MarketVars): Promise<void> {
  try {
    const restBase = vars.BINANCE_REST_BASES.split(" ")[0] ?? "";
    const { email, password, recorded } = await ensureDemoAccount(folder, origin, restBase, vars.MAIL_API_BASE);
    if (recorded > 0) say("demo", `${count(recorded, "transaction")} of a year recorded`);
    say("sign in", `${email}  password: ${password}`);
  } catch (error) {
    say("demo", `the demo account could not be made (${messageOf(error)}); sign up on the page instead`);
  }
}

/** What is due by the clock is due at the first moment too: a laptop that was off has missed it. */
async function fireOnce(runtime: Runtime, ending: Ending): Promise<void> {
  for (const expression of runtime.crons) {
    try {
      await runtime.fireCron(expression);
    } catch (error) {
      if (!ending.begun) console.error(messageOf(error));
    }
  }
}

const ending = new Ending();
ending.catchSurprises();
ending.ownSignals();
try {
  const options = readArguments(process.argv.slice(2));
  if (options.help) console.log(USAGE);
  else {
    watchParent(npmPid(), () => void ending.end(null));
    await start(options, ending);
  }
} catch (error) {
  await ending.end(error instanceof Refusal ? error.message : `It could not start: ${messageOf(error)}`);
}
