import { z } from "@hono/zod-openapi";
import { PASSWORD_LENGTH } from "../../platform/auth/limits.ts";
import { ROLES } from "../../platform/auth/role.ts";
import { isWeakPassword } from "../../platform/auth/weak-password.ts";

/** Case-folded: the same mailbox is the same person however it is typed. */
export const EmailSchema = z
  .email({ error: "an e-mail address" })
  .max(254, "an e-mail address of at most 254 characters")
  .transform((text) => text.toLowerCase())
  .openapi({
    description: "E-mail address; upper and lower case are the same.",
    example: "ada@example.org",
  });

const { least, most } = PASSWORD_LENGTH;
const LENGTH = `${least} to ${most} characters`;
const STRONG = "a password that is not among the first that a guesser tries";

/** A password to be. */
export const NewPasswordSchema = z
  .string()
  .min(least, LENGTH)
  .max(most, LENGTH)
  .refine((password) => !isWeakPassword(password), STRONG)
  .openapi({ format: "password", description: `${LENGTH}, not among the common ones.` });

/** Of a mail or an answer of ours; whether it is good is not a matter of form. */
export const TokenSchema = z.string().min(1).max(100).openapi({
  description: "What stands after the last `=` in the mail's link.",
  example: "y1sXk3nq0Zt8VbLwJ5uRcA2eHfGdMiPo",
});

export const SignUpBody = z
  .strictObject({
    email: EmailSchema,
    password: NewPasswordSchema,
    name: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .optional()
      .openapi({ description: "What to call the person; without it the part of the address before the @." }),
    invitation: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .openapi({ description: "The code of an invitation, where one is needed." }),
  })
  .refine(({ email, password, name }) => !isWeakPassword(password, [email, email.split("@")[0] ?? "", name ?? ""]), {
    path: ["password"],
    error: STRONG,
  })
  .openapi("SignUp");

/** The present password: no lower bound, for a short one is a wrong one, and answered as one. */
export const PasswordSchema = z
  .string()
  .min(1)
  .max(most, `at most ${most} characters`)
  .openapi({ format: "password", description: "The present password." });

export const MailedBody = z.strictObject({ email: EmailSchema }).openapi("MailRequest");

export const MailedSchema = z
  .object({ status: z.literal("accepted").openapi({ description: "Always the same." }) })
  .openapi("MailAccepted");

export const SignInBody = z
  .strictObject({
    email: EmailSchema,
    password: PasswordSchema,
  })
  .openapi("SignIn");

export const PersonSchema = z
  .object({
    id: z.string().max(64).openapi({ description: "The person's id." }),
    email: z.string().max(254).openapi({ description: "E-mail address, in lower case.", example: "ada@example.org" }),
    emailVerified: z.boolean().openapi({ description: "Whether the person has shown that the address is theirs." }),
    name: z.string().max(254).openapi({ description: "What to call the person.", example: "Ada" }),
    role: z.enum(ROLES).openapi({ description: "What the person may do besides their own affairs." }),
    baseCurrency: z
      .string()
      .max(10)
      .openapi({ description: "What sums are shown in where no portfolio says otherwise.", example: "fiat:usd" }),
    locale: z.string().max(35).openapi({ description: "Language and region (BCP 47).", example: "en-GB" }),
    timeZone: z.string().max(64).openapi({ description: "IANA time zone.", example: "Europe/Berlin" }),
    createdAt: z.iso.datetime().openapi({ description: "When the account was made." }),
  })
  .openapi("Person");
