import { useLocation } from "preact-iso";
import type { EventQuery } from "../api/ledger.ts";
import type { Portfolio } from "../api/types.ts";
import { AssetField, assetOf } from "../components/asset-field.tsx";
import { Button } from "../components/button.tsx";
import { Field, Select } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { fromLocalField, toLocalField } from "../format/zoned.ts";
import { EVENT_TYPES, EVENTS } from "./event-types.ts";

const NAMES = ["type", "asset", "account", "from", "to", "tag", "q", "import"] as const;
type Name = (typeof NAMES)[number];
export type Filter = Readonly<Partial<Record<Name, string>>>;

/** What the address asks for. */
export const filterOf = (query: Readonly<Record<string, string>>): Filter =>
  Object.fromEntries(NAMES.flatMap((name) => (query[name] ? [[name, query[name]]] : [])));

export const isFiltered = (filter: Filter): boolean => Object.keys(filter).length > 0;
export const queryOf = (filter: Filter): EventQuery => filter;

const ALL = { value: "", label: "All" };
const TYPES = [ALL, ...EVENT_TYPES.map((value) => ({ value, label: EVENTS[value].label }))];

const day = (time: string | undefined): string => (time === undefined ? "" : toLocalField(time).slice(0, 16));

/** Narrows the list; what is chosen stands in the address. */
export function Filters({ portfolio, filter }: { portfolio: Portfolio; filter: Filter }) {
  const { path, route } = useLocation();
  const accounts = [ALL, ...portfolio.accounts.map(({ id, name }) => ({ value: id, label: name }))];
  const show = (next: Filter) => {
    const text = new URLSearchParams(next).toString();
    route(text === "" ? path : `${path}?${text}`);
  };
  return (
    <Form
      key={JSON.stringify(filter)}
      submit="Filter"
      label="Filter"
      keep
      beside={
        isFiltered(filter) && (
          <Button look="link" onClick={() => show({})}>
            Show all
          </Button>
        )
      }
      onSubmit={(fields) => {
        const time = (name: string) => (fields[name] ? fromLocalField(fields[name]) : "");
        const asset = fields["asset"] ? assetOf(fields["asset"]) : "";
        show(filterOf({ ...fields, asset, from: time("from"), to: time("to") }));
        return Promise.resolve();
      }}
    >
      <div class="fields">
        <Field
          label="Search"
          name="q"
          type="search"
          required={false}
          value={filter.q ?? ""}
          placeholder="Note or reference"
          maxLength={100}
        />
        <Select label="Type" name="type" choices={TYPES} value={filter.type ?? ""} required={false} />
        <AssetField label="Coin" name="asset" value={filter.asset ?? ""} required={false} />
        {accounts.length > 2 && (
          <Select label="Account" name="account" choices={accounts} value={filter.account ?? ""} required={false} />
        )}
        <Field label="From" name="from" type="datetime-local" required={false} value={day(filter.from)} />
        <Field label="Before" name="to" type="datetime-local" required={false} value={day(filter.to)} />
        <Field label="Tag" name="tag" required={false} value={filter.tag ?? ""} maxLength={40} />
      </div>
    </Form>
  );
}
