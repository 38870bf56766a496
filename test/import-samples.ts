import f0 from "./recorded/imports/Binance-Spot-Order-History-202609301805(UTC+2)-part1-of1.csv?raw";
import f1 from "./recorded/imports/Binance-Transaction-History-202608120614(UTC+9)-part1-of1.csv?raw";
import f2 from "./recorded/imports/binance_trade_history_current.csv?raw";
import f3 from "./recorded/imports/binance_trade_history_legacy.csv?raw";
import f4 from "./recorded/imports/binance_transaction_history_legacy.csv?raw";
import f5 from "./recorded/imports/coinbase_2024plus_preamble_crlf.csv?raw";
import f6 from "./recorded/imports/coinbase_legacy_spot_price.csv?raw";
import f7 from "./recorded/imports/ghostfolio_bitvavo-export.csv?raw";
import f8 from "./recorded/imports/ghostfolio_coinbase-export.csv?raw";
import f9 from "./recorded/imports/ghostfolio_cointracking-export.csv?raw";
import f10 from "./recorded/imports/ghostfolio_cryptocom-export.csv?raw";
import f11 from "./recorded/imports/ghostfolio_delta-export.csv?raw";
import f12 from "./recorded/imports/ghostfolio_relai-export.csv?raw";
import f13 from "./recorded/imports/ghostfolio_revolut-crypto-export.csv?raw";
import f14 from "./recorded/imports/kraken_ledgers_2020_10col.csv?raw";
import f15 from "./recorded/imports/kraken_ledgers_current_12col.csv?raw";
import f16 from "./recorded/imports/kraken_trades.csv?raw";

/** Exports of exchanges and trackers by the name of their file (test/recorded/imports). */
export const SAMPLES = {
  "Binance-Spot-Order-History-202609301805(UTC+2)-part1-of1.csv": f0,
  "Binance-Transaction-History-202608120614(UTC+9)-part1-of1.csv": f1,
  "binance_trade_history_current.csv": f2,
  "binance_trade_history_legacy.csv": f3,
  "binance_transaction_history_legacy.csv": f4,
  "coinbase_2024plus_preamble_crlf.csv": f5,
  "coinbase_legacy_spot_price.csv": f6,
  "ghostfolio_bitvavo-export.csv": f7,
  "ghostfolio_coinbase-export.csv": f8,
  "ghostfolio_cointracking-export.csv": f9,
  "ghostfolio_cryptocom-export.csv": f10,
  "ghostfolio_delta-export.csv": f11,
  "ghostfolio_relai-export.csv": f12,
  "ghostfolio_revolut-crypto-export.csv": f13,
  "kraken_ledgers_2020_10col.csv": f14,
  "kraken_ledgers_current_12col.csv": f15,
  "kraken_trades.csv": f16,
} as const;
