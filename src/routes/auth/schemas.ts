import { z } from "@hono/zod-openapi";
import { PASSWORD_LENGTH } from "../../platform/auth/limits.ts";
import { ROLES } from "../../platform/auth/role.ts";

/** Case-folded: the same mailbox is the same person however it is typed. */
const Email = z
  .email({ error: "an e-mail address" })
  .max(254, "an e-mail address of at most 254 characters")
  .transform((text) => text.toLowerCase())
  .openapi({
    type: "string",
    format: "email",
    maxLength: 254,
    description: "E-mail address; upper and lower case are the same.",
    example: "ada@example.org",
  });

const { least, most } = PASSWORD_LENGTH;

export const SignUpBody = z
  .strictObject({
    email: Email,
    password: z
      .string()
      .min(least, `${least} to ${most} characters`)
      .max(most, `${least} to ${most} characters`)
      .openapi({ format: "password", description: `${least} to ${most} characters.` }),
    name: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .optional()
      .openapi({ description: "What to call the person; without it the part of the address before the @." }),
  })
  .openapi("SignUp");

export const SignInBody = z
  .strictObject({
    email: Email,
    // No lower bound: a short password is a wrong password, and answered as one.
    password: z
      .string()
      .min(1)
      .max(most, `at most ${most} characters`)
      .openapi({ format: "password", description: "The password." }),
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
