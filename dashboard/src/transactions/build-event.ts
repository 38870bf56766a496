import { EVENTS, type EventType } from "./event-types.ts";

type Fields = Readonly<Record<string, string>>;
type Json = Record<string, unknown>;

export interface Readers {
  /** What was typed for an asset → its id. */
  readonly assetOf: (text: string) => string;
  /** A local time field → ISO 8601. */
  readonly timeOf: (field: string) => string;
}

/** Fields of the form → the body of the contract. What was left empty is left out. */
export function buildEvent(fields: Fields, { assetOf, timeOf }: Readers): Json {
  const type = fields["type"] as EventType;
  const shape = EVENTS[type];
  const text = (name: string): string => (fields[name] ?? "").trim();
  const amount = (name: string): string => canonical(text(name));
  const leg = (side: "in" | "out" | "fee"): Json | undefined =>
    text(`${side}.amount`) === ""
      ? undefined
      : { asset: assetOf(text(`${side}.asset`)), amount: amount(`${side}.amount`) };
  const money = shape.money === undefined ? undefined : leg(shape.money);
  const price = amount("price");
  const stated =
    price === "" || shape.money === undefined ? {} : { price, valueCurrency: assetOf(text(`${shape.money}.asset`)) };
  const worth =
    shape.worth === true
      ? { value: amount("value"), valueCurrency: amount("value") === "" ? "" : text("valueCurrency") }
      : {};
  const tags = text("tags")
    .split(",")
    .map((tag) => tag.trim())
    .filter(Boolean);
  const lots = text("lots")
    .split(/[;\n]/)
    .map((line) => line.trim().split(/\s+/))
    .filter(([ref]) => ref !== "");
  return compact({
    type,
    at: timeOf(text("at")),
    accountId: text("accountId"),
    toAccountId: shape.toAccount === true ? text("toAccountId") : "",
    in: shape.in === undefined ? undefined : shape.money === "in" ? money : leg("in"),
    out: shape.out === undefined ? undefined : shape.money === "out" ? money : leg("out"),
    fee: leg("fee"),
    ...stated,
    ...worth,
    subtype: shape.subtypes === undefined ? "" : text("subtype"),
    basis: shape.history === true ? amount("basis") : "",
    acquiredAt: shape.history === true && text("acquiredAt") !== "" ? timeOf(text("acquiredAt")) : "",
    lots: shape.lots === true && lots.length > 0 ? lots.map(([ref, quantity]) => ({ ref, quantity })) : undefined,
    note: text("note"),
    tags: tags.length === 0 ? undefined : tags,
  });
}

/** As the contract writes amounts: "007.50" and ".5" are what a person may type. */
function canonical(amount: string): string {
  const [whole = "", rest = ""] = amount.replaceAll(/[\s_']/g, "").split(".");
  if (whole === "" && rest === "") return "";
  const digits = whole.replace(/^0+(?=\d)/, "") || "0";
  return rest === "" ? digits : `${digits}.${rest}`;
}

const compact = (fields: Json): Json =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ""));
