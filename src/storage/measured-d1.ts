import { DeadlineError, withDeadline } from "../platform/deadline.ts";
import { spending } from "../platform/trace.ts";

/** Longer than any of our statements takes; shorter than a person waits. */
const DEADLINE_MS = 15_000;

/** D1 whose every question has an end, and counts into the request's `Server-Timing`. Kept by database: it holds nothing. */
export function measuredD1(db: D1Database): D1Database {
  const known = wrapped.get(db);
  if (known !== undefined) return known;
  const measured = new MeasuredD1(db) as unknown as D1Database;
  wrapped.set(db, measured);
  return measured;
}

const wrapped = new WeakMap<D1Database, D1Database>();

/** What drizzle uses of D1; nothing else may be asked of it (the casts above rest on that). */
class MeasuredD1 {
  readonly #db: D1Database;

  constructor(db: D1Database) {
    this.#db = db;
  }

  prepare(query: string): MeasuredStatement {
    return new MeasuredStatement(this.#db.prepare(query));
  }

  batch(statements: readonly MeasuredStatement[]): Promise<D1Result[]> {
    return asked(() => this.#db.batch(statements.map(({ real }) => real)));
  }
}

class MeasuredStatement {
  readonly real: D1PreparedStatement;

  constructor(real: D1PreparedStatement) {
    this.real = real;
  }

  bind(...values: unknown[]): MeasuredStatement {
    return new MeasuredStatement(this.real.bind(...values));
  }

  all(): Promise<D1Result> {
    return asked(() => this.real.all());
  }

  run(): Promise<D1Result> {
    return asked(() => this.real.run());
  }

  raw(): Promise<unknown[]> {
    return asked(() => this.real.raw());
  }

  first(): Promise<unknown> {
    return asked(() => this.real.first());
  }
}

const asked = <T>(work: () => Promise<T>): Promise<T> =>
  spending("d1", async () => {
    try {
      return await withDeadline(DEADLINE_MS, work);
    } catch (error) {
      if (error instanceof DeadlineError) throw new Error(`D1_ERROR: ${error.message}`, { cause: error });
      throw error;
    }
  });
