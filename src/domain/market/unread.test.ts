import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Unread } from "./unread.ts";

const LIMITS = { askBytes: 10, mostBytes: 30, totalBytes: 50 };

function readers() {
  let issued = 0;
  const unread = new Unread<string>(
    () => LIMITS,
    () => `r${++issued}`,
  );
  const send = (key: string, bytes: number) => {
    let asked: string | null = null;
    const { slow } = unread.add(key, (receipt) => {
      asked = receipt;
      return "x".repeat(bytes);
    });
    return { asked, slow };
  };
  return { unread, send };
}

describe("what readers have not read", () => {
  it("is asked about from a bound on, once at a time, and forgotten when the receipt comes back", () => {
    const { unread, send } = readers();
    expect(send("a", 10)).toEqual({ asked: null, slow: null });
    expect(send("a", 5)).toEqual({ asked: "r1", slow: null });
    expect(send("a", 5)).toEqual({ asked: null, slow: null });
    expect(unread.returned("a", "r1")).toBe(true);
    expect(unread.total, "what was sent after the receipt is still out").toBe(5);
    expect(send("a", 25).slow).toBeNull();
  });

  it("makes a reader too slow beyond its bound, and the slowest one beyond the bound of all", () => {
    const { send, unread } = readers();
    send("a", 29);
    expect(send("b", 15).slow).toBeNull();
    expect(send("c", 10).slow, "54 of 50").toBe("a");
    unread.forget("a");
    expect(unread.total).toBe(25);
    send("b", 15);
    expect(send("b", 1).slow).toBe("b");
  });

  it("is not talked away by a receipt that was not asked for, is another's, or was returned", () => {
    const { unread, send } = readers();
    send("a", 12);
    expect(unread.returned("a", "r1")).toBe(false);
    expect(send("a", 1).asked).toBe("r1");
    expect(unread.returned("b", "r1")).toBe(false);
    expect(unread.returned("a", null)).toBe(false);
    expect(unread.returned("a", "r1")).toBe(true);
    expect(unread.returned("a", "r1")).toBe(false);
  });

  it("adds up, whatever is sent, returned and forgotten", () => {
    const steps = fc.array(
      fc.record({
        key: fc.constantFrom("a", "b", "c"),
        what: fc.constantFrom("send", "send", "return", "forget"),
        bytes: fc.nat(20),
      }),
    );
    fc.assert(
      fc.property(steps, (taken) => {
        const { unread, send } = readers();
        const asked = new Map<string, string>();
        for (const { key, what, bytes } of taken) {
          if (what === "send") {
            const sent = send(key, bytes);
            if (sent.asked !== null) asked.set(key, sent.asked);
            if (sent.slow !== null) {
              unread.forget(sent.slow);
              asked.delete(sent.slow);
            }
          } else if (what === "return") expect(unread.returned(key, asked.get(key))).toBe(asked.delete(key));
          else {
            unread.forget(key);
            asked.delete(key);
          }
          expect(unread.total).toBeGreaterThanOrEqual(0);
          expect(unread.total).toBeLessThanOrEqual(LIMITS.totalBytes);
        }
        for (const key of ["a", "b", "c"]) unread.forget(key);
        expect(unread.total).toBe(0);
      }),
    );
  });
});
