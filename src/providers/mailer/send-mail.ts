import { withDeadline } from "../../platform/deadline.ts";
import { outgoingHeaders } from "../../platform/user-agent.ts";

/** An HTTP mail API: one POST a mail with a bearer key, as several providers offer it. Which one is its base URL. */
export interface MailApi {
  readonly base: string;
  readonly key: string;
  /** `Name <address>`, of a domain that the provider has verified. */
  readonly from: string;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** What went wrong, as a short code; never a message of the other side, which may repeat what we sent. */
export class MailError extends Error {
  /** Another attempt may end otherwise. */
  readonly passing: boolean;

  constructor(code: string, passing: boolean) {
    super(code);
    this.name = "MailError";
    this.passing = passing;
  }
}

const DEADLINE_MS = 10_000;

/** Hands a mail over. The same `id` again is the same mail: providers that know the header send it once. */
export async function sendMail(api: MailApi, mail: Mail, id: string): Promise<void> {
  let response: Response;
  try {
    response = await withDeadline(DEADLINE_MS, (signal) =>
      fetch(`${api.base}/emails`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${api.key}`,
          "content-type": "application/json",
          "idempotency-key": id,
          ...outgoingHeaders(),
        },
        body: JSON.stringify({ from: api.from, to: [mail.to], subject: mail.subject, text: mail.text }),
        // The key goes nowhere else.
        redirect: "manual",
        signal,
      }),
    );
  } catch {
    throw new MailError("unreachable", true);
  }
  await response.body?.cancel();
  const { status } = response;
  if (!response.ok) throw new MailError(`http_${status}`, status === 408 || status === 429 || status >= 500);
}
