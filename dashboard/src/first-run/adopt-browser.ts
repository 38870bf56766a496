import { api } from "../api/client.ts";
import { me } from "../state/session.ts";

/** As an account begins; whoever has chosen otherwise keeps that. */
const UNTOLD = { timeZone: "UTC", locale: "en" };

/** At the first run times and numbers become those of the person's own machine, until they say otherwise in the settings. */
export async function adoptBrowser(): Promise<void> {
  const person = me.value;
  const { timeZone, locale } = new Intl.DateTimeFormat().resolvedOptions();
  const change = {
    ...(person?.timeZone === UNTOLD.timeZone && timeZone !== UNTOLD.timeZone ? { timeZone } : {}),
    ...(person?.locale === UNTOLD.locale && locale !== UNTOLD.locale ? { locale } : {}),
  };
  if (Object.keys(change).length > 0) me.value = await api.changeMe(change);
}
