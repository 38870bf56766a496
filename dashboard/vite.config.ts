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
  },
  server: { proxy: { "/api": { target: "http://localhost:8787", ws: true } } },
});
