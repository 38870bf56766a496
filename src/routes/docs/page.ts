import { html } from "hono/html";

type Html = ReturnType<typeof html>;

/** Scripts and styles of our own only, connections to ourselves only, and nobody may frame it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** An answer in HTML. All text goes through `html`, which escapes it. */
export async function page(
  title: string,
  body: Html,
  options: { head?: Html; status?: number } = {},
): Promise<Response> {
  const text = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <link rel="stylesheet" href="/docs/style.css" />
        ${options.head ?? ""}
      </head>
      <body>
        ${body}
      </body>
    </html>`;
  return new Response(String(text), { status: options.status ?? 200, headers: headersOf("text/html; charset=utf-8") });
}

export const STYLE = `:root { color-scheme: light; font-family: system-ui, sans-serif; line-height: 1.5; }
body { margin: 0; }
main { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
main code { background: #f0f1f3; padding: 0.1em 0.3em; border-radius: 3px; }
dt { font-weight: 600; margin-top: 1rem; }
dd { margin: 0; }
`;

export const headersOf = (type: string): Record<string, string> => ({
  "content-type": type,
  "cache-control": "public, max-age=300",
  "content-security-policy": POLICY,
});
