import { AssetField, assetOf } from "../components/asset-field.tsx";
import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { Panel } from "../components/panel.tsx";
import { symbolOf } from "../state/catalogue.ts";
import type { DraftView } from "./decisions.tsx";
import type { Decide } from "./use-draft.ts";

type Coin = DraftView["coins"][number];

/** Names that stand for no coin, or may stand for another than was guessed. */
export function CoinChoices({ coins, decide }: { coins: readonly Coin[]; decide: Decide }) {
  return (
    <Panel title="Which coins are meant">
      <ul class="rows">
        {coins.map((coin) => (
          <CoinChoice key={coin.name} coin={coin} decide={decide} />
        ))}
      </ul>
    </Panel>
  );
}

function CoinChoice({ coin: { name, asset, by, candidates }, decide }: { coin: Coin; decide: Decide }) {
  const choose = (chosen: string | null) => decide({ coins: { [name]: chosen } });
  return (
    <li>
      <span>
        <b class="foreign">{name}</b>{" "}
        {by === "own" ? (
          <Badge tone="accent">a coin of your own</Badge>
        ) : asset === null ? (
          <Badge tone="warn">not known</Badge>
        ) : (
          <Badge tone={by === "best" ? "flat" : "accent"}>{symbolOf(asset)}</Badge>
        )}
      </span>
      <span class="row">
        {candidates
          .filter(({ id }) => id !== asset)
          .slice(0, 3)
          .map(({ id, name: full }) => (
            <Button key={id} onClick={() => choose(id)}>
              {full}
            </Button>
          ))}
        {by !== "own" && (
          <Button look="ghost" onClick={() => choose("own")}>
            Make it my own coin
          </Button>
        )}
        {(by === "choice" || by === "own") && (
          <Button look="link" onClick={() => choose(null)}>
            Take back
          </Button>
        )}
        <details>
          <summary>Another</summary>
          <Form
            submit="Use it"
            label={`Coin for ${name}`}
            onSubmit={({ coin = "" }) => {
              choose(assetOf(coin));
              return Promise.resolve();
            }}
          >
            <AssetField label="Coin" name="coin" of="all" />
          </Form>
        </details>
      </span>
    </li>
  );
}
