import type { CoinDetail } from "../../../src/client/api.ts";
import { Change } from "../components/change.tsx";
import { Fact, Facts } from "../components/facts.tsx";
import { Price } from "../components/money.tsx";
import { Simulated } from "../components/simulated.tsx";
import { Stale } from "../components/stale.tsx";
import { Unknown } from "../components/unknown.tsx";
import { formatAge } from "../format/age.ts";
import { formatCompact } from "../format/money.ts";
import { nameOf } from "../state/catalogue.ts";
import { now } from "../state/now.ts";
import { priceOf, useLivePrices } from "../state/prices.ts";
import { paths } from "../paths.ts";
import "../portfolio/summary.css";

/** The price of this moment, whose it is and how old; below it what is known of the coin. */
export function Quote({ coin }: { coin: CoinDetail }) {
  useLivePrices([coin.id]);
  const price = priceOf(coin.id).value;
  return (
    <section class="summary" aria-label="Price of this moment">
      <p class="total" data-figure="price">
        <Price amount={price?.price} unit={price?.quote ?? "fiat:usd"} /> <Change fraction={price?.change24h} />
      </p>
      <p class="muted small">
        {price === null ? (
          "No price has come yet."
        ) : (
          <>
            From {price.source}, {formatAge(Math.max(0, now.value - Date.parse(price.asOf)))} old.{" "}
            {price.stale && <Stale since={price.asOf} />} {price.simulated && <Simulated />}
          </>
        )}
      </p>
      <CoinFacts coin={coin} />
    </section>
  );
}

const dollars = (amount: string | null) =>
  amount === null ? <Unknown why="not known" /> : formatCompact(amount, "fiat:usd");

function CoinFacts({ coin }: { coin: CoinDetail }) {
  const { rank, marketCap, volume24h, circulatingSupply, maxSupply, peg, successor, status } = coin;
  const supply = (amount: string | null) => (amount === null ? <Unknown why="none" /> : formatCompact(amount, coin.id));
  return (
    <>
      <Facts>
        <Fact label="Rank">{rank ?? <Unknown why="no rank" />}</Fact>
        <Fact label="Market value">{dollars(marketCap)}</Fact>
        <Fact label="Volume, 24 h">{dollars(volume24h)}</Fact>
        <Fact label="Supply">{supply(circulatingSupply)}</Fact>
        <Fact label="At most">{supply(maxSupply)}</Fact>
      </Facts>
      {peg !== null && <p class="muted small">Meant to be worth one {peg.toUpperCase()}.</p>}
      {status === "delisted" && <p class="muted small">No longer traded.</p>}
      {successor !== null && (
        <p class="muted small">
          Succeeded by <a href={paths.coin(successor)}>{nameOf(successor)}</a>.
        </p>
      )}
    </>
  );
}
