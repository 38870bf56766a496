import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { memo } from "./memo.ts";

describe("memo", () => {
  it("keeps a value for its time, by bindings, and loads again after that or when the clock went back", async () => {
    let loads = 0;
    const read = memo(1000, async (_, now) => `${++loads} at ${now}`);
    const at = (now: number) => read(env, now);
    expect(await at(5000)).toBe("1 at 5000");
    expect(await at(5999)).toBe("1 at 5000");
    expect(await at(6000)).toBe("2 at 6000");
    expect(await at(5500)).toBe("3 at 5500");
    expect(await read({ ...env }, 5500)).toBe("4 at 5500");
  });

  it("keeps no failure", async () => {
    let fails = true;
    const read = memo(1000, async () => {
      if (fails) throw new Error("not now");
      return "value";
    });
    await expect(read(env, 0)).rejects.toThrow("not now");
    fails = false;
    expect(await read(env, 0)).toBe("value");
  });
});
