/**
 * `node bench/object-call/main.ts`: a call of a Durable Object by itty-durable against the platform's own RPC, in one
 * runtime, turn about, so that the machine's mood falls on both. Evidence of docs/decisions/0001-successors.md.
 */
import { build } from "esbuild";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { fileURLToPath } from "node:url";
import { median } from "../measure/statistics.ts";

const ROUNDS = 15;
const VARIANTS = ["native", "itty"] as const;
const CASES = [
  { name: "100 bytes, one after another", bytes: 100, calls: 400, atOnce: 1 },
  { name: "100 bytes, 20 at once", bytes: 100, calls: 1000, atOnce: 20 },
  { name: "5,000 bytes, one after another", bytes: 5_000, calls: 400, atOnce: 1 },
];

const bundle = await build({
  entryPoints: [fileURLToPath(new URL("worker.ts", import.meta.url))],
  bundle: true,
  write: false,
  format: "esm",
  external: ["cloudflare:*"],
});
const runtime = new Miniflare(
  convertV4MiniflareOptions({
    modules: true,
    script: bundle.outputFiles[0]?.text ?? "",
    compatibilityDate: "2026-11-01",
    durableObjects: {
      NATIVE: { className: "NativeCounter", useSQLite: true },
      ITTY: { className: "IttyCounter", useSQLite: true },
    },
  }),
);
try {
  const origin = (await runtime.ready).origin;
  const microseconds = async (variant: string, { bytes, calls, atOnce }: (typeof CASES)[number]): Promise<number> => {
    const startedAt = performance.now();
    const response = await fetch(`${origin}/${variant}?calls=${calls}&bytes=${bytes}&atOnce=${atOnce}`);
    if (!response.ok) throw new Error(`${variant}: ${await response.text()}`);
    await response.text();
    return ((performance.now() - startedAt) * 1000) / calls;
  };

  console.log("µs a call (median of rounds)      native     itty    times");
  for (const one of CASES) {
    const times = { native: [] as number[], itty: [] as number[] };
    for (const variant of VARIANTS) await microseconds(variant, one);
    for (let round = 0; round < ROUNDS; round++) {
      const order = round % 2 === 0 ? VARIANTS : VARIANTS.toReversed();
      for (const variant of order) times[variant].push(await microseconds(variant, one));
    }
    const [native, itty] = [median(times.native), median(times.itty)];
    const figures = [native.toFixed(1), itty.toFixed(1), (itty / native).toFixed(2)];
    console.log(one.name.padEnd(32) + figures.map((figure) => figure.padStart(9)).join(""));
  }
  for (const variant of VARIANTS) {
    const { code } = (await (await fetch(`${origin}/${variant}?refuse`)).json()) as { code: string | null };
    console.log(`an error's own code, by ${variant}: ${code ?? "lost"}`);
  }
} finally {
  await runtime.dispose();
}
