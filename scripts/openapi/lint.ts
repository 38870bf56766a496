/** `node scripts/openapi/lint.ts`: Redocly's recommended rules over the API's document, and the house's own. */
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { apiDocument } from "./document.ts";
import { fieldFaults } from "./field-rules.ts";
import { houseFaults, isFrame } from "./house-rules.ts";

const document = await apiDocument();
const config = await createConfig({
  extends: ["recommended"],
  rules: {
    // A WebSocket's good answer is 101; the house rules ask each operation for one below 400.
    "operation-2xx-response": "off",
    // What is below /api has the gateway's own; a health check refuses nobody.
    "operation-4xx-response": "off",
    "operation-tag-defined": "error",
    "operation-description": "error",
  },
});
const found = await lintFromString({ source: JSON.stringify(document), absoluteRef: "openapi.json", config });
const faults = [
  ...found
    .filter(isFault)
    .map(({ ruleId, message, location }) => `${location[0]?.pointer ?? "#/"}: ${message} (${ruleId})`),
  ...houseFaults(document),
  ...fieldFaults(document),
];
for (const fault of faults) console.error(fault);
if (faults.length > 0) {
  console.error(`openapi: ${faults.length} to put right`);
  process.exitCode = 1;
} else {
  console.log(`openapi: ${Object.keys(document.paths).length} paths, nothing to put right`);
}

function isFault({ ruleId, location }: (typeof found)[number]): boolean {
  return ruleId !== "no-unused-components" || !isFrame(location[0]?.pointer ?? "");
}
