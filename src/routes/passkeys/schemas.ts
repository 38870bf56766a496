import { z } from "@hono/zod-openapi";
import { MOST_PASSKEYS } from "../../services/begin-passkey.ts";
import { TextSchema } from "../http/schemas.ts";

/** WebAuthn's own JSON (w3.org/TR/webauthn-3, 5.1): what browsers make and take by `toJSON` and `parse…FromJSON`. */

const bytes = (most: number, description: string) =>
  z
    .string()
    .max(most)
    .regex(/^[A-Za-z0-9_-]+$/, "base64url")
    .openapi({ description });

const word = (most: number, description: string) => z.string().max(most).openapi({ description });

/** How much something is wanted of an authenticator. */
const Wish = z.enum(["discouraged", "preferred", "required"]);

const DescriptorSchema = z
  .object({
    id: bytes(2_000, "Id of a passkey."),
    type: z.literal("public-key").openapi({ description: "Always the same." }),
    transports: z.array(word(30, "A way to it.")).max(10).optional().openapi({ description: "Ways to it." }),
  })
  .openapi("PasskeyDescriptor");

const Timeout = z.number().int().min(0).max(600_000).optional().openapi({ description: "Milliseconds." });

const Algorithm = z.number().int().min(-65_535).max(65_535).openapi({ description: "Signature algorithm (COSE)." });

export const CreationOptionsSchema = z
  .object({
    challenge: bytes(200, "What is signed; taken once."),
    rp: z
      .object({ name: word(64, "This service."), id: word(253, "The host that the passkey is bound to.").optional() })
      .openapi({ description: "Who asks." }),
    user: z
      .object({
        id: bytes(200, "The same for nobody else."),
        name: word(254, "E-mail address."),
        displayName: word(254, "What the authenticator shows."),
      })
      .openapi({ description: "Whom it is for." }),
    pubKeyCredParams: z
      .array(
        z.object({
          type: z.literal("public-key").openapi({ description: "Always the same." }),
          alg: Algorithm,
        }),
      )
      .max(20)
      .openapi({ description: "Signatures that are understood, the best first." }),
    timeout: Timeout,
    excludeCredentials: z
      .array(DescriptorSchema)
      .max(MOST_PASSKEYS)
      .optional()
      .openapi({ description: "Passkeys that the person has already." }),
    authenticatorSelection: z
      .object({
        residentKey: Wish.optional().openapi({ description: "It is found without a name." }),
        requireResidentKey: z.boolean().optional().openapi({ description: "The same, for older browsers." }),
        userVerification: Wish.optional().openapi({ description: "It asks for fingerprint, face or PIN." }),
      })
      .optional()
      .openapi({ description: "What it must be able to." }),
    hints: z.array(word(30, "A kind of authenticator.")).max(5).optional().openapi({ description: "Kinds to offer." }),
    attestation: word(20, "Whether its maker proves itself: none.").optional(),
    extensions: z
      .object({ credProps: z.boolean().optional().openapi({ description: "Say whether it is found without a name." }) })
      .optional()
      .openapi({ description: "What is asked for besides." }),
  })
  .openapi("PasskeyCreationOptions");

export const RequestOptionsSchema = z
  .object({
    challenge: bytes(200, "What is signed; taken once."),
    timeout: Timeout,
    rpId: word(253, "The host that the passkey is bound to.").optional(),
    userVerification: word(20, "It asks for fingerprint, face or PIN."),
  })
  .openapi("PasskeyRequestOptions");

/** All that browsers say, the parts that nobody reads here as well. */
const credential = <T extends z.ZodRawShape>(response: T) =>
  z.strictObject({
    id: bytes(2_000, "Id of the passkey."),
    rawId: bytes(2_000, "The same."),
    type: z.literal("public-key").openapi({ description: "Always the same." }),
    authenticatorAttachment: word(30, "Built in or not.").optional(),
    clientExtensionResults: z
      .strictObject({
        credProps: z
          .strictObject({ rk: z.boolean().optional().openapi({ description: "It is found without a name." }) })
          .optional()
          .openapi({ description: "Properties of the passkey." }),
      })
      .openapi({ description: "Not read." }),
    response: z
      .strictObject({ clientDataJSON: bytes(8_000, "What the browser saw."), ...response })
      .openapi({ description: "What the authenticator answered." }),
  });

export const NewPasskeySchema = z
  .strictObject({
    name: TextSchema(1, 100).openapi({ description: "What to call it.", example: "Laptop" }),
    credential: credential({
      attestationObject: bytes(60_000, "The public key."),
      authenticatorData: bytes(8_000, "Part of the above.").optional(),
      publicKey: bytes(8_000, "Part of the above.").optional(),
      publicKeyAlgorithm: Algorithm.optional(),
      transports: z.array(word(30, "A way to it.")).max(10).optional().openapi({ description: "Ways to it." }),
    }).openapi("PasskeyCredential", { description: "The new passkey, as `toJSON` gives it." }),
  })
  .openapi("NewPasskey");

export const PasskeySignInSchema = z
  .strictObject({
    credential: credential({
      authenticatorData: bytes(8_000, "What the authenticator saw."),
      signature: bytes(8_000, "Over both."),
      userHandle: bytes(200, "Whom it was made for.").optional(),
    }).openapi("PasskeyAssertion", { description: "What was signed, as `toJSON` gives it." }),
  })
  .openapi("PasskeySignIn");

export const PasskeySchema = z
  .object({
    id: z.string().max(64).openapi({ description: "Names the passkey here." }),
    name: z.string().max(100).openapi({ description: "What it is called.", example: "Laptop" }),
    backedUp: z.boolean().openapi({ description: "Kept in more than one place, so that it outlives a lost device." }),
    createdAt: z.iso.datetime().nullable().openapi({ description: "When it was added." }),
  })
  .openapi("Passkey");

export const PasskeyListSchema = z
  .object({ items: z.array(PasskeySchema).max(1_000).openapi({ description: "Newest first." }) })
  .openapi("PasskeyList");

export const PasskeyPath = z.object({
  id: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/, "the id of a passkey")
    .openapi({ description: "The passkey's id.", example: "Tn4VJ0mZbq1sQy7cXk2LdP9fRw3HgA8u" }),
});
