import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FORMATS } from "./formats/formats.ts";
import type { Mapping } from "./formats/mapped.ts";
import { columnName } from "./format.ts";
import { readFile } from "./read-file.ts";
import { Unreadable } from "./text/read-csv.ts";
import { SAMPLES } from "../../../test/import-samples.ts";

const read = (text: string, mapping: Mapping | null = null) => readFile({ name: "f.csv", text, zone: "UTC", mapping });
/** Where and why a file cannot be read as a whole. */
const refusal = (text: string): string => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof Unreadable) return `${error.line}: ${error.message}`;
    throw error;
  }
  return "none";
};
const OWN = "at,type,in_amount,in_asset\n";
const row = "2024-01-01T00:00:00Z,deposit,1,bitcoin\n";

describe("files", () => {
  it("belong to one format at most, by their columns", () => {
    for (const text of Object.values(SAMPLES)) {
      for (const line of text.split(/\r?\n/).slice(0, 5)) {
        const names = line.replaceAll('"', "").split(",").map(columnName);
        expect(FORMATS.filter((format) => format.matches(names)).length).toBeLessThan(2);
      }
    }
  });

  it.each([";", "\t", "|"])("may be separated by %j, begin with a mark and end lines in any way", (delimiter) => {
    const text = `\uFEFF${(OWN + row + row).replaceAll(",", delimiter).replaceAll("\n", "\r\n")}`;
    const reading = read(text);
    expect(reading.known && reading.entries.map(({ kind, lines }) => [kind, lines])).toEqual([
      ["event", [2]],
      ["event", [3]],
    ]);
  });

  it("are named by line where cells have several", () => {
    const reading = read(
      `at,type,in_amount,in_asset,note\n${row.trim()},"one\ntwo"\n\n2024-01-01T00:00:00Z,deposit,x,bitcoin,\n`,
    );
    expect(reading.known && reading.entries).toMatchObject([
      { lines: [2], event: { note: "one\ntwo" } },
      { lines: [5], kind: "error", errors: [{ line: 5, column: "in_amount" }] },
    ]);
  });

  it("name every fault of a row by its column", () => {
    const reading = read(`${OWN}soon,sleep,12;5,bitcoin\n`);
    expect(reading.known && reading.entries[0]).toMatchObject({
      errors: [
        { line: 2, column: "at", expected: "a date and time, written as y-m-d" },
        { line: 2, column: "type" },
        { line: 2, column: "in_amount", expected: expect.stringContaining("1234.56") as string },
      ],
    });
  });
});

describe("hostile files", () => {
  it.each([
    ["nothing", "", "1: a header and at least one row below it"],
    ["a header alone", OWN, "1: a header and at least one row below it"],
    [
      "quotes that are never closed",
      `${OWN}"2024,deposit\n${row}`,
      "2: quotes that are closed, and doubled inside of quotes",
    ],
    [
      "text after a closing quote",
      `${OWN}"2024"01,deposit,1,bitcoin\n`,
      "2: quotes that are closed, and doubled inside of quotes",
    ],
    [
      "NUL",
      `${OWN}${row}2024\u0000,deposit,1,bitcoin\n`,
      "3: text without control characters; save the file as CSV in UTF-8",
    ],
    [
      "a spreadsheet's own file",
      "PK\u0003\u0004\u0014\u0000",
      "1: text without control characters; save the file as CSV in UTF-8",
    ],
    [
      "another encoding",
      `${OWN}2024,deposit,1,caf\uFFFD\n`,
      "2: text that was read in its own encoding; save the file as CSV in UTF-8",
    ],
    ["a huge cell", `${OWN}2024,deposit,1,${"x".repeat(100_001)}\n`, "2: cells of at most 100000 characters"],
    ["too many columns", `${OWN}${",".repeat(100)}x\n`, "2: at most 100 columns"],
    ["10,001 rows", OWN + row.repeat(10_001), "10002: at most 10000 rows; split the file, nothing is taken twice"],
    [
      "JSON of something else",
      '{"a":1}',
      '1: an export of ours ("format": "coinsight-ledger-1") or of Ghostfolio ("activities"), or CSV',
    ],
    ["broken JSON", '{"format":', "1: well-formed JSON, or CSV"],
    [
      "JSON with numbers for transactions",
      '{"format":"coinsight-ledger-1","transactions":[1]}',
      "1: an object for each transaction",
    ],
  ])("%s: where and why", (_name, text, expected) => {
    expect(refusal(text)).toBe(expected);
  });

  it("of 10,000 rows are read", () => {
    const reading = read(OWN + row.repeat(10_000));
    expect(reading.known && reading.entries.length).toBe(10_000);
  });

  it("with formulas in them are amounts and names that are refused, never run", () => {
    const reading = read(`${OWN}2024-01-01T00:00:00Z,deposit,=1+1,=HYPERLINK("x")\n`);
    expect(reading.known && reading.entries[0]?.kind).toBe("error");
  });

  it("never end otherwise than read or refused", () => {
    const header = fc.constantFrom(
      ...Object.values(SAMPLES).map((text) => `${text.trimStart().split("\n").slice(0, 5).join("\n")}\n`),
    );
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom("1", "-1", "", "2024-01-01 10:00:00", "BTC", "€", "buy", "Fee", '"'),
    );
    const lines = fc.array(
      fc.array(cell, { maxLength: 16 }).map((cells) => cells.join(",")),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(header, lines, (head, rows) => {
        refusal(head + rows.join("\n"));
      }),
      { numRuns: 1500 },
    );
  });
});

describe("files that no format knows", () => {
  const text = `Datum;Uhrzeit;Vorgang;Menge;Coin;Betrag;Währung;Gebühr
31.01.2024;10:00:00;Kauf;0,5;BTC;20.000,50;EUR;1,5
01.02.2024;11:00:00;Zins;0,001;BTC;;;
02.02.2024;12:00:00;Hinweis;0;BTC;;;
`;

  it("come back with a first guess", () => {
    const reading = read(text);
    expect(reading.known).toBe(false);
    expect(!reading.known && reading.suggestion).toMatchObject({
      columns: { time: "Datum", asset: "Coin", total: "Betrag", currency: "Währung", feeAmount: "Gebühr" },
      dates: "d-m-y",
    });
    expect(!reading.known && [reading.header.length, reading.rows, reading.samples.length]).toEqual([8, 3, 3]);
  });

  it("are read by a mapping", () => {
    const reading = read(text, {
      columns: {
        time: "Datum",
        clock: "Uhrzeit",
        type: "Vorgang",
        amount: "Menge",
        asset: "Coin",
        total: "Betrag",
        currency: "Währung",
        feeAmount: "Gebühr",
        feeAsset: "Währung",
      },
      dates: "d-m-y",
      decimal: ",",
      zone: "Europe/Berlin",
      types: { kauf: "buy", zins: "interest", hinweis: "ignore" },
    });
    expect(reading.known && reading.entries).toMatchObject([
      {
        lines: [2],
        event: {
          type: "trade",
          at: Date.parse("2024-01-31T09:00:00Z"),
          in: { asset: "BTC", amount: "0.5" },
          out: { asset: "EUR", amount: "20000.5" },
          fee: { asset: "EUR", amount: "1.5" },
        },
      },
      { lines: [3], event: { type: "reward", subtype: "interest", in: { asset: "BTC", amount: "0.001" } } },
      { lines: [4], kind: "ignored" },
    ]);
  });

  it("may have both legs in columns of their own, and no word for what happened", () => {
    const koinly = `Date,Sent Amount,Sent Currency,Received Amount,Received Currency,Fee Amount,Fee Currency,TxHash
2024-01-01 10:00:00 UTC,100,USD,0.002,BTC,1,USD,a
2024-01-02 10:00:00 UTC,,,0.1,ETH,,,b
2024-01-03 10:00:00 UTC,0.05,ETH,,,0.001,ETH,c
`;
    const first = read(koinly);
    const reading = first.known ? first : read(koinly, first.suggestion);
    expect(reading.known && reading.entries).toMatchObject([
      { event: { type: "trade", out: { amount: "100" }, in: { amount: "0.002" }, fee: { amount: "1" } } },
      { event: { type: "deposit", in: { amount: "0.1", asset: "ETH" } } },
      { event: { type: "withdrawal", out: { amount: "0.05" }, externalId: "c" } },
    ]);
  });

  it("are told which word the mapping lacks", () => {
    const reading = read("Day,What,Size,Coin\n2024-01-01,blah,1,BTC\n", {
      columns: { time: "Day", type: "What", amount: "Size", asset: "Coin" },
      dates: "y-m-d",
      decimal: ".",
      zone: null,
      types: {},
    });
    expect(reading.known && reading.entries[0]).toMatchObject({ errors: [{ line: 2, column: "What" }] });
  });
});
