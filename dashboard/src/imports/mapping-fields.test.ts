import { describe, expect, it } from "vitest";
import { mappingFrom, typesText } from "./mapping-fields.ts";

describe("a mapping made of what was chosen", () => {
  it("has the columns that were named and no others, and the words' meanings", () => {
    const fields = {
      time: "Datum",
      amount: "Menge",
      note: "",
      dates: "d-m-y",
      decimal: ",",
      zone: "",
      types: "Kauf = buy\n\nverkauf=SELL\nnichts",
    };
    expect(mappingFrom(fields)).toEqual({
      columns: { time: "Datum", amount: "Menge" },
      dates: "d-m-y",
      decimal: ",",
      zone: null,
      types: { kauf: "buy", verkauf: "sell" },
    });
  });

  it("writes the words' meanings so that they are read back", () => {
    const types = { kauf: "buy", geschenk: "gift_in" } as const;
    expect(mappingFrom({ types: typesText(types) }).types).toEqual(types);
  });
});
