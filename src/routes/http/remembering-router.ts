import type { Result, Router } from "hono/router";
import { TrieRouter } from "hono/router/trie-router";

/** Paths whose match is kept: some megabytes at most, and what invented paths push out is found again. */
const MOST = 1_000;
/** No path of the contract that is worth keeping is longer. */
const LONGEST = 200;

/**
 * Finds the handlers of a path once and remembers them: what is read again and again (a portfolio, a list of prices) was
 * looked for in a tree at each request, a twentieth of a read. Hono's fastest router is not to be had: it refuses a fixed
 * word where another path has a parameter (`/sentiment/market`, `/sentiment/{coin}`).
 */
export class RememberingRouter<T> implements Router<T> {
  readonly name = "RememberingRouter";
  readonly #routes = new TrieRouter<T>();
  readonly #known = new Map<string, Result<T>>();

  add(method: string, path: string, handler: T): void {
    this.#known.clear();
    this.#routes.add(method, path, handler);
  }

  match(method: string, path: string): Result<T> {
    const key = `${method} ${path}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = this.#routes.match(method, path);
    if (path.length <= LONGEST) {
      if (this.#known.size >= MOST) for (const oldest of this.#known.keys().take(MOST / 10)) this.#known.delete(oldest);
      this.#known.set(key, found);
    }
    return found;
  }
}
