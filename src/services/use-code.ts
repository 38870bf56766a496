import { createAuth } from "../platform/auth/better-auth.ts";
import { CODE_LIFE_MS } from "../platform/auth/limits.ts";
import type { ServiceContext } from "./context.ts";

/** Whether this code comes for the first time: better-auth alone takes it again as long as it is of this moment. */
export async function useCode(context: ServiceContext, userId: string, code: string): Promise<boolean> {
  const { internalAdapter } = await createAuth(context.env).$context;
  return internalAdapter.reserveVerificationValue({
    identifier: `totp ${userId} ${code}`,
    value: "",
    expiresAt: new Date(context.clock.now() + CODE_LIFE_MS),
  });
}
