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
const constant = new Map<string, string>();
app.get("/bytes/:length", (c) => {
  const length = c.req.param("length");
  const text = constant.get(length) ?? JSON.stringify("x".repeat(Number(length) - 2));
  constant.set(length, text);
  return c.body(text, 200, { "content-type": "application/json" });
});

export default app;
