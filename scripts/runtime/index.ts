/** The one runner: `npm start`, benchmarks, journeys and kill tests all run the built Worker through it. */
import { join } from "node:path";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { unstable_splitSqlQuery as splitSql } from "wrangler";
import { workerOf } from "./bindings.ts";
import { countDeaths } from "./deaths.ts";
import { takeLock, type StateLock } from "./lock.ts";
import { applyMigrations } from "./migrations.ts";
import { assertPortFree } from "./port.ts";
import { messageOf, Refusal } from "./refusal.ts";
import { runSchedule } from "./schedule.ts";
import { watchWorkerd } from "./workerd.ts";
import { readConfiguration, ROOT, workerOptions, WORKER_NAME } from "./worker-options.ts";

export { Refusal } from "./refusal.ts";

export interface RuntimeOptions {
  /** Everything that is kept: database, objects, KV. One living runtime per folder. */
  readonly stateDir: string;
  /** When the caller has taken the folder's lock already, because it starts more than this. Else it is taken and released. */
  readonly lock?: StateLock;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  /** In place of those in wrangler.toml. PUBLIC_ORIGIN is by default the runtime's own address. */
  readonly vars?: Readonly<Record<string, string>>;
  /** Class of RATE_LIMITS (anonymous, user, write …) → requests a minute: benchmarks and tests would meet the usual ones. */
  readonly rateLimits?: Readonly<Record<string, number>>;
  /** Whether the crons of wrangler.toml fire by the clock. Default false; `fireCron` works either way. */
  readonly crons?: boolean;
  /** Each line that the Worker or the runtime writes. Default: dropped. */
  readonly onLine?: (line: string, level: string) => void;
}

export interface Runtime {
  readonly url: string;
  readonly port: number;
  /** Names of the migrations that this start applied. */
  readonly migrated: readonly string[];
  /** The processes that run the Worker now. */
  readonly pids: () => number[];
  /** The expressions of wrangler.toml. */
  readonly crons: readonly string[];
  /** Runs the jobs of one expression and waits for them; rejects when they failed. */
  readonly fireCron: (expression: string) => Promise<void>;
  /** Resolves when it stopped: with null after `stop`, with one clear sentence when it died and could not be kept alive. */
  readonly ended: Promise<string | null>;
  readonly stop: () => Promise<void>;
}

export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { stateDir, host = "127.0.0.1", onLine = () => {} } = options;
  const lock = options.lock ?? (await takeLock(stateDir));
  const release = async () => (options.lock === undefined ? lock.release() : undefined);
  try {
    return await run({ ...options, host, onLine }, lock, release);
  } catch (error) {
    await release();
    throw error;
  }
}

type Settled = RuntimeOptions & Required<Pick<RuntimeOptions, "host" | "onLine">>;

async function run(options: Settled, lock: StateLock, release: () => Promise<void>): Promise<Runtime> {
  const { host, onLine } = options;
  const port = await assertPortFree(host, options.port ?? 0);
  const url = `http://${host}:${port}`;
  const configured = readConfiguration();
  const dataFolder = join(options.stateDir, "data");
  const pids = new Set<number>();
  let stopping: Promise<void> | undefined;
  let miniflare: Miniflare | undefined;
  let stopSchedule: (() => void) | undefined;
  const { promise: ended, resolve: settle } = Promise.withResolvers<string | null>();

  const stop = (reason: string | null = null): Promise<void> =>
    (stopping ??= (async () => {
      stopSchedule?.();
      await miniflare?.dispose();
      await release();
      settle(reason);
    })());
  const deaths = countDeaths(
    (line) => onLine(line, "warn"),
    (reason) => void stop(reason),
  );
  const watched = <T>(start: () => T): T =>
    watchWorkerd(
      {
        started: (pid) => {
          pids.add(pid);
          lock.record(pid);
        },
        exited: (pid, how) => {
          pids.delete(pid);
          if (miniflare !== undefined && stopping === undefined) deaths.died(how);
        },
      },
      start,
    );

  const migrated = await watched(() =>
    applyMigrations({
      dataFolder,
      databaseId: configured.d1Databases?.["DB"]?.id ?? "",
      migrationsFolder: join(ROOT, "migrations"),
      splitSql,
    }),
  );

  const started = watched(
    () =>
      new Miniflare(
        convertV4MiniflareOptions({
          // Miniflare's own entry, for its calls into the Worker; people and clients use the direct socket.
          host: "127.0.0.1",
          port: 0,
          // The placeholder would be fetched from the network, once a start.
          cf: false,
          logRequests: false,
          log: new LineLog(onLine),
          handleStructuredLogs: ({ level, message }) => onLine(message, level),
          resourcePersistencePath: dataFolder,
          // Names the folder in the process's environment, for whoever looks which runtime runs on it.
          unsafeRuntimeEnv: { COINSIGHT_STATE: options.stateDir },
          unsafeHandleRuntimeRestart: deaths.revived,
          workers: [
            workerOptions(configured, {
              host,
              port,
              vars: { PUBLIC_ORIGIN: url, ...options.vars },
              rateLimits: options.rateLimits ?? {},
            }),
          ],
        }),
      ),
  );
  try {
    await started.ready;
  } catch (error) {
    await started.dispose();
    throw new Refusal(`The Workers runtime did not start: ${firstLine(messageOf(error))}`);
  }
  miniflare = started;

  const fireCron = async (expression: string, minute = new Date()): Promise<void> => {
    const worker = await workerOf(started, WORKER_NAME);
    const { outcome } = await worker.scheduled({ cron: expression, scheduledTime: minute });
    if (outcome !== "ok") throw new Error(`The jobs of "${expression}" ended with ${outcome}`);
  };
  if (options.crons === true) {
    stopSchedule = runSchedule(configured.cronTriggers ?? [], (expression, minute) => {
      fireCron(expression, minute).catch((error: unknown) => {
        if (stopping === undefined) onLine(`The jobs of "${expression}" failed: ${messageOf(error)}`, "error");
      });
    });
  }
  return {
    url,
    port,
    migrated,
    crons: configured.cronTriggers ?? [],
    pids: () => [...pids],
    fireCron: (expression) => fireCron(expression),
    ended,
    stop: () => stop(),
  };
}

class LineLog extends Log {
  readonly #onLine: (line: string, level: string) => void;
  constructor(onLine: (line: string, level: string) => void) {
    super(LogLevel.ERROR);
    this.#onLine = onLine;
  }
  protected override log(message: string): void {
    this.#onLine(message, "error");
  }
}

const firstLine = (text: string) => text.split("\n")[0] ?? text;
