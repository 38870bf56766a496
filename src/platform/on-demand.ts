const known: (() => unknown)[] = [];

/**
 * A module that is evaluated when it is first needed instead of before an isolate's first answer, and is at hand without
 * waiting from then on (docs/decisions/0017-areas-on-demand.md). Requests that come meanwhile do not wait for each other's
 * import: a promise belongs to the request that made it.
 */
export function onDemand<Module>(load: () => Promise<Module>): () => Module | Promise<Module> {
  let loaded: { readonly module: Module } | null = null;
  const need = () => {
    if (loaded !== null) return loaded.module;
    return load().then((module) => {
      loaded = { module };
      return module;
    });
  };
  known.push(need);
  return need;
}

/** Evaluates every such module that has been named so far. */
export async function evaluateAll(): Promise<void> {
  for (const need of known) await need();
}
