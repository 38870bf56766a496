import { z } from "zod";
import { log } from "../platform/log.ts";
import { newTrace, traced } from "../platform/trace.ts";
import type { ServiceContext } from "../services/context.ts";
import { deliverMail } from "../services/deliver-mail.ts";

/** `requestId`: of the request that asked for the mail. */
const Body = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  requestId: z.string().optional(),
});

/** Waits longer with each attempt: 10 s, 20 s, 40 s … */
const delayOf = (attempts: number): number => 10 * 2 ** Math.min(attempts - 1, 6);

/** Sends each mail of a batch. What the provider refuses for good is dropped; its line of log names no address. */
export async function sendMails(batch: MessageBatch, context: ServiceContext): Promise<void> {
  for (const message of batch.messages) {
    const body = Body.safeParse(message.body);
    const requestId = body.data?.requestId ?? context.requestId;
    const fields = { queue: batch.queue, requestId, attempts: message.attempts };
    if (!body.success) {
      log("error", "mail", { ...fields, outcome: "unreadable" });
      message.ack();
      continue;
    }
    const { id, requestId: _, ...mail } = body.data;
    const outcome = await traced(newTrace(requestId), () => deliverMail(context, id, mail));
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
