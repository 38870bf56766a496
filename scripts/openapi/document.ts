/**
 * The API's document, taken from the app itself without a server. esbuild bundles the app as wrangler would; modules
 * that exist in workerd only become empty classes, which nothing calls while the routes are being described.
 */
import { build, type Plugin } from "esbuild";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { OpenApiDocument } from "./schema.ts";

const ROOT = new URL("../../", import.meta.url);

const withoutPlatform: Plugin = {
  name: "without-platform",
  setup(builder) {
    builder.onResolve({ filter: /^cloudflare:/ }, ({ path }) => ({ path, namespace: "platform" }));
    builder.onLoad({ filter: /.*/, namespace: "platform" }, () => ({
      contents: "module.exports = new Proxy({}, { get: () => class {} });",
      loader: "js",
    }));
  },
};

export async function apiDocument(): Promise<OpenApiDocument> {
  // Inside the project, so that packages left outside the bundle are found.
  const folder = mkdtempSync(new URL("node_modules/.openapi-", ROOT).pathname);
  try {
    const outfile = join(folder, "app.mjs");
    await build({
      stdin: {
        contents: `
          import { wholeApi } from "./src/app.ts";
          import { openApiDocument } from "./src/routes/http/openapi.ts";
          export const document = async () => openApiDocument(await wholeApi());`,
        resolveDir: ROOT.pathname,
      },
      bundle: true,
      packages: "external",
      format: "esm",
      platform: "node",
      target: "node22",
      outfile,
      plugins: [withoutPlatform],
      logLevel: "warning",
    });
    const app = (await import(pathToFileURL(outfile).href)) as { document(): Promise<OpenApiDocument> };
    return await app.document();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
