import data from "../../../../test/reference/accounting/rp2_test_data.json" with { type: "json" };
import hifo from "../../../../test/reference/accounting/rp2_test_hifo.json" with { type: "json" };
import type { Amount } from "../../money/amount.ts";
import type { MarketValue } from "../market.ts";
import type { FoldSettings, RankedMethod } from "../settings.ts";
import type { Transaction } from "../transaction.ts";
import { row, SETTINGS } from "./rows.ts";

/** rp2's own reference reports (Apache-2.0), as rows of this ledger. */

interface Book {
  readonly asset: string;
  readonly transactions: {
    readonly in: readonly Record<string, string>[];
    readonly out: readonly Record<string, string>[];
    readonly intra: readonly Record<string, string>[];
  };
  readonly methods: Readonly<Record<RankedMethod, Report>>;
}

export interface Report {
  readonly yearly: readonly {
    year: number;
    type: string;
    quantity: string;
    proceeds: string;
    costBasis: string;
    gain: string;
  }[];
  readonly detail: readonly {
    readonly eventTimestamp: string;
    readonly event: string;
    readonly quantity: string;
    readonly proceeds?: string;
    readonly costBasis?: string;
    readonly lotTimestamp?: string;
  }[];
}

export const RP2_SETTINGS: FoldSettings = {
  ...SETTINGS,
  rankBy: "price",
  giftOut: "disposal",
  transferFee: "disposal",
  longAfter: "P365D",
  longInclusive: true,
};

const iso = (timestamp = "") => timestamp.replace(" ", "T").replace("+00:00", "Z");

const coin = (amount = "0") => `${amount} bitcoin`;
const feeOf = (text: string | undefined) =>
  text === undefined || Number(text.split(" ")[0]) === 0 ? {} : { fee: text };

function rowsOf({ transactions }: Book): Transaction[] {
  return [
    ...transactions.in.map((made) =>
      made["type"] === "BUY"
        ? row("buy", iso(made["timestamp"]), {
            in: coin(made["quantity"]),
            out: made["fiatNoFee"] ?? "",
            price: made["spotPrice"] ?? "",
            ...feeOf(made["fiatFee"]),
          })
        : row("reward", iso(made["timestamp"]), {
            in: coin(made["quantity"]),
            value: made["fiatNoFee"] ?? "",
            price: made["spotPrice"] ?? "",
            subtype: "interest",
          }),
    ),
    ...transactions.out.map((made) =>
      made["type"] === "SELL"
        ? row("sell", iso(made["timestamp"]), {
            out: coin(made["quantity"]),
            in: made["fiatOut"] ?? "",
            ...feeOf(coin(made["cryptoFee"])),
          })
        : row("gift_out", iso(made["timestamp"]), { out: coin(made["quantity"]), value: made["fiatOut"] ?? "" }),
    ),
    ...transactions.intra.map((made) =>
      row("transfer", iso(made["timestamp"]), {
        out: coin(made["received"]),
        in: coin(made["received"]),
        ...feeOf(coin(made["cryptoFee"])),
      }),
    ),
  ];
}

/** Spot prices that transfers were recorded with. */
const marketOf =
  ({ transactions }: Book): MarketValue =>
  (_asset, at) =>
    (transactions.intra.find((made) => Date.parse(iso(made["timestamp"])) === at)?.["spotPrice"] ??
      null) as Amount | null;

export const RP2_BOOKS = [...books("test_data", data), ...books("test_hifo", hifo)];

function books(file: string, { assets }: { assets: readonly unknown[] }) {
  return (assets as Book[]).map((book) => ({
    name: `${file} ${book.asset}`,
    rows: rowsOf(book),
    market: marketOf(book),
    reports: book.methods,
  }));
}

export const timeOf = (timestamp: string): number => Date.parse(iso(timestamp));
