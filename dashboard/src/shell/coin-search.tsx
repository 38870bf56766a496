import { signal, useComputed, useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { useEffect, useId } from "preact/hooks";
import { Button } from "../components/button.tsx";
import { CoinMark } from "../components/coin-mark.tsx";
import { Dialog } from "../components/dialog.tsx";
import { matching } from "../market/matching.ts";
import { paths } from "../paths.ts";
import { useCoins } from "../state/use-coins.ts";
import "./coin-search.css";

const MOST = 8;
const open = signal(false);

const show = (): void => {
  open.value = true;
};

/** A coin from anywhere: "/" or Ctrl or Cmd with K, or the button. */
export function CoinSearch() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!asksForSearch(event) || isTyping(event.target) || document.querySelector("dialog[open]") !== null) return;
      event.preventDefault();
      show();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <Button look="ghost" icon="search" label="Find a coin (press /)" onClick={show} />
      <Dialog title="Find a coin" open={open}>
        <Finder />
      </Dialog>
    </>
  );
}

const asksForSearch = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  (key === "/" && !ctrlKey && !metaKey && !altKey) || (key.toLowerCase() === "k" && (ctrlKey || metaKey) && !altKey);

/** A key that somebody means as a letter is theirs. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "submit"].includes(target.type);
  return target.isContentEditable || target.matches("textarea, select");
}

function Finder() {
  const { route } = useLocation();
  const id = useId();
  const coins = useCoins();
  const text = useSignal("");
  const at = useSignal(0);
  const found = useComputed(() => matching(coins.value.values(), text.value).slice(0, MOST));
  const go = (coin: string | undefined): void => {
    if (coin === undefined) return;
    open.value = false;
    route(paths.coin(coin));
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      at.value = (at.value + step + found.value.length) % Math.max(1, found.value.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      go(found.value[at.value]?.id);
    }
  };
  return (
    <div class="coin-search">
      <input
        // A field of the type "search" would take the first Escape for itself.
        type="text"
        inputMode="search"
        role="combobox"
        aria-label="Name or symbol"
        aria-expanded={found.value.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={found.value.length > 0 ? `${id}-${at.value}` : undefined}
        autocomplete="off"
        spellcheck={false}
        placeholder="Name or symbol"
        onInput={(event) => {
          text.value = event.currentTarget.value;
          at.value = 0;
        }}
        onKeyDown={onKey}
      />
      <ul id={id} role="listbox" aria-label="Coins">
        {found.value.map((coin, index) => (
          <li
            key={coin.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at.value}
            onClick={() => go(coin.id)}
          >
            <CoinMark asset={coin.id} />
            <b>{coin.symbol}</b>
            <span class="muted">{coin.name}</span>
          </li>
        ))}
      </ul>
      {coins.value.size > 0 && found.value.length === 0 && (
        <p class="muted" role="status">
          No coin is called that.
        </p>
      )}
    </div>
  );
}
