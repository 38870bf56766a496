/** What the platform and Hono cost by themselves: the floor that the product is measured against. */
import { DurableObject } from "cloudflare:workers";
import { Hono } from "hono";

export class Bare extends DurableObject {
  read(): { ok: true } {
    return { ok: true };
  }
}

interface FloorEnv {
  BARE: DurableObjectNamespace<Bare>;
}

const app = new Hono<{ Bindings: FloorEnv }>();
app.get("/floor", (c) => c.json({ ok: true }));
app.get("/object", async (c) => c.json(await c.env.BARE.getByName("one").read()));

/** As many constant bytes as are asked for: what answers of that size cost by themselves. */
const constant = new Map<string, ArrayBuffer>();
app.get("/bytes/:length", (c) => {
  const length = c.req.param("length");
  const bytes = constant.get(length) ?? new ArrayBuffer(Number(length));
  constant.set(length, bytes);
  return c.body(bytes, 200, { "content-type": "application/json" });
});

export default app;
