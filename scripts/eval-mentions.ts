/**
 * `npm run eval:mentions [-- FILE.csv …]`, without a file with this repository's own sets, each apart: how well the product's matcher tells coins from words (columns text, alias, coin_id,
 * is_coin, source), without and with knowing which sources write of nothing but crypto; and once more with each word taken out
 * of the lists before it is judged. `--wrong` shows where it erred, `--json` is for a machine.
 */
import { relative } from "node:path";
import { parseArgs } from "node:util";
import { evaluateMentions, OWN_SETS, readMentions } from "./sentiment/mentions.ts";

const { values, positionals } = parseArgs({
  options: { json: { type: "boolean", default: false }, wrong: { type: "boolean", default: false } },
  allowPositionals: true,
});
const files = positionals.length > 0 ? positionals.map((file) => ({ file, first: null })) : OWN_SETS;
for (const { file, first } of files) {
  const rows = readMentions(file);
  if (!values.json) {
    console.log(
      `${relative(process.cwd(), file)}: ${rows.length} texts, ${rows.filter(({ isCoin }) => isCoin).length} coins`,
    );
    if (first !== null) console.log(`${"at first sight".padEnd(38)} ${first}`);
  }
  for (const leaveOut of [false, true]) {
    for (const prior of [false, true]) {
      const { wrong, ...measures } = evaluateMentions(rows, { prior, leaveOut });
      if (values.json) {
        console.log(JSON.stringify({ file, prior, leaveOut, ...measures }));
        continue;
      }
      const how = `${prior ? "with" : "without"} the source${leaveOut ? ", each word unknown" : ""}`;
      const shown = [measures.precision, measures.recall, measures.f1].map((value) => value.toFixed(3));
      console.log(`${how.padEnd(38)} precision ${shown[0]}  recall ${shown[1]}  F1 ${shown[2]}`);
      if (values.wrong)
        for (const row of wrong) console.log(`  ${row.isCoin ? "missed" : "false"} ${row.alias}: ${row.text}`);
    }
  }
}
