/**
 * An article's source is the configured one, or, of one that passes on what others publish, "newsapi/the-verge": so the
 * same publisher counts once, by whatever way its article came.
 */
const LONGEST = 40;

/** A publisher's name as part of a source's id; null for one without a letter. */
export function publisherId(name: string): string | null {
  const id = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, LONGEST)
    .replace(/-+$/, "");
  return id === "" ? null : id;
}

export const sourceIdOf = (source: string, publisher: string | null): string =>
  publisher === null ? source : `${source}/${publisher}`;

/** The configured source of an article's source id. */
export const channelOf = (sourceId: string): string => sourceId.split("/", 1)[0] ?? sourceId;

export const publisherOf = (sourceId: string): string => sourceId.slice(sourceId.indexOf("/") + 1);
