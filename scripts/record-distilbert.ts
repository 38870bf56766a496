/**
 * `npm run record:distilbert -- OUT.jsonl FILE.csv …`: asks DistilBERT on Workers AI about every text (column text) over the
 * REST API and appends what it says to OUT.jsonl, for scripts/fit-sentiment.ts. Needs CLOUDFLARE_ACCOUNT_ID and
 * CLOUDFLARE_API_TOKEN with the right to run Workers AI. Goes on where an earlier run ended.
 */
import { readLabelled } from "./sentiment/read-labelled.ts";
import { recordDistilbert } from "./sentiment/record-distilbert.ts";

const [out, ...files] = process.argv.slice(2);
const account = process.env["CLOUDFLARE_ACCOUNT_ID"];
const token = process.env["CLOUDFLARE_API_TOKEN"];
if (out === undefined || files.length === 0 || !account || !token) {
  console.error(
    "Usage: CLOUDFLARE_ACCOUNT_ID=… CLOUDFLARE_API_TOKEN=… npm run record:distilbert -- OUT.jsonl FILE.csv …",
  );
  process.exit(2);
}
const texts = files.flatMap((file) => readLabelled(file).rows.map((row) => row.text));
const { recorded, refused, stopped } = await recordDistilbert(texts, out, { account, token });
console.log(`${recorded} recorded, ${refused} refused, in ${out}`);
if (stopped !== null) {
  console.error(`Stopped: ${stopped}. Run it again to go on.`);
  process.exitCode = 1;
}
