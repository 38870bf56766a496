/** What may go wrong with one batch of writes on its way to D1. */
export type D1Fault =
  | "none"
  /** It never arrives; the caller hears of a failure. */
  | "lost"
  /** It is committed; the caller hears of a failure. */
  | "answer-lost"
  /** The caller hears of a failure, and it is committed, or refused, when the test says so. */
  | "late"
  /** It is committed, and no answer ever comes: for killing the object meanwhile. */
  | "silent";

export interface FaultyD1 {
  readonly db: D1Database;
  /** Lets the late batches arrive, each to be committed or refused. Called by the test: an object may be dead by then. */
  land(): Promise<void>;
}

/** D1 whose batches of writes fail as `next` says; reads and single statements pass. */
export function faultyD1(real: D1Database, next: () => D1Fault): FaultyD1 {
  const writes = new WeakSet<D1PreparedStatement>();
  const late: D1PreparedStatement[][] = [];
  const prepare = (query: string): D1PreparedStatement => {
    const statement = real.prepare(query);
    if (!/^\s*insert/i.test(query)) return statement;
    const bind = statement.bind.bind(statement);
    statement.bind = (...values) => {
      const bound = bind(...values);
      writes.add(bound);
      return bound;
    };
    return statement;
  };
  const batch = async <T>(statements: D1PreparedStatement[]): Promise<D1Result<T>[]> => {
    const fault = statements.some((statement) => writes.has(statement)) ? next() : "none";
    if (fault === "late") late.push(statements);
    if (fault === "late" || fault === "lost") throw new Error("D1_ERROR: Network connection lost.");
    const results = await real.batch<T>(statements);
    if (fault === "answer-lost") throw new Error("D1_ERROR: Network connection lost.");
    return fault === "silent" ? new Promise(() => {}) : results;
  };
  const db = new Proxy(real, {
    get(target, name) {
      if (name === "prepare") return prepare;
      if (name === "batch") return batch;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  const land = async () => {
    for (const statements of late.splice(0)) await real.batch(statements).catch(() => undefined);
  };
  return { db, land };
}
