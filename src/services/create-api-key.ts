import type { KeyId } from "../domain/ids.ts";
import { newKeyId } from "../domain/ids.ts";
import type { WriteRequest } from "../domain/ledger/commands.ts";
import { apiKeyOf, hashOfKey, KEY_START, permissionsOf } from "../platform/auth/api-key.ts";
import type { Scope, Viewer } from "../platform/auth/viewer.ts";
import { problem } from "../platform/problem.ts";
import { coreDb } from "../storage/database.ts";
import { insertKey } from "../storage/queries/api-keys.ts";
import type { ServiceContext } from "./context.ts";
import { createOnce } from "./create-once.ts";

export interface CreateApiKey {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** ms UTC; null: until it is revoked. */
  readonly expiresAt: number | null;
}

export interface CreatedKey extends CreateApiKey {
  readonly id: KeyId;
  readonly createdAt: number;
  /** Its first characters, which stay readable. */
  readonly start: string;
  /** The key itself, which nobody can read again. */
  readonly key: string;
}

/** API keys of one person. */
export const MOST_KEYS = 20;

/** Makes an API key. The record of the request holds a nonce instead of the key. */
export async function createApiKey(
  context: ServiceContext,
  { viewer, request, input }: { viewer: Viewer; request: WriteRequest; input: CreateApiKey },
): Promise<CreatedKey> {
  const { userId } = viewer;
  const { authSecret } = context.config;
  const { made } = await createOnce<CreateApiKey & { id: KeyId; createdAt: number; nonce: string }>(context, {
    userId,
    request,
    make: () => {
      const createdAt = context.clock.now();
      if (input.expiresAt !== null && input.expiresAt <= createdAt) {
        throw problem("VALIDATION_ERROR", {
          errors: [{ path: "body.expiresAt", expected: "a time to come, or null" }],
        });
      }
      return { ...input, id: newKeyId(createdAt), createdAt, nonce: crypto.randomUUID() };
    },
    store: async ({ id, name, scopes, createdAt, expiresAt, nonce }, record) => {
      const key = await apiKeyOf(authSecret, nonce);
      const stored = { start: startOf(key), hash: hashOfKey(key), permissions: permissionsOf(scopes) };
      await insertKey(coreDb(context.env), { id, userId, name, createdAt, expiresAt, ...stored }, record, MOST_KEYS);
    },
    refused: `A person has at most ${MOST_KEYS} keys.`,
  });
  const { nonce, ...rest } = made;
  const key = await apiKeyOf(authSecret, nonce);
  return { ...rest, key, start: startOf(key) };
}

const startOf = (key: string): string => key.slice(0, KEY_START);
