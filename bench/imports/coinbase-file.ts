const HEADER =
  "ID,Timestamp,Transaction Type,Asset,Quantity Transacted,Price Currency,Price at Transaction,Subtotal,Total (inclusive of fees and/or spread),Fees and/or Spread,Notes";
const COINS = ["BTC", "ETH", "SOL", "XRP", "ADA", "DOGE", "LINK", "AVAX", "LTC", "DOT"];
const START = Date.UTC(2018, 0, 1);
const STEP_MS = 6 * 3_600_000;

/** A history of so many rows as Coinbase writes it, the newest first: of each coin four buys, then a sale of a part. */
export function coinbaseFile(rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const at = new Date(START + i * STEP_MS).toISOString().slice(0, 19).replace("T", " ");
    const coin = COINS[i % COINS.length] ?? "BTC";
    const sells = Math.floor(i / COINS.length) % 5 === 4;
    const size = (0.1 + (i % 97) / 1000).toFixed(8);
    const price = 1000 + (i % 313);
    const subtotal = (Number(size) * price).toFixed(2);
    const type = sells ? "Advanced Trade Sell" : "Buy";
    return `${i.toString(16).padStart(24, "0")},${at} UTC,${type},${coin},${size},USD,"$${price.toLocaleString("en")}.00",$${subtotal},$${subtotal},$0.99,row ${i}`;
  });
  return [HEADER, ...lines.toReversed(), ""].join("\n");
}
