import { z } from "zod";
import { log } from "../platform/log.ts";
import type { ServiceContext } from "../services/context.ts";
import { deliverMail } from "../services/deliver-mail.ts";

const Body = z.object({ id: z.string(), to: z.string(), subject: z.string(), text: z.string() });

/** Waits longer with each attempt: 10 s, 20 s, 40 s … */
const delayOf = (attempts: number): number => 10 * 2 ** Math.min(attempts - 1, 6);

/** Sends each mail of a batch. What the provider refuses for good is dropped; its line of log names no address. */
export async function sendMails(batch: MessageBatch, context: ServiceContext): Promise<void> {
  for (const message of batch.messages) {
    const fields = { queue: batch.queue, requestId: context.requestId, attempts: message.attempts };
    const body = Body.safeParse(message.body);
    if (!body.success) {
      log("error", "mail", { ...fields, outcome: "unreadable" });
      message.ack();
      continue;
    }
    const { id, ...mail } = body.data;
    const outcome = await deliverMail(context, id, mail);
    if (typeof outcome === "string") {
      log("info", "mail", { ...fields, outcome });
      message.ack();
    } else if (outcome.passing) {
      log("warn", "mail", { ...fields, outcome: outcome.failed });
      message.retry({ delaySeconds: delayOf(message.attempts) });
    } else {
      log("error", "mail", { ...fields, outcome: outcome.failed });
      message.ack();
    }
  }
}
