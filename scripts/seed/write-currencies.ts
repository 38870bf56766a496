/** `node scripts/seed/write-currencies.ts <file>`: the migration that seeds the currencies of src/domain/currencies as assets. */
import { writeFileSync } from "node:fs";
import { CURRENCIES } from "../../src/domain/currencies/currencies.ts";

const [, , target] = process.argv;
if (target === undefined) throw new Error("Name the migration's file.");
const rows = JSON.stringify(Object.entries(CURRENCIES)).replaceAll("'", "''");
writeFileSync(
  target,
  `-- Written by scripts/seed/write-currencies.ts from src/domain/currencies/currencies.ts.
INSERT INTO assets (id, kind, symbol, name, status)
SELECT 'fiat:' || lower(value ->> 0), 'fiat', value ->> 0, value ->> 1, 'active' FROM json_each('${rows}')
WHERE true ON CONFLICT DO NOTHING;
`,
);
