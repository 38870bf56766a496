import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  // Preact without a plugin: the compiler's own automatic JSX runtime is enough.
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "../dist/dashboard",
    emptyOutDir: true,
    target: "es2022",
    // An inlined data: URL would need a wider Content-Security-Policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What pages share comes as one file rather than thirty: on a phone each costs a way there and back.
          groups: [
            {
              name: "shared",
              test: /dashboard\/src\/(?:api|components|format|state)\/|node_modules\/d3-/,
              minShareCount: 3,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { "/api": { target: "http://localhost:8787", ws: true } } },
});
