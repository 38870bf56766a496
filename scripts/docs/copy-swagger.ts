/**
 * `node scripts/docs/copy-swagger.ts`: puts Swagger UI among the static assets, for the page at /docs. After the
 * dashboard's build, which empties the folder. Not below `/docs`: those paths are the Worker's own.
 */
import { copyFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const target = fileURLToPath(new URL("../../dist/dashboard/assets-docs/", import.meta.url));
const swagger = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));

mkdirSync(target, { recursive: true });
for (const file of ["swagger-ui.css", "swagger-ui-bundle.js"]) copyFileSync(join(swagger, file), join(target, file));
copyFileSync(new URL("start-swagger.js", import.meta.url), join(target, "start.js"));
