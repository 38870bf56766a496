import type { ReceivedMail } from "./inbox.ts";

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Addresses in a mail's text as links; the rest is text, never markup. */
const linked = (text: string): string =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, at) => (at % 2 === 1 ? `<a href="${escaped(part)}">${escaped(part)}</a>` : escaped(part)))
    .join("");

const STYLE =
  "body{font:15px/1.5 system-ui;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#222}" +
  "article{border-top:1px solid #ccc;padding:1rem 0}pre{white-space:pre-wrap;font:inherit}small{color:#666}";

/** All mails that came, newest first, for a person who tries the product out. */
export function inboxPage(mails: readonly ReceivedMail[]): string {
  const articles = mails.map(
    ({ to, subject, text, at }) =>
      `<article><b>${escaped(subject)}</b><br><small>${escaped(to)}, ${at}</small><pre>${linked(text)}</pre></article>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Inbox</title><style>${STYLE}</style>
<h1>Inbox</h1><p>What the simulated mail provider was given. It never leaves this machine.</p>
${articles.join("\n") || "<p>No mail yet.</p>"}</html>`;
}
