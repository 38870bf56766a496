import type { WorkersAi } from "../src/providers/workers-ai/workers-ai.ts";

/** One call on the wire: what was sent where, and as what. */
export interface AiCall {
  readonly url: string;
  readonly model: string | null;
  readonly body: { readonly inputs: { readonly text: string } };
}

interface WireError {
  readonly internalCode?: number;
  readonly name?: string;
  readonly description?: string;
  readonly errors?: readonly { readonly code: number; readonly message: string }[];
}

/**
 * The AI binding as the runtime has it, over a server that answers as one pleases: an object only for exactly
 * "application/json", else the body's stream; a refusal's code in front of its message.
 */
export function wireAi(answer: (text: string, call: number) => Response | Promise<Response>) {
  const calls: AiCall[] = [];
  const binding: WorkersAi = {
    async run(model, inputs) {
      const request = new Request("https://workers-binding.ai/run?version=3", {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "cf-consn-sdk-version": "2.0.0",
          "cf-consn-model-id": model,
        },
        body: JSON.stringify({ inputs, options: {} }),
      });
      const body = await request.json<AiCall["body"]>();
      calls.push({ url: request.url, model: request.headers.get("cf-consn-model-id"), body });
      const response = await answer(body.inputs.text, calls.length);
      if (!response.ok) throw refusalOf(await response.text());
      return response.headers.get("content-type") === "application/json" ? await response.json() : response.body;
    },
  };
  return { ...binding, calls };
}

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });

function refusalOf(text: string): Error {
  try {
    const { internalCode, name, description, errors } = JSON.parse(text) as WireError;
    if (internalCode !== undefined) return named(name ?? "InferenceUpstreamError", `${internalCode}: ${description}`);
    const [first] = errors ?? [];
    if (first !== undefined) return named("InferenceUpstreamError", `${first.code}: ${first.message}`);
  } catch {
    // No JSON: the text itself is the message.
  }
  return named("InferenceUpstreamError", text);
}

/** A refusal as Workers AI writes it. */
export const refused = (status: number, internalCode: number, description: string): Response =>
  Response.json({ internalCode, message: `AiError: ${description}`, name: "AiError", description }, { status });

/** Both labels, in an order that is not guaranteed. */
export const labels = (positive: number, order: "up" | "down" = "up", type = "application/json"): Response => {
  const both = [
    { label: "NEGATIVE", score: 1 - positive },
    { label: "POSITIVE", score: positive },
  ];
  return new Response(JSON.stringify(order === "up" ? both : both.toReversed()), { headers: { "content-type": type } });
};
