import { digestOf } from "../../platform/digest.ts";

/** Strong validator of a body. */
export const etagOf = async (body: string): Promise<string> => etagOfDigest(await digestOf(body));

export const etagOfDigest = (digest: string): string => `"${digest}"`;

/** Validator of what has a version; cheaper than hashing, and immediate everywhere. */
export const etagOfVersion = (version: number): string => `"v${version}"`;

/** As {@link etagOfVersion}, where something that is no part of the version shows as well; `beside` is empty where nothing does. */
export const etagBeside = async (version: number, beside: readonly string[]): Promise<string> =>
  beside.length === 0 ? etagOfVersion(version) : `"v${version}.${await digestOf(beside.join(" "))}"`;

/** Whether the client already has it (`If-None-Match`, weak comparison). */
export function hasIt(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return (
    ifNoneMatch.trim() === "*" || ifNoneMatch.split(",").some((entry) => entry.trim().replace(/^W\//, "") === etag)
  );
}

/** The versions that an `If-Match` names (strong comparison); `null`: any, as without the header. */
export function versionsOf(ifMatch: string | undefined): readonly number[] | null {
  if (ifMatch === undefined || ifMatch.trim() === "*") return null;
  return [...ifMatch.matchAll(/(?<![^\s,])"v([0-9]{1,16})(?:\.[0-9a-f]{32})?"/g)].map((match) => Number(match[1]));
}

/** Whether an `If-Match` allows it for what has this validator (strong comparison); without the header anything does. */
export const isAmong = (ifMatch: string | undefined, etag: string): boolean =>
  ifMatch === undefined || ifMatch.trim() === "*" || ifMatch.split(",").some((entry) => entry.trim() === etag);
