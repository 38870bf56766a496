import type { ServerResponse } from "node:http";
import type { Fault, FaultName } from "../control/faults.ts";
import { hang, send } from "../http.ts";

const TEN_MEGABYTES = 10 * 1024 * 1024;
const CHALLENGE = "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>";

/** What an API that is broken on its way answers, whatever it was asked. Whether there is such a fault. */
export async function spoiltJson(
  response: ServerResponse,
  text: string,
  type: string,
  fault: (Omit<Fault, "fault"> & { fault: FaultName }) | undefined,
): Promise<boolean> {
  const name = fault?.fault;
  if (name === "drop") response.destroy();
  else if (name === "hang" && fault !== undefined) await hang(response, text, type, fault.over);
  else if (name === "refuse-403") send(response, 403, CHALLENGE, "text/html; charset=UTF-8");
  else if (name === "truncated") send(response, 200, text.slice(0, Math.floor(text.length * 0.6)), type);
  else if (name === "huge") send(response, 200, `{"padding":"${"x".repeat(TEN_MEGABYTES)}",${text.slice(1)}`, type);
  else return false;
  return true;
}
