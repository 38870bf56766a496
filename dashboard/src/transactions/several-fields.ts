import { EVENTS, type EventType } from "./event-types.ts";

type Fields = Readonly<Record<string, string>>;

/** The fields of one row of several, by the names that the form of a single event has. */
export function severalFields(all: Fields, prefix: string, assetOf: (text: string) => string): Fields {
  const field = (name: string): string => all[prefix + name] ?? "";
  const [type, coin, quantity] = [field("type"), field("coin"), field("quantity")];
  const { in: arrives, money } = EVENTS[type as EventType];
  const side = money === undefined ? (arrives === undefined ? "out" : "in") : money === "in" ? "out" : "in";
  const sum =
    money === undefined
      ? { value: field("money"), valueCurrency: assetOf(field("currency")) }
      : { [`${money}.asset`]: field("currency"), [`${money}.amount`]: field("money") };
  return { type, at: field("at"), [`${side}.asset`]: coin, [`${side}.amount`]: quantity, ...sum };
}
