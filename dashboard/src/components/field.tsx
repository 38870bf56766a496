import { createContext, type ComponentChildren } from "preact";
import { useContext, useId } from "preact/hooks";
import "./field.css";

/** By name of the field: what the API expected there. Filled by the form round it. */
export const FieldErrors = createContext<ReadonlyMap<string, string>>(new Map());

interface Common {
  readonly label: string;
  /** Of a field of the contract its path in the body (`in.amount`): then errors of the API find it. */
  readonly name: string;
  readonly hint?: string;
  readonly required?: boolean;
}

export interface FieldProps extends Common {
  readonly type?: "text" | "email" | "password" | "search" | "date" | "datetime-local" | "url" | "number" | "file";
  readonly value?: string;
  readonly autocomplete?: string;
  readonly placeholder?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly min?: string;
  readonly max?: string;
  readonly step?: string;
  readonly pattern?: string;
  readonly title?: string;
  readonly accept?: string;
  readonly list?: string;
  readonly inputMode?: "decimal" | "email" | "text" | "search" | "numeric";
  readonly onInput?: (value: string) => void;
  readonly onFocus?: () => void;
}

/** What every field has: a label, a hint, and what is wrong with it, each tied to the control. */
function useDescribed({ name, hint }: Common) {
  const id = useId();
  const error = useContext(FieldErrors).get(name);
  const describedBy = [hint === undefined ? "" : `${id}-hint`, error === undefined ? "" : `${id}-error`];
  return {
    id,
    error,
    attributes: {
      id,
      name,
      "aria-invalid": error !== undefined,
      "aria-describedby": describedBy.join(" ").trim() || undefined,
    },
  };
}

function Frame({
  id,
  label,
  hint,
  error,
  children,
}: Common & { id: string; error: string | undefined; children: ComponentChildren }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      {hint !== undefined && <small id={`${id}-hint`}>{hint}</small>}
      {error !== undefined && (
        <small class="down" id={`${id}-error`}>
          {error}
        </small>
      )}
    </div>
  );
}

export function Field(props: FieldProps) {
  const { label, name, hint, value = "", required = true, onInput, ...rest } = props;
  const { id, error, attributes } = useDescribed(props);
  return (
    <Frame id={id} label={label} name={name} {...(hint === undefined ? {} : { hint })} error={error}>
      <input
        {...attributes}
        {...rest}
        defaultValue={value}
        required={required}
        onInput={onInput && ((event) => onInput(event.currentTarget.value))}
      />
    </Frame>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface SelectProps extends Common {
  readonly choices: readonly Choice[];
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

/** With `onChange` its value is the caller's; without, the form's. */
export function Select(props: SelectProps) {
  const { label, name, hint, choices, value, required = true, onChange } = props;
  const { id, error, attributes } = useDescribed(props);
  return (
    <Frame id={id} label={label} name={name} {...(hint === undefined ? {} : { hint })} error={error}>
      <select
        {...attributes}
        required={required}
        {...(onChange === undefined ? {} : { value, onChange: (event) => onChange(event.currentTarget.value) })}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

export function TextArea(
  props: Common & { readonly value?: string; readonly maxLength?: number; readonly rows?: number },
) {
  const { label, name, hint, value = "", maxLength, rows = 2, required = true } = props;
  const { id, error, attributes } = useDescribed(props);
  return (
    <Frame id={id} label={label} name={name} {...(hint === undefined ? {} : { hint })} error={error}>
      <textarea
        {...attributes}
        rows={rows}
        defaultValue={value}
        required={required}
        {...(maxLength === undefined ? {} : { maxLength })}
      />
    </Frame>
  );
}

interface CheckboxProps extends Common {
  readonly value?: string;
  readonly checked?: boolean;
  readonly onChange?: (checked: boolean) => void;
}

export function Checkbox(props: CheckboxProps) {
  const { label, hint, value = "yes", required = false, checked = false, onChange } = props;
  const { id, error, attributes } = useDescribed(props);
  return (
    <div class="field checkbox">
      <input
        {...attributes}
        type="checkbox"
        value={value}
        required={required}
        {...(onChange === undefined
          ? { defaultChecked: checked }
          : { checked, onChange: (event) => onChange(event.currentTarget.checked) })}
      />
      <label for={id}>{label}</label>
      {hint !== undefined && <small id={`${id}-hint`}>{hint}</small>}
      {error !== undefined && (
        <small class="down" id={`${id}-error`}>
          {error}
        </small>
      )}
    </div>
  );
}
