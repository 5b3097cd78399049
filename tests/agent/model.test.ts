import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "@jest/globals";
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
  const asked: string[] = [];
  const proxy = createServer().on("connect", (request, client, head) => {
    asked.push(request.url ?? "");
    const upstream = connect(Number(new URL(api.url).port), "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on("error", () => client.destroy());
    client.on("error", () => upstream.destroy());
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const { port } = proxy.address() as AddressInfo;
  try {
    const env = { KEY: api.apiKey, HTTP_PROXY: `http://127.0.0.1:${port}` };
    expect(await askOnce(env, "http://model.invalid:8080", true)).toBe("Hello.");
    expect(asked).toEqual(["model.invalid:8080"]);
  } finally {
    proxy.closeAllConnections();
    proxy.close();
  }
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
