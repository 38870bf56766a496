import { errorFields, log } from "../platform/log.ts";
import type { Mail } from "../providers/mailer/send-mail.ts";
import type { ServiceContext } from "./context.ts";

/**
 * Hands a mail to the queue, which keeps trying while the provider is down. Never throws: nobody's request fails for a mail,
 * and who misses one asks again.
 */
export async function queueMail(context: ServiceContext, mail: Mail): Promise<void> {
  if (context.config.mail === null) return;
  try {
    await context.env.MAILS.send({ ...mail, id: crypto.randomUUID(), requestId: context.requestId });
  } catch (error) {
    log("error", "queue-mail", { requestId: context.requestId, ...errorFields(error) });
  }
}
