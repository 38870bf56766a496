import type { AssetId } from "../domain/ids.ts";
import { handshakeOf } from "../platform/handshake.ts";
import { problem } from "../platform/problem.ts";
import type { ServiceContext } from "./context.ts";

/** Opens a watcher's socket at a relay. What the relay learns is the URL built here; of the client only the handshake passes. */
export async function openPriceStream(
  context: ServiceContext,
  { assets, headers }: { assets: readonly AssetId[]; headers: Headers },
): Promise<Response> {
  const relay = context.objects.anyRelay(Math.floor(Math.random() * 0x7fffffff));
  const url = `https://relay/stream?assets=${encodeURIComponent(assets.join())}`;
  const response = await relay.fetch(url, { headers: handshakeOf(headers) });
  if (response.status !== 101) throw problem("OVERLOADED", { retryAfter: 30 });
  return response;
}
