// The runtime has the module (nodejs_compat); the types of Node would bring the whole of Node with them.
declare module "node:async_hooks" {
  export class AsyncLocalStorage<T> {
    run<R>(store: T, work: () => R): R;
    getStore(): T | undefined;
  }
}
