import type { Mail } from "../providers/mailer/send-mail.ts";
import { MailError, sendMail } from "../providers/mailer/send-mail.ts";
import type { ServiceContext } from "./context.ts";

export type Delivery = "sent" | "no_mailer" | { readonly failed: string; readonly passing: boolean };

/** Gives one mail to the provider; `id` makes a repetition the same mail. */
export async function deliverMail(context: ServiceContext, id: string, mail: Mail): Promise<Delivery> {
  const api = context.config.mail;
  // The mailer was taken away since.
  if (api === null) return "no_mailer";
  try {
    await sendMail(api, mail, id);
    return "sent";
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    return { failed: error.message, passing: error.passing };
  }
}
