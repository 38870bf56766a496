import { z } from "@hono/zod-openapi";
import type { UserId } from "../../domain/ids.ts";
import { INVITATION_ID_PATTERN } from "../../domain/ids.ts";
import { ROLES } from "../../platform/auth/role.ts";
import type { InvitationView } from "../../services/invite-person.ts";
import { EmailSchema } from "../auth/schemas.ts";
import { orNull, TimeSchema } from "../http/schemas.ts";

export const UserIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, "a person's id")
  .transform((text) => text as UserId)
  .openapi("UserId", { description: "Which person.", example: "x2Zk0qvL8m3yq0b1r5f7w9a1c3e5g7i9" });

export const InvitationIdSchema = z
  .string()
  .regex(INVITATION_ID_PATTERN, "an invitation's id")
  .openapi("InvitationId", { description: "Which invitation.", example: "inv_01KABC0000000000000000000Z" });

export const NewInvitationSchema = z
  .strictObject({
    email: EmailSchema.nullable()
      .default(null)
      .openapi({ description: "The only address it is good for, which also gets it by mail; null: any, once." }),
    days: z.number().int().min(1).max(90).default(14).openapi({ description: "How many days it holds." }),
  })
  .openapi("NewInvitation");

export const InvitationSchema = z
  .object({
    id: InvitationIdSchema,
    email: z.string().max(254).nullable().openapi({ description: "The only address it is good for; null: any." }),
    createdAt: TimeSchema.openapi({ description: "When it was made." }),
    expiresAt: TimeSchema.openapi({ description: "Until when it is good." }),
    usedAt: orNull(TimeSchema, "When somebody signed up with it; null: not yet."),
  })
  .openapi("Invitation");

export const CreatedInvitationSchema = InvitationSchema.extend({
  code: z.string().max(100).openapi({ description: "What the person signs up with. It is shown here only." }),
  mailed: z.boolean().openapi({ description: "Whether it is on its way to the address." }),
}).openapi("CreatedInvitation");

const time = (ms: number): string => new Date(ms).toISOString();

export const viewInvitation = ({ id, email, createdAt, expiresAt, usedAt }: InvitationView) => ({
  id,
  email,
  createdAt: time(createdAt),
  expiresAt: time(expiresAt),
  usedAt: usedAt === null ? null : time(usedAt),
});

export const RoleChangeSchema = z
  .strictObject({ role: z.enum(ROLES).openapi({ description: "What the person may do from now on." }) })
  .openapi("RoleChange");
