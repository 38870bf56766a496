import type { ImportId } from "../../../domain/ids.ts";
import { FORMATS } from "../../../domain/imports/formats/formats.ts";
import { MAPPED } from "../../../domain/imports/formats/mapped.ts";
import type { ImportView } from "../../../domain/imports/views.ts";
import type { ImportRecord } from "../../../domain/ledger/changes.ts";

/** An import that is no draft any more. */
export const viewRecord = ({ id, status, format, profileId, rows, at }: ImportRecord): ImportView => ({
  id: id as ImportId,
  status,
  format,
  formatName: format === MAPPED ? "by mapping" : (FORMATS.find((known) => known.id === format)?.name ?? null),
  profileId,
  fileName: null,
  rows,
  at,
  version: null,
  draft: null,
});
