import type { Context, MiddlewareHandler } from "hono";
import { Recent } from "../../platform/recent.ts";
import { LONGEST_CONDITION } from "./conditional.ts";
import type { AppEnv } from "./router.ts";

const MOST_REMEMBERED = 1_000;

/**
 * Addresses and what they ask for: what everybody looks at is checked once, which costs as much as a kept answer. Nothing but
 * the address may decide what is asked.
 */
export class AskedBefore<T> {
  readonly #questions = new Recent<T>(MOST_REMEMBERED);

  keep(c: Context<AppEnv>, question: T): void {
    this.#questions.keep(addressOf(c.req.url), question);
  }

  /** Answers at once what was asked before; what the validators would still look at is the header. */
  readonly again =
    (answer: (c: Context<AppEnv>, question: T) => Response | Promise<Response>): MiddlewareHandler<AppEnv> =>
    async (c, next) => {
      const question = this.#questions.get(addressOf(c.req.url));
      const condition = c.req.header("if-none-match");
      if (question === undefined || (condition !== undefined && condition.length > LONGEST_CONDITION)) return next();
      return answer(c, question);
    };
}

/** Path and query, without the host, which anybody may name as they like. */
const addressOf = (url: string): string => url.slice(url.indexOf("/", "https://".length));
