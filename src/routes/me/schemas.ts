import { z } from "@hono/zod-openapi";
import { TextSchema, TimeSchema } from "../http/schemas.ts";

/** Asked for at first use: the list is long, and a Worker's start is short. */
let currencies: ReadonlySet<string> | undefined;

function isCurrency(text: string): boolean {
  currencies ??= new Set(Intl.supportedValuesOf("currency").map((code) => `fiat:${code.toLowerCase()}`));
  return currencies.has(text);
}

/** What Intl makes of it, or undefined where it knows nothing of the kind. */
function known(read: () => string | undefined): string | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const localeOf = (text: string) =>
  known(() => Intl.DateTimeFormat.supportedLocalesOf(text)[0] && Intl.getCanonicalLocales(text)[0]);
const timeZoneOf = (text: string) =>
  known(() => new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone);

/** A text that `read` knows, as it is written there. */
const readAs = (read: (text: string) => string | undefined, most: number, expected: string) =>
  z
    .string()
    .min(1)
    .max(most)
    .transform((text, context) => {
      const value = read(text);
      if (value !== undefined) return value;
      context.addIssue({ code: "custom", message: expected });
      return z.NEVER;
    });

/** What the document says of it: a transformed text has lost its own words. */
const text = (maxLength: number) => ({ type: "string" as const, minLength: 1, maxLength });

export const ProfileChangeSchema = z
  .strictObject({
    name: TextSchema(1, 100).optional().openapi({ description: "What to call the person.", example: "Ada" }),
    baseCurrency: z
      .string()
      .regex(/^fiat:[a-z]{3}$/, 'a currency such as "fiat:eur"')
      .refine(isCurrency, "a currency that exists")
      .optional()
      .openapi({ description: "What sums are shown in where no portfolio says otherwise.", example: "fiat:eur" }),
    locale: readAs(localeOf, 35, 'a language, such as "en" or "pt-BR"')
      .optional()
      .openapi({ ...text(35), description: "Language and region (BCP 47).", example: "en-GB" }),
    timeZone: readAs(timeZoneOf, 64, 'a time zone, such as "Europe/Berlin"')
      .optional()
      .openapi({ ...text(64), description: "IANA time zone.", example: "Europe/Berlin" }),
  })
  .refine((change) => Object.keys(change).length > 0, "name, baseCurrency, locale or timeZone")
  .openapi("ProfileChange", { description: "What is left out stays as it is." });

export const SessionIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, "a session's id")
  .openapi("SessionId", { description: "Which session.", example: "x2Zk0qvL8m3yq0b1r5f7w9a1c3e5g7i9" });

export const SessionSchema = z
  .object({
    id: SessionIdSchema,
    current: z.boolean().openapi({ description: "Whether it is the one that asks." }),
    startedAt: TimeSchema.openapi({ description: "When the person signed in." }),
    renewedAt: TimeSchema.openapi({ description: "When it was last renewed; that happens daily while it is used." }),
    expiresAt: TimeSchema.openapi({ description: "When it ends unless it is used before." }),
    address: z
      .string()
      .max(64)
      .nullable()
      .openapi({ description: "Internet address that signed in, where the platform tells it.", example: "192.0.2.1" }),
    userAgent: z
      .string()
      .max(300)
      .nullable()
      .openapi({ description: "What the program that signed in says of itself.", example: "Mozilla/5.0" }),
  })
  .openapi("Session");
