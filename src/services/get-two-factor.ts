import type { UserId } from "../domain/ids.ts";
import { createAuth } from "../platform/auth/better-auth.ts";
import { reading } from "../storage/answering.ts";
import { coreDb } from "../storage/database.ts";
import * as people from "../storage/queries/people.ts";
import type { ServiceContext } from "./context.ts";

/** Whether signing in by password asks for a code, and how many recovery codes are left. */
export async function getTwoFactor(
  context: ServiceContext,
  userId: UserId,
): Promise<{ enabled: boolean; recoveryCodesLeft: number }> {
  if (!(await hasTwoFactor(context, userId))) return { enabled: false, recoveryCodesLeft: 0 };
  const { backupCodes } = await createAuth(context.env).api.viewBackupCodes({ body: { userId } });
  return { enabled: true, recoveryCodesLeft: backupCodes.length };
}

export async function hasTwoFactor(context: ServiceContext, userId: UserId): Promise<boolean> {
  return (await reading(people.find(coreDb(context.env), userId)))?.twoFactorEnabled ?? false;
}
