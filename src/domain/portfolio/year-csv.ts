import type { TaxYear } from "./tax-year.ts";

/** One table for a spreadsheet: each row says by `section` what it is of. */
const COLUMNS = [
  "section",
  "kind",
  "asset",
  "quantity",
  "acquired_at",
  "at",
  "proceeds",
  "cost",
  "gain",
  "value",
  "term",
  "account",
  "ref",
  "lot_ref",
  "unknown",
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], string | number | null>>;

const sums = (section: string, kind: string, of: TaxYear["losses"]): Row => ({
  section,
  kind,
  proceeds: of.proceeds.value,
  cost: of.cost.value,
  gain: of.gain.value,
  unknown: of.gain.unknown,
});

/** A year's report as CSV (RFC 4180). What nobody knows is an empty field. */
export function yearCsv(report: TaxYear): string {
  const { gains, income, fees, losses } = report;
  const rows: Row[] = [
    { section: "report", kind: "year", value: report.year },
    { section: "report", kind: "time_zone", value: report.timeZone },
    { section: "report", kind: "base", asset: report.base },
    { section: "report", kind: "method", value: report.method },
    ...report.notes.map((note): Row => ({ section: "report", kind: "note", value: note })),
    ...Object.entries(gains).map(([term, of]) => sums("gains", term, of)),
    sums("losses", "all", losses),
    ...income.byKind.map(({ kind, value }): Row => ({
      section: "income",
      kind,
      value: value.value,
      unknown: value.unknown,
    })),
    { section: "income", kind: "all", value: income.total.value, unknown: income.total.unknown },
    { section: "fees", kind: "all", value: fees.total.value, unknown: fees.total.unknown },
    { section: "fees", kind: "apart", value: fees.apart.value, unknown: fees.apart.unknown },
    ...report.disposals.map(
      ({ kind, asset, quantity, acquiredAt, at, proceeds, cost, gain, term, account, ref, lot }): Row => ({
        section: "disposal",
        kind,
        asset,
        quantity,
        acquired_at: acquiredAt,
        at,
        proceeds,
        cost,
        gain,
        term,
        account,
        ref,
        lot_ref: lot?.ref ?? null,
      }),
    ),
    ...report.incomeRows.map(({ kind, asset, quantity, at, value, ref }): Row => ({
      section: "reward",
      kind,
      asset,
      quantity,
      at,
      value,
      ref,
    })),
    ...report.feeRows.map(({ asset, amount, at, value, apart, ref }): Row => ({
      section: "fee",
      kind: apart ? "apart" : "in_basis",
      asset,
      quantity: amount,
      at,
      value,
      ref,
    })),
    ...report.closingLots.map(({ asset, quantity, acquiredAt, cost, term, account, ref }): Row => ({
      section: "closing_lot",
      asset,
      quantity,
      acquired_at: acquiredAt,
      cost,
      term,
      account,
      lot_ref: ref,
    })),
  ];
  const lines = rows.map((row) => COLUMNS.map((column) => cell(row[column] ?? null)).join(","));
  return [COLUMNS.join(","), ...lines, ""].join("\r\n");
}

const NUMBER = /^-?[0-9]+(\.[0-9]+)?$/;
/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** A field that no spreadsheet computes: text that looks like a formula gets an apostrophe, numbers stay numbers. */
export function cell(value: string | number | null): string {
  if (value === null) return "";
  const text = String(value);
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
