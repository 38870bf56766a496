import { describe, expect, it } from "vitest";
import { SAMPLES } from "../../../../test/import-samples.ts";
import { readFile } from "../read-file.ts";
import { read, statement, told, toldOf } from "./testing.ts";

describe("exports of exchanges and trackers", () => {
  it("are recognised by their columns, each as one format, and no row is an error", () => {
    const formats = Object.keys(SAMPLES).map((name) => {
      const { format, entries } = read(name as keyof typeof SAMPLES, "UTC");
      return [name, format, entries.filter(({ kind }) => kind === "error" || kind === "needs_zone").length];
    });
    expect(formats).toEqual([
      ["Binance-Spot-Order-History-202609301805(UTC+2)-part1-of1.csv", "binance-orders", 0],
      ["Binance-Transaction-History-202608120614(UTC+9)-part1-of1.csv", "binance-statement", 0],
      ["binance_trade_history_current.csv", "binance-trades", 0],
      ["binance_trade_history_legacy.csv", "binance-trades-legacy", 0],
      ["binance_transaction_history_legacy.csv", "binance-statement", 0],
      ["coinbase_2024plus_preamble_crlf.csv", "coinbase", 0],
      ["coinbase_legacy_spot_price.csv", "coinbase", 0],
      ["ghostfolio_bitvavo-export.csv", "bitvavo", 0],
      ["ghostfolio_coinbase-export.csv", "coinbase", 0],
      ["ghostfolio_cointracking-export.csv", "cointracking", 0],
      ["ghostfolio_cryptocom-export.csv", "cryptocom", 0],
      ["ghostfolio_delta-export.csv", "delta", 0],
      ["ghostfolio_relai-export.csv", "relai", 0],
      ["ghostfolio_revolut-crypto-export.csv", "revolut", 0],
      ["kraken_ledgers_2020_10col.csv", "kraken-ledgers", 0],
      ["kraken_ledgers_current_12col.csv", "kraken-ledgers", 0],
      ["kraken_trades.csv", "kraken-trades", 0],
    ]);
  });

  it("account for every row of theirs", () => {
    for (const [name, text] of Object.entries(SAMPLES)) {
      const { entries, rows } = read(name as keyof typeof SAMPLES, "UTC");
      const lines = new Set(entries.flatMap((entry) => entry.lines));
      expect(lines.size, name).toBe(rows);
      expect(Math.max(...lines), name).toBe(text.trimEnd().split("\n").length);
    }
  });

  it("ask for a zone where neither rows nor header nor name tell one", () => {
    const asking = Object.keys(SAMPLES).filter((name) =>
      read(name as keyof typeof SAMPLES).entries.some(({ kind }) => kind === "needs_zone"),
    );
    expect(asking).toEqual(["ghostfolio_cointracking-export.csv", "ghostfolio_revolut-crypto-export.csv"]);
    const nameless = readFile({
      name: "renamed.csv",
      text: SAMPLES["Binance-Transaction-History-202608120614(UTC+9)-part1-of1.csv"],
      zone: null,
      mapping: null,
    });
    expect(nameless.known && nameless.entries.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["needs_zone"]));
  });
});

describe("Coinbase", () => {
  it("of 2024 and later: preamble, marks of currencies, a conversion from its note, a migration from two rows", () => {
    expect(toldOf("coinbase_2024plus_preamble_crlf.csv")).toEqual([
      "5 trade +0.01 BTC -600 USD fee 10 USD 2024-02-08T16:31:22.000Z",
      "6 withdrawal -0.5 ETH 2024-02-08T17:31:22.000Z",
      "7 deposit +1.5 ETH 2024-02-09T10:00:00.000Z",
      "8 reward/staking +0.000021 ETH 2024-03-18T01:28:49.000Z",
      "9 swap +156.145683 XRP -0.00363125 BTC 2024-12-05T06:33:40.000Z",
      "10 trade +421.25 USD -0.005 BTC fee 2 USD 2025-03-02T09:00:00.000Z",
      "11+12 migration +1.65526374 POL -1.65526374 MATIC 2025-10-17T13:38:17.000Z",
      "13 deposit +500 USD 2025-11-01T12:00:00.000Z",
    ]);
  });

  it("with marks split off by commas that nobody quoted; staked ether is ether", () => {
    const { entries } = read("ghostfolio_coinbase-export.csv");
    expect(entries.map(told)).toEqual([
      "9 trade +0.00166779 BTC -67.01 USD fee 2.99 USD 2022-03-25T06:45:27.000Z",
      "8 trade +0.00166779 BTC -67.01 EUR fee 2.99 EUR 2022-03-25T06:45:27.000Z",
      "7 ignored internal",
      "6 swap +156.145683 XRP -0.00363125 BTC 2024-12-05T06:33:40.000Z",
      "4+5 ignored internal",
      "3 reward/staking +0.000022652183 ETH 2025-01-14T16:36:01.000Z",
      "2 reward/staking +0.000037835729 ETH 2025-01-17T16:57:02.000Z",
    ]);
    const staked = entries.find(({ lines }) => lines[0] === 3);
    expect(staked?.kind === "event" && staked.event.price, "half-even at the 18th digit").toBe(
      "3102.321789832597022696",
    );
    expect(staked?.kind === "event" && staked.remarks.filter(({ kind }) => kind === "rounded")).toEqual([
      { kind: "rounded", column: "Price at Transaction", text: "€3102.3217898325970226955" },
    ]);
  });

  it("of the older kinds, with the currency in a column or in the columns' names", () => {
    expect(toldOf("coinbase_legacy_spot_price.csv")).toEqual([
      "4 trade +0.00166779 BTC -66.71 EUR fee 3.29 EUR 2021-12-30T08:56:53.000Z",
      "5 reward/interest +0.02 ALGO 2022-01-05T11:02:03.000Z",
    ]);
    const text = `Timestamp,Transaction Type,Asset,Quantity Transacted,EUR Spot Price at Transaction,EUR Subtotal,EUR Total (inclusive of fees),EUR Fees,Notes
2020-01-02T03:04:05Z,Buy,BTC,0.1,7000,700,705,5,Bought
2020-01-03T03:04:05Z,Send,BTC,0.1,7000,,,,Sent
2020-01-03T03:04:05Z,Bewitched,BTC,0.1,7000,,,,
`;
    const reading = readFile({ name: "x.csv", text, zone: null, mapping: null });
    expect(reading.known && reading.entries.map(told)).toEqual([
      "2 trade +0.1 BTC -700 EUR fee 5 EUR 2020-01-02T03:04:05.000Z",
      "3 withdrawal -0.1 BTC 2020-01-03T03:04:05.000Z",
      "4 error",
    ]);
  });
});

describe("Binance", () => {
  it("trades, whose sums have names glued to them that may begin with a digit", () => {
    expect(toldOf("binance_trade_history_current.csv")).toEqual([
      "2 trade +35 USDT -0.0005 BTC fee 0.035 USDT 2024-03-02T10:00:00.000Z",
      "3 trade +0.001 BTC -62.0005 USDT fee 0.0000015 BNB 2024-03-01T12:30:00.000Z",
      "4 trade +100 1INCH -51 USDT fee 0.1 1INCH 2024-03-01T13:00:00.000Z",
      "5 trade +1731.9877624 EUR -0.02776 BTC fee 1.73198776 EUR 2024-10-18T01:29:50.000Z",
    ]);
    expect(toldOf("binance_trade_history_legacy.csv")).toEqual([
      "2 trade +2 ETH -0.14 BTC fee 0.002 ETH 2021-05-12T10:20:30.000Z",
      "3 trade +299.05 USDT -0.5 BNB fee 0.29905 USDT 2021-05-13T08:00:01.000Z",
    ]);
  });

  it("orders at the time they were filled, in the zone of the file's name, without fees and without those not filled", () => {
    const { entries, zone } = read("Binance-Spot-Order-History-202609301805(UTC+2)-part1-of1.csv");
    expect(zone).toBe("+02:00");
    expect(entries.map(told)).toEqual([
      "4 ignored not_executed",
      "3 trade +99 USDT -0.001 BTC 2026-01-19T06:00:00.000Z",
      "2 trade +0.0011 BTC -100.19647 USDT 2026-01-20T08:10:12.000Z",
    ]);
    expect(entries[1]).toMatchObject({ event: { externalId: "1002" }, remarks: [{ kind: "no_fees" }] });
  });

  it("statements: the legs of a second are one trade, those of a conversion may be a second apart", () => {
    expect(toldOf("binance_transaction_history_legacy.csv")).toEqual([
      "2+3+4 trade +4324216 SHIB -32.17216704 USDT fee 4324.22 SHIB 2021-06-25T14:11:52.000Z",
      "5+6 trade +1650 USDC -0.5 ETH 2025-01-04T09:30:00.000Z",
      "7 reward/interest +0.0000012 BTC 2025-01-05T00:00:00.000Z",
    ]);
    expect(toldOf("Binance-Transaction-History-202608120614(UTC+9)-part1-of1.csv")).toEqual([
      "2 deposit +1000 USDT 2026-01-02T01:00:00.000Z",
      "3+4+5 trade +0.01 BTC -900 USDT fee 0.001 BNB 2026-01-03T02:00:00.000Z",
      "6+7 trade +2.49 USDT -2.5 USDC 2026-01-05T04:00:01.000Z",
      "8 withdrawal -0.005 BTC 2026-01-06T05:00:00.000Z",
    ]);
  });

  it("statements: fills of one second are netted, and what stays with three sides is an error", () => {
    const at = "1,2021-06-25 14:11:52,Spot";
    expect(
      statement([
        `${at},Buy,BTC,0.1,`,
        `${at},Transaction Related,USDT,-3000,`,
        `${at},Buy,BTC,0.2,`,
        `${at},Transaction Related,USDT,-6000.5,`,
        `${at},Fee,BNB,-0.01,`,
        `${at},Fee,BTC,-0.0001,`,
      ]),
    ).toEqual([
      "2+3+4+5+6+7 trade +0.3 BTC -9000.5 USDT fee 0.01 BNB 2021-06-25T14:11:52.000Z",
      "7 fee -0.0001 BTC 2021-06-25T14:11:52.000Z",
    ]);
    expect(statement([`${at},Buy,BTC,0.1,`, `${at},Buy,ETH,1,`, `${at},Sell,USDT,-1,`])).toEqual(["2+3+4 error"]);
    expect(
      statement([
        `${at},Small Assets Exchange BNB,ADA,-1,`,
        `${at},Small Assets Exchange BNB,BNB,0.001,`,
        `${at},Small Assets Exchange BNB,XRP,-2,`,
        `${at},Small Assets Exchange BNB,BNB,0.002,`,
      ]),
    ).toEqual([
      "2+3 trade +0.001 BNB -1 ADA 2021-06-25T14:11:52.000Z",
      "4+5 trade +0.002 BNB -2 XRP 2021-06-25T14:11:52.000Z",
    ]);
  });
});

describe("Kraken", () => {
  it("ledgers: announced rows wait for their second, legs share a refid, credits are no coin", () => {
    expect(toldOf("kraken_ledgers_2020_10col.csv")).toEqual([
      "2 ignored pending",
      "3 deposit +1000 EUR 2020-12-31T06:14:54.000Z",
      "4+5 trade +0.012 BTC -499.9999 EUR fee 0.8 EUR 2021-02-24T08:57:02.000Z",
      "6+7 trade +3.6 DOT -100 EUR 2021-03-01T16:39:51.000Z",
      "8 ignored pending",
      "9 withdrawal -0.01 BTC fee 0.00015 BTC 2021-11-03T21:02:37.000Z",
    ]);
    expect(toldOf("kraken_ledgers_current_12col.csv")).toEqual([
      "2+3 trade +0.0045 BTC -400 EUR fee 1 EUR 2024-03-03T08:20:02.000Z",
      "4 reward/staking +0.001 ETH 2024-03-10T00:00:00.000Z",
      "5+6 trade +0.03 ETH -90 EUR 2024-04-01T10:00:00.000Z",
      "7 ignored fee_credit",
    ]);
  });

  it("trades, to the millisecond", () => {
    expect(toldOf("kraken_trades.csv")).toEqual([
      "2 trade +0.012 BTC -499.9992 EUR fee 0.8 EUR 2021-02-24T08:57:02.123Z",
    ]);
  });

  it("staked and bonded names are those of the coin, and moves between its wallets are no events", () => {
    const text = `"txid","refid","time","type","subtype","aclass","subclass","asset","wallet","amount","fee","balance","amountusd"
"L1","R1","2024-01-01 00:00:00","transfer","spottostaking","currency","crypto","DOT","spot",-1,0,0,"5"
"L2","R2","2024-01-01 00:00:00","transfer","stakingfromspot","currency","crypto","DOT28.S","spot",1,0,1,"5"
"L3","R3","2024-01-02 00:00:00","staking","","currency","crypto","ETH2.S","spot",0.1,0.02,1,"5"
"L4","R4","2024-01-02 00:00:00","margin","","currency","crypto","ETH","spot",0.1,0,1,"5"
`;
    const reading = readFile({ name: "ledgers.csv", text, zone: null, mapping: null });
    expect(reading.known && reading.entries.map(told)).toEqual([
      "2 ignored internal",
      "3 ignored internal",
      "4 reward/staking +0.1 ETH fee 0.02 ETH 2024-01-02T00:00:00.000Z",
      "5 error",
    ]);
  });
});
