import { useSignal } from "@preact/signals";
import { imports } from "../api/imports.ts";
import type { Import, Portfolio } from "../api/types.ts";
import { DropZone } from "../components/drop-zone.tsx";
import { Failure } from "../components/failure.tsx";
import { Progress } from "../components/progress.tsx";

/** As many characters as the service takes. */
const MOST = 10_000_000;

interface DropProps {
  /** Into which portfolio; made at this moment where there is none yet. */
  readonly into: () => Promise<Portfolio>;
  /** What it is read by, where that is not to be found out. */
  readonly profileId?: string | undefined;
  readonly onStaged: (portfolio: Portfolio, draft: Import) => void;
}

/** Takes a file and shows what it would do; nothing is recorded by that. */
export function Drop({ into, profileId, onStaged }: DropProps) {
  const reading = useSignal<string | null>(null);
  const error = useSignal<unknown>(null);

  async function take(file: File): Promise<void> {
    reading.value = file.name;
    error.value = null;
    try {
      const text = await file.text();
      if (text.length > MOST) throw new RangeError("too large");
      const portfolio = await into();
      const by = profileId === undefined ? {} : { profileId };
      onStaged(portfolio, await imports.stage(portfolio.id, { fileName: file.name, text, ...by }, crypto.randomUUID()));
    } catch (thrown) {
      error.value = thrown;
    } finally {
      reading.value = null;
    }
  }

  if (reading.value !== null) return <Progress label={`Looking at ${reading.value}`} />;
  return (
    <>
      <DropZone
        label="Drop a file here, or choose one"
        hint="CSV of Coinbase, Binance, Kraken, Cointracking, Delta, Ghostfolio, rotki or Coinsight; of others too, with your help."
        accept=".csv,.json,.txt,text/csv,application/json"
        onFile={(file) => void take(file)}
      />
      {error.value instanceof RangeError ? (
        <p class="down" role="alert">
          The file is too large: ten million characters at most. Split it.
        </p>
      ) : (
        error.value !== null && <Failure error={error.value} />
      )}
    </>
  );
}
