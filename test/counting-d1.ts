export interface Counted {
  asked: number;
  read: number;
  written: number;
}

/** D1 that counts what its answers say of rows, and how often it was asked. */
export function countingD1(real: D1Database): { db: D1Database; take: () => Counted } {
  let counted: Counted = { asked: 0, read: 0, written: 0 };
  const add = (results: readonly D1Result[]) => {
    counted.asked += 1;
    for (const { meta } of results) {
      counted.read += meta.rows_read;
      counted.written += meta.rows_written;
    }
  };
  const db = new Proxy(real, {
    get(target, name) {
      if (name === "batch")
        return async (statements: D1PreparedStatement[]) => {
          const results = await target.batch(statements);
          add(results);
          return results;
        };
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return {
    db,
    take: () => {
      const taken = counted;
      counted = { asked: 0, read: 0, written: 0 };
      return taken;
    },
  };
}
