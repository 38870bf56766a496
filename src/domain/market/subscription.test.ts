import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Subscription } from "./subscription.ts";

/** A venue that answers each question as a whole, and refuses one with a symbol that it does not know. */
function talk(asked: readonly (readonly string[])[], bad: ReadonlySet<string>, names: boolean) {
  const subscription = new Subscription(asked);
  const [served, unknown]: [string[], string[]] = [[], []];
  const questions = [...asked];
  let messages = 0;
  for (let symbols = questions.shift(); symbols !== undefined; symbols = questions.shift()) {
    messages += 1;
    const culprit = symbols.find((symbol) => bad.has(symbol));
    const sequel = culprit === undefined ? subscription.accepted() : subscription.refused(names ? culprit : null, true);
    if (culprit === undefined) served.push(...symbols);
    unknown.push(...sequel.unknown);
    questions.push(...sequel.again);
  }
  return { served: served.toSorted(), unknown: unknown.toSorted(), messages, isOwed: subscription.isOwed() };
}

const symbol = fc.stringMatching(/^[A-Z]{2,6}$/);
const world = fc
  .record({
    good: fc.uniqueArray(symbol, { minLength: 1, maxLength: 60 }),
    bad: fc.uniqueArray(symbol, { maxLength: 6 }),
  })
  .map(({ good, bad }) => ({ good, bad: bad.filter((one) => !good.includes(one)) }))
  .chain(({ good, bad }) =>
    fc.shuffledSubarray([...good, ...bad], { minLength: good.length + bad.length }).map((all) => ({ good, bad, all })),
  );

describe("a subscription", () => {
  it("loses those that the venue does not know and no others, whether their refusal names them or not", () => {
    fc.assert(
      fc.property(world, fc.boolean(), fc.integer({ min: 1, max: 60 }), ({ good, bad, all }, names, size) => {
        const asked = Array.from({ length: Math.ceil(all.length / size) }, (_, n) =>
          all.slice(n * size, (n + 1) * size),
        );
        const end = talk(asked, new Set(bad), names);
        expect(end).toMatchObject({ served: good.toSorted(), unknown: bad.toSorted(), isOwed: false });
        expect(end.messages).toBeLessThanOrEqual(
          asked.length + bad.length * (names ? 1 : 2 * Math.ceil(Math.log2(size)) + 1),
        );
      }),
    );
  });

  it("gives up nobody when the venue refuses everything, and stops asking", () => {
    const all = Array.from({ length: 500 }, (_, n) => `C${n}`);
    const end = talk([all], new Set(all), false);
    expect(end).toMatchObject({ served: [], unknown: [], isOwed: false });
    expect(end.messages).toBeLessThanOrEqual(210);
  });

  it("takes a refusal that names somebody else for one that names nobody", () => {
    const subscription = new Subscription([["A", "B"]]);
    expect(subscription.refused("C", true)).toEqual({ unknown: [], again: [["A"], ["B"]] });
  });

  it("asks nothing again where each symbol is answered by itself", () => {
    const subscription = new Subscription([["A"], ["B"], ["C"]]);
    expect(subscription.accepted()).toEqual({ unknown: [], again: [] });
    expect(subscription.refused("B", false)).toEqual({ unknown: ["B"], again: [] });
    expect(subscription.isOwed()).toBe(true);
    expect(subscription.refused(null, false)).toEqual({ unknown: [], again: [] });
    expect(subscription.isOwed()).toBe(false);
  });
});
