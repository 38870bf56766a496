import { titleKey } from "./title.ts";

/** Headlines of the same words within this time tell the same story. */
const SAME_STORY = 48 * 3_600_000;

interface Told {
  readonly title: string;
  readonly storyId: string;
  readonly publishedAt: number;
}

export type StoryFinder = (id: string, title: string, publishedAt: number) => string;

/** Gives each article its story: that of an earlier one with the same words, else its own. */
export function storyFinder(told: readonly Told[]): StoryFinder {
  const stories = new Map<string, { storyId: string; publishedAt: number }>();
  for (const { title, storyId, publishedAt } of told) stories.set(titleKey(title), { storyId, publishedAt });
  return (id, title, publishedAt) => {
    const key = titleKey(title);
    const known = stories.get(key);
    if (known !== undefined && Math.abs(known.publishedAt - publishedAt) <= SAME_STORY) return known.storyId;
    stories.set(key, { storyId: id, publishedAt });
    return id;
  };
}
