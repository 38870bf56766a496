import { Badge } from "./badge.tsx";

/** Marks what the bundled simulator made up. */
export function Simulated() {
  return (
    <Badge tone="warn" title="No exchange is connected: these prices are made up by the simulator.">
      simulated<span class="wide-only"> prices</span>
    </Badge>
  );
}
