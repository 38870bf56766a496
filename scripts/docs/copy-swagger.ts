import { copyFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * Puts Swagger UI among the static assets, for the page at /docs. In a folder outside of `/docs*`: those paths are
 * answered by the Worker (wrangler.toml, `run_worker_first`).
 * @param assets the folder that the assets are built into, after the page's own build has emptied it
 */
export function copySwagger(assets: string): void {
  const from = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  const into = join(assets, "assets-docs");
  mkdirSync(into, { recursive: true });
  for (const file of ["swagger-ui.css", "swagger-ui-bundle.js"]) copyFileSync(join(from, file), join(into, file));
  copyFileSync(join(import.meta.dirname, "start-swagger.js"), join(into, "start.js"));
}
