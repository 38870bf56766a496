/**
 * `npm run eval:sentiment -- FILE.csv --kind=crypto|finance|social`: how well the product's own scorer does on labelled texts
 * (columns text, label): accuracy, macro-F1, confusion and how often a sign is turned round. `--json` for a machine.
 */
import { parseArgs } from "node:util";
import { classify } from "../src/domain/sentiment/classify.ts";
import type { Kind } from "../src/domain/sentiment/overlay.ts";
import { KINDS } from "../src/domain/sentiment/overlay.ts";
import { MODEL_VERSION } from "../src/domain/sentiment/score.ts";
import { LABELS, measure } from "./sentiment/measure.ts";
import { readLabelled } from "./sentiment/read-labelled.ts";

const { values, positionals } = parseArgs({
  options: { kind: { type: "string", default: "crypto" }, json: { type: "boolean", default: false } },
  allowPositionals: true,
});
const kind = KINDS.find((known) => known === values.kind);
if (kind === undefined || positionals.length === 0) {
  console.error(`Usage: npm run eval:sentiment -- FILE.csv --kind=${KINDS.join("|")}`);
  process.exit(2);
}
for (const file of positionals) evaluate(file, kind, values.json);

function evaluate(file: string, kind: Kind, json: boolean): void {
  const { rows, severalEntities } = readLabelled(file);
  const pairs = rows.map(({ text, label }) => ({ truth: label, given: classify(text, kind).label }));
  const measures = measure(pairs);
  if (json) return console.log(JSON.stringify({ file, kind, modelVersion: MODEL_VERSION, ...measures }));
  console.log(`${file}\nkind ${kind}, ${measures.n} texts, model ${MODEL_VERSION}`);
  if (severalEntities > 0) console.log(`${severalEntities} rows left out: they name several entities (n_entities)`);
  console.log(`accuracy        ${percent(measures.accuracy)}`);
  console.log(`macro-F1        ${measures.macroF1.toFixed(3)}`);
  console.log(`sign-flip rate  ${percent(measures.signFlipRate)}`);
  console.log(`F1              ${LABELS.map((label) => `${label} ${measures.f1[label].toFixed(3)}`).join(", ")}`);
  console.log(`\n${"true \\ given".padEnd(14)}${LABELS.map((label) => label.padStart(10)).join("")}`);
  for (const [n, label] of LABELS.entries()) {
    console.log(
      `${label.padEnd(14)}${(measures.confusion[n] ?? []).map((count) => String(count).padStart(10)).join("")}`,
    );
  }
  console.log();
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
