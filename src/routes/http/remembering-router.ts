import type { Result, Router } from "hono/router";
import { TrieRouter } from "hono/router/trie-router";
import { Recent } from "../../platform/recent.ts";

/** Paths whose match is kept: some megabytes at most, and what invented paths push out is found again. */
const MOST = 1_000;

/**
 * Finds the handlers of a path once and remembers them: what is read again and again (a portfolio, a list of prices) was
 * looked for in a tree at each request, a twentieth of a read. Hono's fastest router is not to be had: it refuses a fixed
 * word where another path has a parameter (`/sentiment/market`, `/sentiment/{coin}`).
 */
export class RememberingRouter<T> implements Router<T> {
  readonly name = "RememberingRouter";
  readonly #routes = new TrieRouter<T>();
  #known = new Recent<Result<T>>(MOST);

  add(method: string, path: string, handler: T): void {
    this.#known = new Recent(MOST);
    this.#routes.add(method, path, handler);
  }

  match(method: string, path: string): Result<T> {
    const key = `${method} ${path}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = this.#routes.match(method, path);
    this.#known.keep(key, found);
    return found;
  }
}
