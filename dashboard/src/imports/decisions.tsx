import type { Import, Portfolio } from "../api/types.ts";
import { Button } from "../components/button.tsx";
import { Checkbox, Field, Select } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { Panel } from "../components/panel.tsx";
import { timeZone } from "../format/locale.ts";
import { CoinChoices } from "./coin-choices.tsx";
import { Openings } from "./openings.tsx";
import type { Decide } from "./use-draft.ts";

export type DraftView = NonNullable<Import["draft"]>;

interface DecisionsProps {
  readonly portfolio: Portfolio;
  readonly draft: DraftView;
  readonly decide: Decide;
}

/** What a person must or may say about a file. Each answer is judged at once. */
export function Decisions({ portfolio, draft, decide }: DecisionsProps) {
  const unnamed = draft.coins.filter(
    ({ asset, by }) => asset === null || by === "choice" || by === "best" || by === "own",
  );
  return (
    <>
      {(draft.counts.needs_zone > 0 || draft.choices.zone !== null) && <Zone draft={draft} decide={decide} />}
      {unnamed.length > 0 && <CoinChoices coins={unnamed} decide={decide} />}
      {draft.missing.length > 0 && <Openings portfolio={portfolio} draft={draft} decide={decide} />}
      <Rest portfolio={portfolio} draft={draft} decide={decide} />
    </>
  );
}

function Zone({ draft, decide }: Omit<DecisionsProps, "portfolio">) {
  return (
    <Panel title="Which clock the times are of">
      <Form
        key={draft.choices.zone}
        submit="Use it"
        label="Time zone"
        keep
        onSubmit={({ zone = "" }) => {
          decide({ zone });
          return Promise.resolve();
        }}
      >
        <Field
          label="Time zone"
          name="zone"
          value={draft.choices.zone ?? timeZone.value}
          list="zones"
          hint="The file's times name none. Exchanges mostly write UTC."
        />
        <datalist id="zones">
          {["UTC", ...Intl.supportedValuesOf("timeZone")].map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </Form>
    </Panel>
  );
}

/** What may be said: where it happened, what is left out as a whole, and what rounding left. */
function Rest({ portfolio, draft, decide }: DecisionsProps) {
  const { counts, choices, dust } = draft;
  const leaving = new Set(choices.leaveOutFates);
  const canLeave = (["error", "needs_coin", "conflict"] as const).filter(
    (fate) => counts[fate] > 0 || leaving.has(fate),
  );
  const words = { error: "with errors", needs_coin: "of coins that nobody knows", conflict: "in conflict" } as const;
  const isMapped = choices.mapping !== null;
  if (canLeave.length === 0 && dust.length === 0 && portfolio.accounts.length < 2 && !isMapped) return null;
  return (
    <Panel title="And besides">
      {canLeave.map((fate) => (
        <Checkbox
          key={fate}
          label={`Leave out rows ${words[fate]}`}
          name={`leave-${fate}`}
          checked={leaving.has(fate)}
          onChange={(checked) =>
            decide({ leaveOutFates: checked ? [...leaving, fate] : [...leaving].filter((one) => one !== fate) })
          }
        />
      ))}
      {isMapped && (
        <Button look="link" onClick={() => decide({ mapping: null })}>
          Its columns mean something else
        </Button>
      )}
      {dust.length > 0 && (
        <Checkbox
          label={`Write off dust of ${dust.length} coins`}
          name="dust"
          hint="So little that only the rounding of the export makes it."
          checked={choices.clearDust}
          onChange={(clearDust) => decide({ clearDust })}
        />
      )}
      {portfolio.accounts.length > 1 && (
        <Select
          label="Into which account"
          name="account"
          value={choices.account ?? portfolio.accounts[0]?.id ?? ""}
          choices={portfolio.accounts.map(({ id, name }) => ({ value: id, label: name }))}
          hint="Of rows that name none."
          onChange={(account) => decide({ account })}
        />
      )}
    </Panel>
  );
}
