import type { IncomingMessage, ServerResponse } from "node:http";

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, JSON.stringify(body), "application/json;charset=UTF-8");
}

export function send(response: ServerResponse, status: number, body: string | Buffer, type: string): void {
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body) }).end(body);
}

/** The body as JSON; undefined when it is none. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  try {
    return JSON.parse(Buffer.concat(parts).toString("utf8"));
  } catch {
    return undefined;
  }
}

/** Half of an answer, and then nothing until `over`: a peer that went silent in mid-sentence. */
export async function hang(response: ServerResponse, body: string, type: string, over: Promise<void>): Promise<void> {
  response.writeHead(200, { "content-type": type, "content-length": Buffer.byteLength(body) });
  response.write(body.slice(0, Math.floor(body.length / 2)));
  await over;
  response.destroy();
}
