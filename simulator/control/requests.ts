import { z } from "zod";
import { FAULTS_OF, type FaultName, type FaultRequest } from "./faults.ts";

/** The words of the control endpoint. Whatever is wrong is named by its field. */
const ALL = [...new Set<FaultName>(Object.values(FAULTS_OF).flat())];

const possible = (target: string): readonly string[] =>
  FAULTS_OF[target.startsWith("news:") ? "news" : (target as keyof typeof FAULTS_OF)];

const pair = (symbols: ReadonlySet<string>) =>
  z.string().refine((symbol) => symbols.has(symbol), { error: "is no pair of this exchange" });

export const faultRequest = (symbols: ReadonlySet<string>, sources: readonly string[]) =>
  z
    .strictObject({
      target: z.enum([...Object.keys(FAULTS_OF), ...sources.map((source) => `news:${source}`)]),
      fault: z.enum(ALL),
      count: z.int().min(1).max(1_000_000).optional(),
      durationMs: z.int().min(1).max(86_400_000).optional(),
      symbol: pair(symbols).optional(),
      retryAfter: z.int().min(0).max(259_200).optional(),
    })
    .superRefine(({ target, fault }, context) => {
      if (possible(target).includes(fault)) return;
      const message = `cannot happen to ${target}; possible: ${possible(target).join(", ")}`;
      context.addIssue({ code: "custom", path: ["fault"], message });
    })
    .transform((request): FaultRequest => request);

export const tickRequest = (symbols: ReadonlySet<string>) =>
  z.strictObject({
    symbol: pair(symbols),
    price: z
      .union([z.number(), z.string().regex(/^[0-9]{1,12}(\.[0-9]{1,18})?$/, { error: "must be a decimal number" })])
      .transform(Number)
      .refine((price) => price > 0 && price < 1e12, { error: "must be above 0 and below 10^12" }),
  });

export const newsRequest = (sources: readonly string[]) =>
  z.strictObject({
    source: z.enum(sources),
    title: z.string().min(1).max(1000),
    link: z.url().optional(),
    summary: z.string().max(10_000).optional(),
    publishedAt: z.iso.datetime({ offset: true }).transform(Date.parse).optional(),
  });

export const pauseRequest = z.strictObject({ paused: z.boolean() });

export const mailRequest = z.strictObject({
  refuse: z.int().min(400).max(599),
  count: z.int().min(1).max(1000).default(1),
});
