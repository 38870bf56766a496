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
    // All pages' rules together are 8 KiB: one file rather than four for each.
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What pages share comes as one file rather than thirty: on a phone each costs a way there and back. Pictures come with
          // the pages that have some.
          groups: [
            {
              name: "shared",
              test: /dashboard\/src\/(?:(?:api|components|format|shell|state)\/(?!donut|sparkline)|portfolio\/headlines|transactions\/take-back)/,
              minShareCount: 2,
              priority: 1,
            },
            { name: "pictures", test: /components\/(?:donut|sparkline)\.|node_modules\/d3-/ },
          ],
        },
      },
    },
  },
  server: { proxy: { "/api": { target: "http://localhost:8787", ws: true } } },
});
