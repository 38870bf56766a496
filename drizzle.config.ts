import { defineConfig } from "drizzle-kit";

// drizzle-kit only generates; `npm run migrate:new` finishes what it writes and wrangler applies it.
export default defineConfig({
  dialect: "sqlite",
  schema: "./src/storage/schema/*.ts",
  out: "./migrations",
});
