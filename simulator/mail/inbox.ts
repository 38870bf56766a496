import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { readJson, send, sendJson } from "../http.ts";
import { inboxPage } from "./page.ts";

export interface ReceivedMail {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly at: string;
}

const SendRequest = z.object({
  from: z.string().min(3).max(320),
  to: z.array(z.email()).min(1).max(50),
  subject: z.string().min(1).max(998),
  text: z.string().max(100_000),
});

/** Older mails are forgotten: nothing is stored. */
const MOST_KEPT = 1_000;

/** A mail provider's HTTP API, and the inbox that all of its mails end in. */
export class Inbox {
  readonly #now: () => number;
  readonly #mails: ReceivedMail[] = [];
  /** Idempotency key → id of the first mail sent with it. */
  readonly #sent = new Map<string, string>();
  /** Statuses that the next calls are refused with. */
  readonly #refusals: number[] = [];
  #count = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  refuse(status: number, count: number): void {
    for (let i = 0; i < count; i++) this.#refusals.push(status);
  }

  async answer(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: URLSearchParams,
  ): Promise<void> {
    const asked = `${request.method} ${path}`;
    if (asked === "POST /emails") return this.#receive(request, response);
    const to = query.get("to");
    const mails = this.#mails.filter((mail) => to === null || mail.to === to).toReversed();
    if (asked === "GET /emails") return sendJson(response, 200, { data: mails });
    if (asked === "GET /") return send(response, 200, inboxPage(mails), "text/html;charset=UTF-8");
    sendJson(response, 404, { name: "not_found", message: "POST /emails sends; GET / and GET /emails show." });
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = SendRequest.safeParse(await readJson(request));
    const refusal = this.#refusals.shift();
    if (refusal !== undefined) return sendJson(response, refusal, { name: "refused", message: "As it was told." });
    if (!/^Bearer \S+$/.test(request.headers.authorization ?? "")) {
      return sendJson(response, 401, { name: "missing_api_key", message: "Missing API key." });
    }
    if (!body.success) return sendJson(response, 422, { name: "validation_error", message: body.error.message });
    const key = request.headers["idempotency-key"]?.toString();
    const known = key === undefined ? undefined : this.#sent.get(key);
    if (known !== undefined) return sendJson(response, 200, { id: known });
    const id = `mail-${++this.#count}`;
    if (key !== undefined) this.#sent.set(key, id);
    const { to, ...mail } = body.data;
    const at = new Date(this.#now()).toISOString();
    for (const address of to) this.#mails.push({ id, ...mail, to: address, at });
    if (this.#mails.length > MOST_KEPT) this.#mails.splice(0, this.#mails.length - MOST_KEPT);
    sendJson(response, 200, { id });
  }
}
