import { html } from "hono/html";
import { page } from "./page.ts";

/**
 * `GET /docs`: the API's document for people. Swagger UI comes from our own static assets (scripts/docs/copy-swagger.ts
 * puts it there), outside of `/docs*`, which the Worker answers itself. Without them the document itself is still linked.
 */
export const getReference = (): Promise<Response> =>
  page(
    "Coinsight API",
    html`<main>
        <h1>Coinsight API</h1>
        <p>
          The contract: <a href="/openapi.json">openapi.json</a>. Errors:
          <a href="/docs/errors">what each code means</a>.
        </p>
      </main>
      <div id="reference"></div>`,
    {
      head: html`<link rel="stylesheet" href="/assets-docs/swagger-ui.css" />
        <script src="/assets-docs/swagger-ui-bundle.js" defer></script>
        <script src="/assets-docs/start.js" defer></script>`,
    },
  );
