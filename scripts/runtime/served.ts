/**
 * The module that answers on the served port. Miniflare puts two routers of its own before a Worker with assets, which costs
 * three quarters of its requests per second (2,200 against 8,900 of /health, measured); so the direct socket goes straight
 * to the Worker, and this decides as the platform does: a path under `run_worker_first` is the Worker's, all else the
 * assets'.
 */
export const SERVED_ENTRYPOINT = "Served";

export function servedModule(bundle: string, runWorkerFirst: readonly string[]): string {
  return `
import worker from ${JSON.stringify(`./${bundle}`)};
export * from ${JSON.stringify(`./${bundle}`)};
export default worker;

const workerFirst = [${runWorkerFirst.map(pathPattern).join(", ")}];
// A request's address is well formed already, so where its path stands is found without parsing it once more.
const path = /^[a-z]+:\\/\\/[^/]*([^?]*)/;

export const ${SERVED_ENTRYPOINT} = {
  fetch(request, env, execution) {
    const pathname = path.exec(request.url)[1];
    return workerFirst.some((pattern) => pattern.test(pathname))
      ? worker.fetch(request, env, execution)
      : env.ASSETS.fetch(request);
  },
};
`;
}

/** `*` stands for any characters, as in the platform's routing rules. Its negative rules are not used here. */
export function pathPattern(rule: string): string {
  if (!rule.startsWith("/")) throw new Error(`run_worker_first: only paths are supported, not "${rule}"`);
  return `/^${rule.replace(/[.+?^${}()|[\]\\/]/g, "\\$&").replaceAll("*", ".*")}$/`;
}
