import { html } from "hono/html";
import { PROBLEM_CODES } from "../../platform/problem.ts";
import { statusOf, titleOf } from "../http/problem-response.ts";
import { EXPLANATIONS } from "./explanations.ts";
import { page } from "./page.ts";

/** `GET /docs/errors`: all codes. */
export const listErrors = (): Promise<Response> =>
  page(
    "Errors",
    html`<main>
      <h1>Errors</h1>
      <p>Every error is <code>application/problem+json</code> with a <code>code</code> and a <code>requestId</code>.</p>
      <dl>
        ${PROBLEM_CODES.map(
          (code) =>
            html`<dt><a href="/docs/errors/${code}">${code}</a> (${statusOf(code)})</dt>
              <dd>${titleOf(code)}.</dd>`,
        )}
      </dl>
    </main>`,
  );

/** `GET /docs/errors/{code}`: what a problem's `type` points to. */
export function getError(asked: string): Promise<Response> {
  const code = PROBLEM_CODES.find((known) => known === asked);
  if (code === undefined) {
    const body = html`<main>
      <h1>No such code</h1>
      <p><a href="/docs/errors">All codes</a></p>
    </main>`;
    return page("No such code", body, { status: 404 });
  }
  const { means, todo } = EXPLANATIONS[code];
  return page(
    code,
    html`<main>
      <h1><code>${code}</code></h1>
      <p>Status ${statusOf(code)}: ${titleOf(code)}.</p>
      <dl>
        <dt>What it means</dt>
        <dd>${withCode(means)}</dd>
        <dt>What to do</dt>
        <dd>${withCode(todo)}</dd>
      </dl>
      <p><a href="/docs/errors">All codes</a> · <a href="/docs">API</a></p>
    </main>`,
  );
}

/** Text between backticks as code. */
const withCode = (text: string) =>
  text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
