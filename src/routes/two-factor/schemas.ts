import { z } from "@hono/zod-openapi";
import { PASSWORD_LENGTH } from "../../platform/auth/limits.ts";

export const CodeSchema = z
  .string()
  .regex(/^[0-9]{6}$/, "six digits")
  .openapi({ description: "What the authenticator app shows now.", example: "123456" });

export const RecoveryCodeSchema = z
  .string()
  .regex(/^[A-Za-z0-9]{5}-[A-Za-z0-9]{5}$/, "a code such as aB3dE-fG5hI")
  .openapi({ description: "One of the codes that were shown once; each works once.", example: "aB3dE-fG5hI" });

export const PasswordBody = z
  .strictObject({
    password: z
      .string()
      .min(1)
      .max(PASSWORD_LENGTH.most)
      .openapi({ format: "password", description: "The person's password." }),
  })
  .openapi("PasswordAgain");

export const RecoveryCodesSchema = z
  .object({
    recoveryCodes: z
      .array(RecoveryCodeSchema)
      .max(20)
      .openapi({ description: "Each signs in once in the place of a code. They are not shown again." }),
  })
  .openapi("RecoveryCodes");
