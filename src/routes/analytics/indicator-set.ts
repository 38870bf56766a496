import { z } from "@hono/zod-openapi";
import type { AssetId } from "../../domain/ids.ts";
import { ASSET_ID_PATTERN } from "../../domain/ids.ts";
import { INDICATORS, indicatorOf } from "../../domain/indicators/indicators.ts";
import { readNotation } from "../../domain/indicators/notation.ts";
import { FIELDS, type Field } from "../../domain/indicators/over-candles.ts";
import type { WantedOf } from "../../services/get-indicators.ts";

export const MOST_INDICATORS = 10;
const LONGEST = 1_000;

/** `sma:20,ema:50`: what is wanted of a coin, as the service takes it, and the text that says the same. */
export const IndicatorSetSchema = z
  .string()
  .min(1)
  .max(LONGEST)
  .transform((text, context) => {
    const items = text.split(",");
    if (items.length > MOST_INDICATORS) {
      context.addIssue({ code: "custom", message: `at most ${MOST_INDICATORS} indicators` });
      return z.NEVER;
    }
    const set: WantedOf[] = [];
    for (const item of items) {
      const wanted = wantedOf(item);
      if (typeof wanted !== "string") set.push(wanted);
      else context.addIssue({ code: "custom", message: wanted });
    }
    return set.length === items.length ? { text, set } : z.NEVER;
  })
  .openapi({
    type: "string",
    minLength: 1,
    maxLength: LONGEST,
    description: [
      `1 to ${MOST_INDICATORS} indicators, separated by commas. Each is a name and its parameters, separated by colons, in their order or by name; those left out have their defaults.`,
      "`field=` is the column that it is computed from (close unless said otherwise), `other=` the coin beside, for correl and beta.",
      `Known: ${INDICATORS.map(({ name, parameters }) => [name, ...Object.keys(parameters)].join(":")).join(", ")}.`,
    ].join(" "),
    example: "sma:20,ema:50,rsi:14,macd:12:26:9",
  });

function wantedOf(item: string): WantedOf | string {
  const noted = readNotation(item, (name) => indicatorOf(name)?.parameters, ["field", "other"]);
  if (typeof noted === "string") return noted;
  const indicator = indicatorOf(noted.name);
  if (indicator === undefined) return "an indicator of the list";
  const { name, parameters, extra } = noted;
  const wrong = indicator.refuse(parameters);
  if (wrong !== null) return `${name}: ${wrong}`;
  const field = fieldOf(extra["field"], indicator.inputs.includes("value"));
  if (field === null) return `${name}: field, ${indicator.inputs.includes("value") ? FIELDS.join(" or ") : "left out"}`;
  const needsOther = indicator.inputs.includes("other");
  const other = extra["other"];
  if (needsOther !== (other !== undefined)) return `${name}: other, ${needsOther ? "the coin beside" : "left out"}`;
  if (other !== undefined && !ASSET_ID_PATTERN.test(other)) return `${name}: other, a coin's id`;
  return { indicator, parameters, field, other: (other ?? null) as AssetId | null };
}

function fieldOf(said: string | undefined, hasField: boolean): Field | null {
  if (said === undefined) return "close";
  return (hasField && FIELDS.find((field) => field === said)) || null;
}
