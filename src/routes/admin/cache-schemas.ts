import { z } from "@hono/zod-openapi";
import type { CacheReport } from "../../services/get-cache-report.ts";
import { POLICY_NAMES } from "../../services/cache-names.ts";
import { CountSchema, TimeSchema } from "../http/schemas.ts";

export const NamespaceSchema = z
  .enum(POLICY_NAMES)
  .openapi("CacheNamespace", { description: "A group of cached answers.", example: "catalogue" });

export const CacheKeySchema = z
  .string()
  .min(1)
  .max(500)
  .openapi({ description: "One key of the namespace, in all its versions. Default: all keys.", example: "all" });

const Counts = {
  hits: CountSchema.openapi({ description: "Reads that found it fresh." }),
  stale: CountSchema.openapi({ description: "Reads that were given an older one, while a fresh one was made." }),
  misses: CountSchema.openapi({ description: "Reads that waited for it to be made." }),
  writes: CountSchema.openapi({ description: "How often it was made and stored." }),
};

const Milliseconds = z.number().int().min(0).max(1e12);

export const CacheReportSchema = z
  .object({
    since: z.iso.date().openapi({ description: "The first day that is counted, UTC." }),
    namespaces: z
      .array(
        z.object({
          namespace: NamespaceSchema,
          freshMs: Milliseconds.openapi({ description: "How long it is given without a second look." }),
          staleMs: Milliseconds.openapi({ description: "How much longer, while a fresh one is made." }),
          keepMs: Milliseconds.openapi({ description: "How long it is there for when its source fails." }),
          reason: z.string().max(500).openapi({ description: "Why it is cached." }),
          ...Counts,
        }),
      )
      .max(50)
      .openapi({ description: "The table of policies, and how each served." }),
    mostRead: z
      .array(
        z.object({
          namespace: z.string().max(50).openapi({ description: "Of the key." }),
          key: z.string().max(500).openapi({ description: "What was asked for." }),
          ...Counts,
        }),
      )
      .max(20)
      .openapi({ description: "The keys that were read most; these are kept warm." }),
  })
  .openapi("CacheReport");

export const viewReport = ({ since, namespaces, mostRead }: CacheReport): z.output<typeof CacheReportSchema> => ({
  since,
  namespaces: [...namespaces],
  mostRead: [...mostRead],
});

export const CacheInvalidationSchema = z
  .object({
    namespace: NamespaceSchema,
    key: CacheKeySchema.nullable().openapi({ description: "The key; null: all." }),
    at: TimeSchema.openapi({ description: "What was made before is void." }),
    holdsFrom: TimeSchema.openapi({
      description: "From then on it holds everywhere; here at once. At most 60 s after `at`.",
    }),
  })
  .openapi("CacheInvalidation");
