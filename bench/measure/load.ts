import autocannon from "autocannon";
import { cpuMs } from "./cpu.ts";

export interface Load {
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** CPU of the runtime for one request, in µs. */
  readonly cpuMicros: number;
}

interface Target {
  readonly url: string;
  readonly pid: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const CONNECTIONS = 32;

/** Asks as fast as answers come for some seconds; anything but 2xx makes the figure worthless, so it throws. */
export async function load({ url, pid, headers = {} }: Target, seconds: number): Promise<Load> {
  const before = cpuMs(pid);
  const result = await autocannon({ url, connections: CONNECTIONS, duration: seconds, headers });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} answers were not 2xx, ${result.errors} requests failed`);
  }
  return {
    // Its own average is of whole seconds, and so of one or two figures where the load is short.
    requestsPerSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    cpuMicros: ((cpuMs(pid) - before) * 1000) / Math.max(1, result.requests.total),
  };
}
