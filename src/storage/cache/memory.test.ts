import { describe, expect, it } from "vitest";
import { Memory } from "./memory.ts";

const entry = (value: unknown) => ({ value, storedAt: 0, freshUntil: 0 });
const kept = (memory: Memory, ids: string) =>
  ids
    .split("")
    .filter((id) => memory.get(id) !== null)
    .join("");

describe("what an isolate keeps", () => {
  it("is bounded by number: the oldest gives way, and what is kept anew is the newest", () => {
    const memory = new Memory({ entries: 2, bytes: 1_000 });
    for (const id of "abac") memory.keep(id, entry(id));
    expect(kept(memory, "abc")).toBe("ac");
  });

  it("is bounded by size, of texts as of objects", () => {
    const memory = new Memory({ entries: 100, bytes: 1_000 });
    memory.keep("a", entry("x".repeat(200)));
    memory.keep("b", entry({ text: "x".repeat(200) }));
    expect(kept(memory, "ab")).toBe("ab");
    memory.keep("c", entry("x".repeat(200)));
    expect(kept(memory, "abc")).toBe("bc");
    memory.keep("b", entry("small now"));
    memory.keep("d", entry("x".repeat(200)));
    expect(kept(memory, "abcd")).toBe("bcd");
  });

  it("does not give up everything for one that is too large by itself", () => {
    const memory = new Memory({ entries: 100, bytes: 1_000 });
    memory.keep("a", entry("x"));
    memory.keep("b", entry("x"));
    memory.keep("b", entry("x".repeat(500)));
    expect(kept(memory, "ab"), "nor an older one under its name").toBe("a");
  });
});
