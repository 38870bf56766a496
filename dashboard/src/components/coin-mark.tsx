import { nameOf, symbolOf } from "../state/catalogue.ts";
import "./coin-mark.css";

/** The same hue for a coin everywhere, made from its id: no picture comes from elsewhere. */
function hueOf(asset: string): number {
  let hash = 7;
  for (const letter of asset) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 9_973;
  return (hash * 47) % 360;
}

/** A coin's sign, for the eye only. */
export function CoinMark({ asset }: { asset: string }) {
  return (
    <span class="coin-mark" aria-hidden="true" style={{ "--hue": String(hueOf(asset)) }}>
      {symbolOf(asset).slice(0, 1)}
    </span>
  );
}

/** A coin by sign, symbol and name, leading to its page. */
export function CoinLink({ asset }: { asset: string }) {
  return (
    <a class="coin-link" href={`/coins/${encodeURIComponent(asset)}`}>
      <CoinMark asset={asset} />
      <span>
        <b>{symbolOf(asset)}</b>
        <span class="muted small">{nameOf(asset)}</span>
      </span>
    </a>
  );
}
