import type { ServiceContext } from "./context.ts";

/** The second line behind the feed's own alarm. */
export async function pokeFeed(context: ServiceContext): Promise<void> {
  await context.objects.marketFeed().poke();
}
