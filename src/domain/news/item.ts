/** One entry of a source, as text that is safe to show, before it is stored. */
export interface NewsItem {
  readonly title: string;
  /** Normalised: absolute, http or https, without tracking. */
  readonly link: string;
  readonly summary: string | null;
  /** Null when the source gives no date, or none that can be read. */
  readonly publishedAt: number | null;
  /** What the source itself calls the item, whatever becomes of its link; unique within the source only. */
  readonly guid: string | null;
  /** Who wrote it, where a source passes on what others publish. */
  readonly publisher: string | null;
}

export const LONGEST_TITLE = 300;
export const LONGEST_SUMMARY = 300;

/** When an article counts as published: what it says, but never later than it was fetched. */
export const publicationTime = (stated: number | null, fetchedAt: number): number =>
  stated === null ? fetchedAt : Math.min(stated, fetchedAt);
