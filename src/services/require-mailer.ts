import { problem } from "../platform/problem.ts";
import type { ServiceContext } from "./context.ts";

/** Said openly: with "accepted" a person would wait for a mail that never comes. */
export function requireMailer({ config }: ServiceContext): void {
  if (config.mail === null) throw problem("CONFLICT_ERROR", { detail: "This service sends no mails." });
}
