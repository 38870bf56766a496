import { expect, it } from "vitest";
import { Slots } from "./slots.ts";

it("lets so many in at once, the others in their order, and frees a slot once however often it is told", async () => {
  const slots = new Slots(2);
  const [first, second] = [await slots.take(), await slots.take()];
  const entered: number[] = [];
  const waiting = [3, 4, 5].map(async (n) => {
    const free = await slots.take();
    entered.push(n);
    return free;
  });
  await Promise.resolve();
  expect(entered).toEqual([]);
  first();
  first();
  const third = await waiting[0];
  expect(entered).toEqual([3]);
  second();
  third?.();
  await Promise.all(waiting);
  expect(entered).toEqual([3, 4, 5]);
});
