import { describe, expect, it } from "vitest";
import { readFile } from "../read-file.ts";
import { entriesOf, read, told, toldOf } from "./testing.ts";

describe("trackers", () => {
  it("Delta: shares and dividends are no coins; where it came from may make a deposit income", () => {
    expect(toldOf("ghostfolio_delta-export.csv")).toEqual([
      "8 ignored not_a_coin",
      "7 deposit +5000 USD 2023-05-08T19:00:00.000Z",
      "6 ignored not_a_coin",
      "5 reward/staking +0.001 BTC 2023-05-09T18:51:31.000Z",
      "4 withdrawal -0.1 DOT (Polkadot) fee 0.001 DOT (Polkadot) 2023-05-26T06:08:15.000Z",
      "3 trade +0.88 ETH -100 SOL (Solana) 2023-06-01T23:31:54.000Z",
      "2 trade +10 ETH -0.6 BTC fee 0.1 BNB 2023-06-02T20:06:47.000Z",
    ]);
  });

  it("CoinTracking: three columns of one name, two ways to write a date", () => {
    expect(toldOf("ghostfolio_cointracking-export.csv", "Europe/Berlin").slice(0, 3)).toEqual([
      "7 withdrawal -0.001 BTC 2025-01-11T09:12:27.000Z",
      "6 deposit +0.001 BTC 2024-12-25T09:12:27.000Z",
      "5 trade +200 EUR -0.0022 BTC fee 2 EUR 2025-01-11T09:12:27.000Z",
    ]);
  });

  it("rotki's two generic forms", () => {
    // Rows of rotki's documented templates.
    expect(
      entriesOf(`Location,Spend Currency,Receive Currency,Receive Amount,Spend Amount,Fee,Fee Currency,Description,Timestamp
kraken,LTC,BTC,4.3241,392.8870,,,Trade LTC for BTC,1659171600000
luno,ADA,BCH,16.3444,4576.6400,5.1345,USD,Trade ADA for BCH,1659344900000
`),
    ).toEqual([
      "2 trade +4.3241 BTC -392.887 LTC 2022-07-30T09:00:00.000Z",
      "3 trade +16.3444 BCH -4576.64 ADA fee 5.1345 USD 2022-08-01T09:08:20.000Z",
    ]);
    expect(
      entriesOf(`Type,Location,Currency,Amount,Fee,Fee Currency,Description,Timestamp
Deposit,kucoin,EUR,1000.00,,,Deposit EUR to Kucoin,1658912400000
Staking,luno,ETH,0.0513,,,ETH Staking reward,1659340800000
Loss,coinbase,BTC,0.0910,,,,1659430800000
Invalid,bisq,BCH,0.3456,,,,1659686400000
`),
    ).toEqual([
      "2 deposit +1000 EUR 2022-07-27T09:00:00.000Z",
      "3 reward/staking +0.0513 ETH 2022-08-01T08:00:00.000Z",
      "4 loss -0.091 BTC 2022-08-02T09:00:00.000Z",
      "5 error",
    ]);
  });

  it("Ghostfolio, as CSV in all its dates and as JSON; shares are no coins", () => {
    const csv = `Date,Code,DataSource,Currency,Price,Quantity,Action,Fee,Note
01-09-2021,Account Opening Fee,MANUAL,USD,0,0,fee,49,
16/09/2021,MSFT,YAHOO,USD,298.580,5,buy,19.00,My first order
20210917,BTCUSD,YAHOO,USD,47000,0.5,buy,1.5,
2021-09-18T10:00:00.000Z,ethereum,COINGECKO,USD,3400,2,sell,0,
`;
    const reading = readFile({ name: "g.csv", text: csv, zone: "Europe/Zurich", mapping: null });
    expect(reading.known && reading.entries.map(told)).toEqual([
      "2 fee -49 USD 2021-08-31T22:00:00.000Z",
      "3 ignored not_a_coin",
      "4 trade +0.5 BTC -23500 USD fee 1.5 USD 2021-09-16T22:00:00.000Z",
      "5 trade +6800 USD -2 =ethereum 2021-09-18T10:00:00.000Z",
    ]);
    const json = JSON.stringify({
      meta: { version: "2" },
      activities: [
        {
          id: "a1",
          date: "2021-09-18T10:00:00.000Z",
          type: "BUY",
          symbol: "bitcoin",
          dataSource: "COINGECKO",
          currency: "USD",
          unitPrice: 47000.5,
          quantity: 1e-7,
          fee: 0,
        },
        {
          id: "a2",
          date: "2021-09-18T10:00:00.000Z",
          type: "DIVIDEND",
          symbol: "MSFT",
          dataSource: "YAHOO",
          currency: "USD",
          unitPrice: 1,
          quantity: 1,
          fee: 0,
        },
      ],
    });
    const exported = readFile({ name: "g.json", text: json, zone: null, mapping: null });
    expect(exported.known && exported.entries.map(told)).toEqual([
      "1 trade +0.0000001 =bitcoin -0.00470005 USD 2021-09-18T10:00:00.000Z",
      "2 ignored not_a_coin",
    ]);
  });
});

describe("brokers and wallets", () => {
  it("Bitvavo: a zone in each row, the fee inside of what was paid, the noise of floats as it is", () => {
    const told = toldOf("ghostfolio_bitvavo-export.csv");
    expect(told).toContain("3 trade +0.0053543 ETH -9.97399004 EUR fee 0.02600996 EUR 2023-11-30T10:36:46.620Z");
    expect(told).toContain("16 trade +12.482880975 EUR -0.00781401 ETH fee 0.032880975 EUR 2023-02-20T14:15:46.637Z");
    expect(told).toContain("24 withdrawal -32.156874000000003 USDT fee 5.4 USDT 2023-01-09T16:19:11.000Z");
  });

  it("Crypto.com: swaps in one row and in two, lock-ups are no events, values beyond 18 digits are rounded and say so", () => {
    const { entries } = read("ghostfolio_cryptocom-export.csv");
    const swaps = entries.map(told);
    expect(swaps).toContain("3+4 trade +81.161849 USDC -81.161849 USDT 2025-03-31T12:53:56.000Z");
    expect(swaps).toContain("7 trade +0.01152324 BTC -500 XRP 2024-12-17T07:04:49.000Z");
    expect(swaps).toContain("8 ignored internal");
    expect(swaps).toContain("24 trade +210 EUR -235.08 USDT 2024-08-08T06:27:13.000Z");
    const rounded = entries.find(({ lines }) => lines[0] === 5);
    expect(rounded).toMatchObject({
      event: { value: "143.330161145561530373", valueCurrency: "EUR" },
      remarks: [{ kind: "rounded", column: "Native Amount", text: "143.33016114556153037260009689941121" }],
    });
  });

  it("Relai and Revolut", () => {
    expect(toldOf("ghostfolio_relai-export.csv")).toEqual([
      "4 trade +0.00371249 BTC -321.45 CHF fee 2.9 CHF 2024-06-18T16:52:31.000Z",
      "3 trade +0.00284516 BTC -271.05 CHF fee 2.45 CHF 2024-07-22T09:41:06.000Z",
      "2 trade +2629.45 CHF -0.02847593 BTC 2024-09-15T14:23:17.000Z",
    ]);
    const revolut = toldOf("ghostfolio_revolut-crypto-export.csv", "Europe/Stockholm");
    expect(revolut[0]).toBe("2 trade +0.00056077 BTC -50 SEK 2020-05-05T20:10:57.000Z");
    expect(revolut[6]).toBe("8 trade +0.00027963 BTC -10 EUR fee 0.24 EUR 2022-03-08T13:08:54.000Z");
    expect(revolut[7]).toBe("9 ignored internal");
  });
});
