import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "@jest/globals";
import { makeCertificates } from "../support/fake-github/certificates.ts";
import { openGateway } from "../support/fake-github/gateway.ts";
import { say, startFakeMessages, turn } from "../support/fake-messages/index.ts";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** Asks the model one thing in a process of its own, because a proxy is set for a whole process. */
async function askOnce(env: Record<string, string>, baseUrl: string, proxied: boolean): Promise<string> {
  const script = `
    import { openModel } from ${JSON.stringify(`${root}/src/agent/model.ts`)};
    import { Secret } from ${JSON.stringify(`${root}/src/redact.ts`)};
    const client = await openModel({
      provider: { type: "anthropic-key", apiKey: new Secret(process.env.KEY), source: "KEY",
        baseUrl: ${JSON.stringify(baseUrl)} },
      signal: new AbortController().signal, hide: () => {},
      proxied: ${proxied}, warn: console.error });
    const events = await client.messages.create(
      { model: "claude-opus-5-5", max_tokens: 100, messages: [{ role: "user", content: "Hello" }], stream: true },
      { signal: new AbortController().signal });
    for await (const { delta } of events) process.stdout.write(delta?.text ?? "");`;
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ["--input-type=module", "--disable-warning=ExperimentalWarning", "-e", script],
    { env, cwd: root },
  );
  expect(stderr).toBe("");
  return stdout.trim();
}

test("the proxy of the environment is used when there is one", async () => {
  // The question, not the run, is what this is about.
  await using api = await startFakeMessages({ off: ["L6"] });
  api.play(turn(say("Hello.")));
  const directory = await mkdtemp(join(tmpdir(), "model-test-"));
  const certificates = await makeCertificates(["model.example"]);
  await writeFile(join(directory, "ca.pem"), certificates.authority);
  await using gateway = await openGateway({
    hosts: ["model.example"],
    certificates,
    handle: (incoming, response) => {
      const { method, url, headers } = incoming;
      const forwarded = request(`${api.url}${url}`, { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 0, answer.headers);
        answer.pipe(response);
      });
      incoming.pipe(forwarded);
    },
  });
  const env = {
    KEY: api.apiKey,
    HTTPS_PROXY: gateway.proxyUrl,
    NODE_EXTRA_CA_CERTS: join(directory, "ca.pem"),
  };
  expect(await askOnce(env, "https://model.example", true)).toBe("Hello.");
  expect(gateway.refusedHosts).toEqual([]);
  await rm(directory, { recursive: true });
});

test("nothing of the environment reaches the client but what it is given", async () => {
  await using api = await startFakeMessages({ off: ["L6"] });
  api.play(turn(say("Hello.")));
  const env = {
    KEY: api.apiKey,
    ANTHROPIC_API_KEY: "sk-ant-other-key-0000000000",
    ANTHROPIC_AUTH_TOKEN: "other-token-0000000000",
    ANTHROPIC_BASE_URL: "http://127.0.0.1:9",
    ANTHROPIC_CUSTOM_HEADERS: "Authorization: Bearer other-token-0000000000\nanthropic-beta: nonsense",
    ANTHROPIC_PROFILE: "other",
    ANTHROPIC_LOG: "debug",
  };
  expect(await askOnce(env, api.url, false)).toBe("Hello.");
  api.assertFinished();
});
