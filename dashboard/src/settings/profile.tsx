import { api } from "../api/client.ts";
import type { Me } from "../api/types.ts";
import { AssetField, assetOf } from "../components/asset-field.tsx";
import { Field, Select } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { Panel } from "../components/panel.tsx";
import { numberFormat } from "../format/number-format.ts";
import { formatTime } from "../format/time.ts";
import { me } from "../state/session.ts";
import { toast } from "../state/toasts.ts";

const LOCALES = ["en-GB", "en-US", "de-DE", "fr-FR", "es-ES", "it-IT", "nl-NL", "pl-PL", "pt-BR", "ja-JP", "ko-KR"];

/** What one is called and how figures are written. */
export function Profile({ of: person }: { of: Me }) {
  const locales = LOCALES.includes(person.locale) ? LOCALES : [person.locale, ...LOCALES];
  return (
    <Panel title="Profile">
      <Form
        label="Profile"
        submit="Save"
        onSubmit={async ({ name = "", baseCurrency = "", locale = "", timeZone = "" }) => {
          me.value = await api.changeMe({ name, baseCurrency: assetOf(baseCurrency), locale, timeZone });
          toast("Saved.");
        }}
      >
        <Field name="name" label="Name" value={person.name} maxLength={100} required={false} />
        <AssetField name="baseCurrency" label="Currency of new portfolios" value={person.baseCurrency} />
        <Select
          name="locale"
          label="Numbers and dates as in"
          value={person.locale}
          choices={locales.map((locale) => ({ value: locale, label: nameOfLocale(locale) }))}
        />
        <Select
          name="timeZone"
          label="Time zone"
          value={person.timeZone}
          choices={zones(person.timeZone).map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
        />
        <p class="muted small">
          So it looks now: {numberFormat({ minimumFractionDigits: 2 }).format(12_345.67)},{" "}
          {formatTime(new Date().toISOString(), "minute")}
        </p>
      </Form>
    </Panel>
  );
}

const nameOfLocale = (locale: string): string =>
  new Intl.DisplayNames([locale], { type: "language" }).of(locale) ?? locale;

function zones(own: string): string[] {
  const all = ["UTC", ...Intl.supportedValuesOf("timeZone")];
  return all.includes(own) ? all : [own, ...all];
}
