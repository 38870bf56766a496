import type { Config } from "../config.ts";

export const ROLES = ["user", "admin"] as const;
export type Role = (typeof ROLES)[number];

/**
 * What a person may do besides their own affairs. Who is named by configuration is an admin without being made one; where
 * addresses are verified, only once theirs is.
 */
export function roleOf(
  config: Pick<Config, "adminEmails" | "mail">,
  person: { readonly email: string; readonly emailVerified: boolean; readonly role?: string | null | undefined },
): Role {
  if (person.role === "admin") return "admin";
  const proved = config.mail === null || person.emailVerified;
  return proved && config.adminEmails.includes(person.email) ? "admin" : "user";
}
