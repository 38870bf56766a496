import type { Price } from "../../../src/client/api.ts";
import { Change } from "../components/change.tsx";
import { Price as PriceText } from "../components/money.tsx";
import { Stale } from "../components/stale.tsx";
import { Unknown } from "../components/unknown.tsx";
import { priceOf } from "../state/prices.ts";

/** Reads one coin's price by itself, so that its tick draws nothing else anew. */
export function Live({ coin, of }: { coin: string; of: (price: Price) => preact.ComponentChildren }) {
  const price = priceOf(coin).value;
  return price === null ? <Unknown why="no price yet" /> : <>{of(price)}</>;
}

export const LivePrice = ({ coin }: { coin: string }) => (
  <Live
    coin={coin}
    of={({ price, quote, stale, asOf }) => (
      <>
        <PriceText amount={price} unit={quote} /> {stale && <Stale since={asOf} />}
      </>
    )}
  />
);

export const LiveChange = ({ coin }: { coin: string }) => (
  <Live coin={coin} of={({ change24h }) => <Change fraction={change24h} />} />
);
