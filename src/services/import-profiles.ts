import type { ProfileId } from "../domain/ids.ts";
import { newProfileId } from "../domain/ids.ts";
import type { Mapping } from "../domain/imports/formats/mapped.ts";
import type { WriteRequest } from "../domain/ledger/commands.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import { problem } from "../platform/problem.ts";
import { reading, writing } from "../storage/answering.ts";
import { coreDb } from "../storage/database.ts";
import type { ImportProfile } from "../storage/queries/import-profiles.ts";

import * as profiles from "../storage/queries/import-profiles.ts";
import type { ServiceContext } from "./context.ts";
import { createOnce } from "./create-once.ts";

/** Import profiles of one person. */
export const MOST_PROFILES = 50;

const noSuchProfile = () => problem("RESOURCE_NOT_FOUND_ERROR", { detail: "You have no such import profile." });

export interface ProfileInput {
  readonly name: string;
  readonly mapping: Mapping;
}

export const listImportProfiles = (context: ServiceContext, { userId }: Viewer): Promise<ImportProfile[]> =>
  reading(profiles.listProfiles(coreDb(context.env), userId));

export async function getImportProfile(
  context: ServiceContext,
  { userId }: Viewer,
  id: ProfileId,
): Promise<ImportProfile> {
  const profile = await reading(profiles.findProfile(coreDb(context.env), userId, id));
  if (profile === null) throw noSuchProfile();
  return profile;
}

export async function createImportProfile(
  context: ServiceContext,
  { viewer, request, input }: { viewer: Viewer; request: WriteRequest; input: ProfileInput },
): Promise<ImportProfile> {
  const { userId } = viewer;
  const { made } = await createOnce<ImportProfile>(context, {
    userId,
    request,
    make: () => {
      const now = context.clock.now();
      return { ...input, id: newProfileId(now), createdAt: now, updatedAt: now };
    },
    store: (profile, record) => profiles.insertProfile(coreDb(context.env), userId, profile, record, MOST_PROFILES),
    refused: `A person has at most ${MOST_PROFILES} import profiles.`,
  });
  return made;
}

/** Imports that were read with it stay as they are. `versions`: those it may be changed from; `null`: any. */
export async function updateImportProfile(
  context: ServiceContext,
  input: { viewer: Viewer; id: ProfileId; versions: readonly number[] | null; profile: ProfileInput },
): Promise<ImportProfile> {
  const { viewer, id, versions, profile } = input;
  const known = await getImportProfile(context, viewer, id);
  const updatedAt = Math.max(known.updatedAt + 1, context.clock.now());
  const changed = { ...known, ...profile, updatedAt };
  const allowed = versions === null || versions.includes(known.updatedAt);
  const db = coreDb(context.env);
  if (allowed && (await writing(profiles.updateProfile(db, viewer.userId, changed, known.updatedAt)))) return changed;
  throw problem("PRECONDITION_FAILED", { detail: "The profile has changed since it was read." });
}

export async function deleteImportProfile(
  context: ServiceContext,
  { viewer, id }: { viewer: Viewer; id: ProfileId },
): Promise<void> {
  if (!(await writing(profiles.deleteProfile(coreDb(context.env), viewer.userId, id)))) throw noSuchProfile();
}

export type { ImportProfile } from "../storage/queries/import-profiles.ts";
