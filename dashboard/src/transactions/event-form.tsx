import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { ledger, type NewEvent } from "../api/ledger.ts";
import type { Portfolio, Transaction } from "../api/types.ts";
import { assetOf } from "../components/asset-field.tsx";
import { Select } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { fromLocalField } from "../format/zoned.ts";
import { buildEvent } from "./build-event.ts";
import { EventFields } from "./event-fields.tsx";
import { EVENT_TYPES, EVENTS, type EventType } from "./event-types.ts";

const CHOICES = EVENT_TYPES.map((value) => ({ value, label: EVENTS[value].label }));

interface EventFormProps {
  readonly portfolio: Portfolio;
  /** What is edited; without it a new one is recorded. */
  readonly event?: Transaction;
  /** Beside the button that saves. */
  readonly beside?: ComponentChildren;
  readonly onDone: () => void;
}

/** Records what happened, or changes what was recorded. */
export function EventForm({ portfolio, event, beside, onDone }: EventFormProps) {
  const type = useSignal<EventType>(event?.type ?? "buy");
  return (
    <Form
      submit={event === undefined ? "Record" : "Save"}
      label={event === undefined ? "Add a transaction" : "Edit the transaction"}
      beside={beside}
      onSubmit={async (fields, key) => {
        const body = buildEvent(fields, { assetOf, timeOf: fromLocalField });
        if (event === undefined) await ledger.record(portfolio.id, body as NewEvent, key);
        else await ledger.replace(portfolio.id, event.id, { ...kept(event), ...body } as NewEvent, key);
        onDone();
      }}
    >
      <Select
        label="Type"
        name="type"
        choices={CHOICES}
        value={type.value}
        hint={EVENTS[type.value].about}
        onChange={(value) => {
          type.value = value as EventType;
        }}
      />
      <EventFields
        key={type.value}
        type={type.value}
        portfolio={portfolio}
        {...(event === undefined ? {} : { event })}
      />
    </Form>
  );
}

/** What the form has no field for and an edit must not lose. */
const kept = ({ ref, position, externalId }: Transaction): Record<string, unknown> => ({
  ref,
  position,
  ...(externalId === null ? {} : { externalId }),
});
