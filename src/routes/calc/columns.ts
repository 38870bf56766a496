import { z } from "@hono/zod-openapi";

export const MOST_ROWS = 10_000;

interface Bounds {
  readonly min: number;
  readonly max: number;
}

/**
 * A column of numbers, null where one is missing. Only the first wrong row is named: a column of ten thousand would else be
 * answered with as many errors.
 */
export const numbers = ({ min, max }: Bounds, description: string) =>
  z
    .array(z.unknown())
    .max(MOST_ROWS, `at most ${MOST_ROWS} rows`)
    .superRefine((values, context) => {
      const row = values.findIndex(
        (value) => value !== null && !(typeof value === "number" && value >= min && value <= max),
      );
      if (row >= 0)
        context.addIssue({ code: "custom", path: [row], message: `a number from ${min} to ${max}, or null` });
    })
    .transform((values) => Float64Array.from(values, (value) => (typeof value === "number" ? value : Number.NaN)))
    .openapi({
      type: "array",
      items: { type: ["number", "null"], minimum: min, maximum: max },
      maxItems: MOST_ROWS,
      description,
    });

/** An ISO 8601 time, or a date, which is its beginning in UTC. */
export const Moment = z.union([z.iso.datetime({ offset: true }), z.iso.date()]);

/** A column of times in milliseconds, in order. */
export const times = (description: string) =>
  z
    .array(z.unknown())
    .max(MOST_ROWS, `at most ${MOST_ROWS} rows`)
    .transform((values, context) => {
      const moments = Float64Array.from(values, (value) => {
        const text = Moment.safeParse(value);
        return text.success ? Date.parse(text.data) : Number.NaN;
      });
      const row = moments.findIndex((moment, i) => !(moment > (moments[i - 1] ?? -Infinity)));
      if (row >= 0)
        context.addIssue({
          code: "custom",
          path: [row],
          message: "an ISO 8601 time or date, later than the one before",
        });
      return moments;
    })
    .openapi({
      type: "array",
      items: {
        anyOf: [
          { type: "string", format: "date-time" },
          { type: "string", format: "date" },
        ],
      },
      maxItems: MOST_ROWS,
      description,
    });

type Columns = Readonly<Record<string, Float64Array | undefined>>;

/** The number of rows, or the first column that is not as long as the first. */
export function rowsOf(columns: Columns): { readonly rows: number; readonly odd: string | null } {
  const present = Object.entries(columns).flatMap(([name, column]) =>
    column === undefined ? [] : [[name, column.length] as const],
  );
  const rows = present[0]?.[1] ?? 0;
  return { rows, odd: present.find(([, length]) => length !== rows)?.[0] ?? null };
}
