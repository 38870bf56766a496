import { array, assert, date, double, integer, nat, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonWriter } from "./json-writer.ts";

const written = (...figures: number[]) =>
  new TextDecoder().decode(new JsonWriter().figures(Float64Array.from(figures)).done());
const read = (...figures: number[]) => JSON.parse(written(...figures)) as (number | null)[];

describe("figures as JSON", () => {
  it.each([
    [[0, -0, 1, -1.5, 10, 100], "[0,0,1,-1.5,10,100]"],
    [[0.1, 0.00012345, 1e-5, 123456.789], "[0.1,0.00012345,0.00001,123456.789]"],
    [[999_999_999_999_999, 999.9999999999999, 1e15, 1e21, 1e-7], "[999999999999999,1000,1000000000000000,1e+21,1e-7]"],
    [[2 ** 50 - 0.5, 99_999_999_999_999.97, 1, -2e-5], "[1125899906842623.5,100000000000000,1,-0.00002]"],
    [[Number.NaN, Infinity, -Infinity], "[null,null,null]"],
    [[], "[]"],
  ])("%j", (figures, text) => {
    expect(written(...figures)).toBe(text);
  });

  it("lie within the fifteenth digit of what they were, whatever it was and whatever stood before", () => {
    assert(
      property(array(double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }), (figures) => {
        for (const [n, figure] of read(...figures).entries()) {
          const was = figures[n] as number;
          expect(Math.abs((figure ?? Infinity) - was)).toBeLessThanOrEqual(6e-15 * Math.abs(was));
        }
      }),
    );
  });

  it("are what they were, if they are decimals of at most fifteen digits", () => {
    assert(
      property(integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }), nat(20), (digits, places) => {
        const decimal = Number(`${digits}e-${places}`);
        expect(read(decimal)).toEqual([decimal === 0 ? 0 : decimal]);
      }),
    );
  });

  it("stand among what else is written, however much it is", () => {
    const line = Float64Array.from({ length: 20_000 }, (_, n) => n / 8);
    const bytes = new JsonWriter().open({ name: "Ünïcode" }).text(',"line":').figures(line).text("}").done();
    expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual({ name: "Ünïcode", line: Array.from(line) });
  });
});

describe("times as JSON", () => {
  it("are written as Date writes them, at the ends of months, of years and of centuries as well", () => {
    assert(
      property(array(date({ noInvalidDate: true }), { minLength: 1 }), (times) => {
        const bytes = new JsonWriter().times(Float64Array.from(times, Number)).done();
        expect(new TextDecoder().decode(bytes)).toBe(JSON.stringify(times));
      }),
    );
    const days = Float64Array.from({ length: 150_000 }, (_, n) => n * 86_400_000 + (n % 7) * 12_345_678);
    const text = new TextDecoder().decode(new JsonWriter().times(days).done());
    expect(text).toBe(JSON.stringify(Array.from(days, (time) => new Date(time).toISOString())));
  });
});

it("two writers at work at once do not write over each other, nor over what one has handed out", () => {
  const [one, two] = [new JsonWriter(), new JsonWriter()];
  one.figures(Float64Array.of(1, 2));
  two.figures(Float64Array.of(3));
  const first = one.done();
  const third = new JsonWriter().figures(Float64Array.of(4, 5)).done();
  const texts = [first, two.done(), third].map((bytes) => new TextDecoder().decode(bytes));
  expect(texts).toEqual(["[1,2]", "[3]", "[4,5]"]);
});
