import { z } from "@hono/zod-openapi";
import type { ProfileId } from "../../domain/ids.ts";
import { PROFILE_ID_PATTERN } from "../../domain/ids.ts";
import { MOST_PROFILES } from "../../services/import-profiles.ts";
import { TextSchema, TimeSchema } from "../http/schemas.ts";
import { MappingSchema } from "./mapping-schema.ts";

export const ProfileIdSchema = z
  .string()
  .regex(PROFILE_ID_PATTERN, "an import profile's id")
  .transform((text) => text as ProfileId)
  .openapi("ImportProfileId", { description: "An import profile's id.", example: "prof_01KABC0000000000000000000Z" });

export const ProfilePath = z.object({
  profileId: ProfileIdSchema.openapi({ param: { name: "profileId", in: "path" } }),
});

const given = {
  name: TextSchema(1, 100).openapi({ description: "1 to 100 characters.", example: "My bank" }),
  mapping: MappingSchema,
};

export const NewProfileSchema = z.strictObject(given).openapi("NewImportProfile");

export const ProfileSchema = z
  .object({
    id: ProfileIdSchema,
    ...given,
    createdAt: TimeSchema.openapi({ description: "When it was made." }),
    updatedAt: TimeSchema.openapi({ description: "When it was last changed." }),
  })
  .openapi("ImportProfile");

export const ProfileListSchema = z
  .object({ items: z.array(ProfileSchema).max(MOST_PROFILES).openapi({ description: "By name." }) })
  .openapi("ImportProfileList");
