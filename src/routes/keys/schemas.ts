import { z } from "@hono/zod-openapi";
import type { KeyId } from "../../domain/ids.ts";
import { KEY_ID_PATTERN } from "../../domain/ids.ts";
import { SCOPES } from "../../platform/auth/viewer.ts";
import { MOST_KEYS } from "../../services/create-api-key.ts";
import type { ApiKey } from "../../services/list-api-keys.ts";
import { TextSchema, TimeSchema } from "../http/schemas.ts";

const Name = TextSchema(1, 100).openapi({ description: "What it is for.", example: "Tax export" });

const Scopes = z
  .array(z.enum(SCOPES))
  .min(1)
  .max(SCOPES.length)
  .refine((scopes) => new Set(scopes).size === scopes.length, "each scope once")
  .openapi({ description: "`read`: safe methods; `write`: the others.", example: ["read"], uniqueItems: true });

const EXPIRES = "When it ends; null: when it is revoked.";

export const NewKeySchema = z
  .strictObject({
    name: Name,
    scopes: Scopes,
    expiresAt: TimeSchema.nullable().default(null).openapi({ description: EXPIRES }),
  })
  .openapi("NewApiKey");

const known = {
  id: z.string().regex(KEY_ID_PATTERN).openapi({ description: "Names the key; it opens nothing." }),
  name: Name,
  start: z.string().max(20).openapi({ description: "Its first characters, to tell it by.", example: "cs_Xu3k" }),
  scopes: Scopes,
  createdAt: TimeSchema.openapi({ description: "When it was made." }),
  expiresAt: TimeSchema.nullable().openapi({ description: EXPIRES }),
};

export const ApiKeySchema = z
  .object({
    ...known,
    lastUsedAt: TimeSchema.nullable().openapi({ description: "Last use, to the hour; null: none yet." }),
  })
  .openapi("ApiKey");

export const CreatedKeySchema = z
  .object({
    ...known,
    key: z
      .string()
      .regex(/^cs_[A-Za-z0-9_-]{43}$/)
      .openapi({ description: "The key itself. Nobody can read it again. Send it as `Authorization: Bearer cs_…`." }),
  })
  .openapi("CreatedApiKey");

export const KeyListSchema = z
  .object({ items: z.array(ApiKeySchema).max(MOST_KEYS).openapi({ description: "Newest first." }) })
  .openapi("ApiKeyList");

export const KeyPath = z.object({
  id: z
    .string()
    .max(40)
    .regex(KEY_ID_PATTERN, "the id of a key")
    .transform((text) => text as KeyId)
    .openapi({ description: "The key's id.", example: "key_01JCXV9Y3Q6V5N8W2T7R4M1K0B" }),
});

type Times = Pick<ApiKey, "scopes" | "createdAt" | "expiresAt">;
const time = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/** As it is on the wire. */
export const viewKey = <T extends Times>({ scopes, createdAt, expiresAt, ...rest }: T) => ({
  ...rest,
  scopes: [...scopes],
  createdAt: new Date(createdAt).toISOString(),
  expiresAt: time(expiresAt),
});
export const viewListedKey = ({ lastUsedAt, ...key }: ApiKey) => ({ ...viewKey(key), lastUsedAt: time(lastUsedAt) });
