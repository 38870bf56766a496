/**
 * Two objects that do the same, one called by itty-durable, one by the platform's own RPC, and a Worker that calls each
 * in a loop. `GET /itty?calls=1000&bytes=100` answers when all calls have answered.
 */
import { DurableObject } from "cloudflare:workers";
import { createDurable, withDurables } from "itty-durable";

interface Tick {
  readonly note: string;
}

export class NativeCounter extends DurableObject {
  #count = 0;

  add(tick: Tick): { count: number; length: number } {
    this.#count += 1;
    return { count: this.#count, length: tick.note.length };
  }

  refuse(): never {
    throw Object.assign(new Error("not enough"), { code: "INSUFFICIENT_HOLDINGS" });
  }
}

export class IttyCounter extends createDurable() {
  count = 0;

  add(tick: Tick): { count: number; length: number } {
    this.count += 1;
    return { count: this.count, length: tick.note.length };
  }

  refuse(): never {
    throw Object.assign(new Error("not enough"), { code: "INSUFFICIENT_HOLDINGS" });
  }
}

interface Bindings {
  readonly NATIVE: DurableObjectNamespace<NativeCounter>;
  readonly ITTY: DurableObjectNamespace;
}

interface Counter {
  add(tick: Tick): Promise<{ count: number; length: number }>;
  refuse(): Promise<never>;
}

/** itty-durable's stubs are typed `any`; this cast is the only word on what they take and give. */
const ittyCounter = (request: Request, env: Bindings): Counter => {
  withDurables({ parse: true })(request, env);
  return (request as unknown as { ITTY: { get(name: string): Counter } }).ITTY.get("counter");
};

export default {
  async fetch(request: Request, env: Bindings): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const counter: Counter =
      pathname === "/native" ? env.NATIVE.getByName("counter") : ittyCounter(new Request(request.url), env);
    if (searchParams.has("refuse")) {
      const error: unknown = await counter.refuse().catch((thrown: unknown) => thrown);
      return Response.json({ code: (error as { code?: string }).code ?? null });
    }
    const calls = Number(searchParams.get("calls"));
    const tick: Tick = { note: "x".repeat(Number(searchParams.get("bytes"))) };
    const atOnce = Number(searchParams.get("atOnce"));
    for (let done = 0; done < calls; done += atOnce) {
      const answers = await Promise.all(Array.from({ length: atOnce }, () => counter.add(tick)));
      if (answers.some(({ length }) => length !== tick.note.length))
        return new Response("wrong answer", { status: 500 });
    }
    return new Response("done");
  },
};
