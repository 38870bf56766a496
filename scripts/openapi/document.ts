/**
 * The API's document, taken from the app itself without a server. esbuild bundles the app as wrangler would; modules
 * that exist in workerd only become empty classes, which nothing calls while the routes are being described.
 */
import { build, type Plugin } from "esbuild";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

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

/** JSON Schema as the generator writes it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxProperties?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required?: boolean;
  readonly schema: Schema;
}

export type Content = Readonly<Record<string, { readonly schema: Schema }>>;

export interface Operation {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly description?: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses?: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
}

export interface OpenApiDocument {
  readonly openapi: string;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

export async function apiDocument(): Promise<OpenApiDocument> {
  // Inside the project, so that packages left outside the bundle are found.
  const folder = mkdtempSync(new URL("node_modules/.openapi-", ROOT).pathname);
  try {
    const outfile = join(folder, "app.mjs");
    await build({
      stdin: {
        contents: `
          import { createApp } from "./src/app.ts";
          import { openApiDocument } from "./src/routes/http/openapi.ts";
          export const document = () => openApiDocument(createApp());`,
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
    const app = (await import(pathToFileURL(outfile).href)) as { document(): OpenApiDocument };
    return app.document();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
