import type { Viewer } from "../platform/auth/viewer.ts";
import type { ServiceContext } from "./context.ts";
import { getMe } from "./get-me.ts";
import { takeAttempt } from "./take-attempt.ts";

/**
 * Does what asks a person for the password once more. It is counted as signing in is: who finds an open browser cannot
 * guess on, and a stranger's guesses slow nobody here.
 */
export async function tryPassword<T>(
  context: ServiceContext,
  { viewer, network }: { viewer: Viewer; network: string },
  use: () => Promise<T>,
): Promise<T> {
  const { email } = await getMe(context, viewer.userId);
  const attempt = await takeAttempt(context, "sign-in", email, { network, known: viewer.by.id });
  const result = await use();
  await attempt.succeed();
  return result;
}
