import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readRecorded } from "./recorded.ts";
import { recordDistilbert } from "./record-distilbert.ts";

let folder: string;
let stop: () => void = () => {};
const asked: { text: string; authorization: string | undefined }[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "recorded-"));
  asked.length = 0;
});
afterEach(() => {
  stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The REST API: says what `answer` says to the n-th request. */
async function api(answer: (text: string, n: number) => { status: number; body: unknown }): Promise<string> {
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => void (body += chunk.toString()));
    request.on("end", () => {
      const { text } = JSON.parse(body) as { text: string };
      asked.push({ text, authorization: request.headers.authorization });
      const { status, body: said } = answer(text, asked.length);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(said));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stop = () => server.close();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const said = (positive: number) => ({
  status: 200,
  body: {
    success: true,
    result: [
      { label: "NEGATIVE", score: 1 - positive },
      { label: "POSITIVE", score: positive },
    ],
  },
});
const failed = (status: number, code: number) => ({
  status,
  body: { success: false, result: null, errors: [{ code, message: "no" }] },
});

it("records each text once and goes on where it ended", async () => {
  const file = join(folder, "out.jsonl");
  const access = { account: "a", token: "secret", base: await api(() => said(0.9)), pauseMs: 1 };
  expect(await recordDistilbert(["one", "two", "one", " "], file, access)).toEqual({
    recorded: 2,
    refused: 0,
    stopped: null,
  });
  expect(await recordDistilbert(["one", "three"], file, access)).toMatchObject({ recorded: 1 });
  expect(asked.map(({ text }) => text).toSorted()).toEqual(["one", "three", "two"]);
  expect(new Set(asked.map(({ authorization }) => authorization))).toEqual(new Set(["Bearer secret"]));
  expect(readRecorded(file).get("one")).toBe(0.8);
  expect(readFileSync(file, "utf8")).not.toContain("secret");
});

it("retries what is busy, leaves out what is refused, and stops at the end of the day's allocation", async () => {
  const busy = {
    account: "a",
    token: "t",
    base: await api((_, n) => (n < 3 ? failed(429, 3040) : said(0.1))),
    pauseMs: 1,
  };
  expect(await recordDistilbert(["one"], join(folder, "a"), busy)).toEqual({ recorded: 1, refused: 0, stopped: null });
  stop();
  const invalid = { ...busy, base: await api((text) => (text === "bad" ? failed(400, 5004) : said(0.5))) };
  expect(await recordDistilbert(["bad", "good"], join(folder, "b"), invalid)).toMatchObject({
    recorded: 1,
    refused: 1,
  });
  stop();
  asked.length = 0;
  const spent = { ...busy, base: await api(() => failed(429, 4006)) };
  const texts = Array.from({ length: 50 }, (_, n) => `text ${n}`);
  expect((await recordDistilbert(texts, join(folder, "c"), spent)).stopped).toContain("used up");
  expect(asked.length, "no further text is asked").toBeLessThanOrEqual(6);
});
