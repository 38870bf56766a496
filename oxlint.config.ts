import { defineConfig, type OxlintOverride } from "oxlint";

/**
 * The rule of imports (docs/architecture.md), as lint that says what to do instead:
 * index → routes, durable, cron, queues → services → storage, providers → domain.
 */
const platform = [
  "hono",
  "hono/*",
  "@hono/*",
  "drizzle-orm",
  "drizzle-orm/*",
  "better-auth",
  "better-auth/*",
  "cloudflare:*",
];
const sql = ["drizzle-orm", "drizzle-orm/*", "**/storage/**"];

interface Rule {
  group: string[];
  message: string;
}

const DECIMAL: Rule = {
  group: ["decimal.js"],
  message: "Import Decimal from domain/money/decimal.ts: decimal.js as it comes keeps 20 digits and loses money.",
};

const BINDINGS: Rule = {
  group: ["cloudflare:*"],
  message: "Bindings come in with the context; only objects and the platform import from the runtime.",
};

const imports = (patterns: Rule[]): NonNullable<OxlintOverride["rules"]> => ({
  "no-restricted-imports": ["error", { patterns }],
});

/** Tests may import what they need to set the scene. */
const restrict = (files: string[], patterns: Rule[], excludeFiles: string[] = []): OxlintOverride => ({
  files,
  excludeFiles: ["**/*.test.ts", ...excludeFiles],
  rules: imports([DECIMAL, ...patterns]),
});

const pureDomain: Rule[] = [
  { group: platform, message: "The domain is pure: pass in what you need from the platform as an argument." },
  {
    group: [
      "**/storage/**",
      "**/routes/**",
      "**/durable/**",
      "**/cron/**",
      "**/queues/**",
      "**/services/**",
      "**/providers/**",
      "**/platform/**",
    ],
    message: "The domain imports nothing outward: move the type or the pure function into src/domain.",
  },
];

const platformServes: Rule = {
  group: ["**/services/**", "**/routes/**", "**/cron/**", "**/queues/**"],
  message: "The platform serves the others and imports none of them.",
};

export default defineConfig({
  plugins: ["typescript", "import", "unicorn", "oxc"],
  options: { typeAware: true },
  ignorePatterns: [
    "worker-configuration.d.ts",
    "src/client/api.ts",
    "dist/**",
    "migrations/**",
    "coverage/**",
    ".state/**",
  ],
  categories: { correctness: "error", suspicious: "error" },
  rules: {
    "typescript/no-floating-promises": "error",
    "typescript/no-misused-promises": "error",
    "typescript/no-explicit-any": "error",
    "typescript/consistent-type-imports": "error",
    "typescript/switch-exhaustiveness-check": "error",
    "import/no-cycle": "error",
    "no-console": "error",
    eqeqeq: "error",
    // What no border below covers; an override replaces this list, so each names decimal.js again.
    "no-restricted-imports": ["error", { patterns: [DECIMAL] }],
    // Sorting and shadowing are matters of taste here; async without await keeps an interface's shape.
    "no-shadow": "off",
    "no-await-in-loop": "off",
    "typescript/no-unsafe-type-assertion": "off",
    "typescript/no-unnecessary-type-arguments": "off",
    "import/no-unassigned-import": "off",
    "unicorn/no-array-sort": "error",
  },
  overrides: [
    restrict(["src/domain/**"], pureDomain, ["src/domain/money/decimal.ts"]),
    // The one home of decimal.js.
    { files: ["src/domain/money/decimal.ts"], rules: imports(pureDomain) },
    restrict(
      ["src/routes/**"],
      [
        { group: sql, message: "Routes never see SQL: write a verb in src/services and call it." },
        {
          group: ["**/providers/**", "**/durable/**"],
          message: "Routes call services; a service talks to providers and objects.",
        },
        BINDINGS,
      ],
    ),
    restrict(
      ["src/cron/**", "src/queues/**"],
      [
        { group: sql, message: "A job calls one service; put the query there." },
        { group: ["**/providers/**", "**/durable/**", "**/routes/**"], message: "A job calls one service." },
        BINDINGS,
      ],
    ),
    restrict(
      ["src/services/**"],
      [
        {
          group: ["hono", "hono/*", "@hono/*", "**/routes/**"],
          message: "Services know nothing of HTTP: take plain input, return plain output, throw problem(code).",
        },
        {
          group: ["**/durable/**"],
          message: "Reach objects through platform/objects.ts; verbs that run inside an object stand beside it.",
        },
        { group: ["**/cron/**", "**/queues/**"], message: "Imports point inward: jobs and consumers call services." },
        { group: ["drizzle-orm", "drizzle-orm/*"], message: "Put the query into src/storage/queries and call it." },
        BINDINGS,
      ],
    ),
    restrict(
      ["src/durable/**"],
      [
        {
          group: ["hono", "hono/*", "@hono/*", "**/routes/**", "**/cron/**", "**/queues/**", "**/services/**"],
          message: "An object is a thin shell round pure modules beside it; it knows no routes and no services.",
        },
      ],
    ),
    restrict(
      ["src/storage/**", "src/providers/**"],
      [
        {
          group: ["**/services/**", "**/routes/**", "**/durable/**", "**/cron/**", "**/queues/**", "hono", "hono/*"],
          message: "Imports point inward: storage and providers know only the domain and the platform.",
        },
      ],
    ),
    restrict(
      ["src/platform/**"],
      [platformServes, { group: ["**/durable/**"], message: "Only platform/objects.ts knows the objects' types." }],
      ["src/platform/objects.ts"],
    ),
    restrict(["src/platform/objects.ts"], [platformServes]),
    restrict(
      ["dashboard/**"],
      [
        {
          group: [
            "**/src/storage/**",
            "**/src/services/**",
            "**/src/durable/**",
            "**/src/providers/**",
            "**/src/platform/**",
            "**/src/cron/**",
            "**/src/queues/**",
          ],
          message: "The dashboard knows only the API's types and the WebSocket frames.",
        },
      ],
    ),
    restrict(
      ["simulator/**"],
      [{ group: ["**/src/**"], message: "The simulator stands outside the product and speaks only wire formats." }],
    ),
    // Programs for a terminal speak to it, and the one logger writes where the platform collects.
    { files: ["scripts/**", "simulator/**", "bench/**", "src/platform/log.ts"], rules: { "no-console": "off" } },
    {
      files: ["**/*.test.ts"],
      rules: { "typescript/no-unsafe-type-assertion": "off", "no-restricted-imports": "off" },
    },
  ],
});
