import { useSignal } from "@preact/signals";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { Field } from "../components/field.tsx";
import { Panel } from "../components/panel.tsx";
import { matching } from "../market/matching.ts";
import { coins, symbolOf } from "../state/catalogue.ts";
import "./coin-choice.css";

interface CoinChoiceProps {
  readonly chosen: readonly string[];
  readonly most: number;
  readonly onChange: (coins: readonly string[]) => void;
}

/** Which coins are compared: each can be taken away, others are found by symbol or name. */
export function CoinChoice({ chosen, most, onChange }: CoinChoiceProps) {
  const wrong = useSignal<string | null>(null);
  const add = (text: string): void => {
    const [found] = matching(coins.value.values(), text);
    wrong.value = found === undefined || text.trim() === "" ? `No coin is called ${text}.` : null;
    if (wrong.value === null && found !== undefined && !chosen.includes(found.id)) onChange([...chosen, found.id]);
  };
  return (
    <Panel title="Which coins">
      <div class="row chips">
        {chosen.map((coin) => (
          <Button
            key={coin}
            icon="close"
            label={`Take out ${symbolOf(coin)}`}
            onClick={() => onChange(chosen.filter((one) => one !== coin))}
          >
            {symbolOf(coin)}
          </Button>
        ))}
      </div>
      {chosen.length < most && (
        <div class="inline">
          <Form
            label="Add a coin to the comparison"
            submit="Compare"
            onSubmit={async (fields) => add(fields["coin"] ?? "")}
          >
            <Field name="coin" label="Add a coin" placeholder="SOL" maxLength={60} />
          </Form>
        </div>
      )}
      {wrong.value !== null && <p class="down small">{wrong.value}</p>}
    </Panel>
  );
}
