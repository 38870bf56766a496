import type { z } from "@hono/zod-openapi";
import type { ImportProfile } from "../../services/import-profiles.ts";
import type { Mapping } from "../../domain/imports/formats/mapped.ts";
import type { MappingSchema } from "./mapping-schema.ts";
import type { ProfileSchema } from "./schemas.ts";

type MappingBody = z.output<typeof MappingSchema>;

/** A mapping as the contract writes it. */
export const mappingBody = (mapping: Mapping): MappingBody => ({
  ...mapping,
  columns: { ...mapping.columns },
  types: { ...mapping.types },
});

/** What a person sent, without the fields that were left out. */
export const mappingOf = ({ columns, ...rest }: MappingBody): Mapping => ({
  ...rest,
  columns: Object.fromEntries(Object.entries(columns).filter(([, column]) => column !== undefined)),
});

export const profileBody = ({
  mapping,
  createdAt,
  updatedAt,
  ...rest
}: ImportProfile): z.output<typeof ProfileSchema> => ({
  ...rest,
  mapping: mappingBody(mapping),
  createdAt: new Date(createdAt).toISOString(),
  updatedAt: new Date(updatedAt).toISOString(),
});
