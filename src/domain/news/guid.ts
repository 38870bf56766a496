import type { NewsItem } from "./item.ts";
import { shortHash } from "./link.ts";

/**
 * A key of what the source itself calls each item, so that one whose link changes makes no second article. Null where the
 * source gives none, or gives several links the same.
 */
export function guidKeys(
  source: string,
  items: readonly Pick<NewsItem, "guid" | "link">[],
): Promise<(string | null)[]> {
  const links = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const { guid, link } of items) {
    if (guid === null) continue;
    if ((links.get(guid) ?? link) !== link) ambiguous.add(guid);
    links.set(guid, link);
  }
  return Promise.all(
    items.map(async ({ guid }) => (guid === null || ambiguous.has(guid) ? null : shortHash(`${source}\n${guid}`))),
  );
}
