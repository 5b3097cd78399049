import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "@jest/globals";
import { readOptions } from "../../examples/dashboard/options.ts";
import { openTestDashboard } from "../support/dashboard.ts";
import { watch } from "../support/frames.ts";
import { sampleRun } from "../support/sample-run.ts";

const password = "a-password-of-the-team";
const basic = (given: string) => ({ authorization: `Basic ${Buffer.from(given).toString("base64")}` });

describe("who is let in", () => {
  test.each([
    "evil.example",
    "evil.example:4180",
    "127.0.0.1.evil.example",
    "localhost.evil.example:80",
    "[::1]",
    "x",
    "127.0.0.1@evil.example",
  ])("nobody who calls this server %p, on any path", async (host) => {
    await using dashboard = await openTestDashboard();
    for (const path of ["/", "/live", "/assets/live.js", "/runs/7-1", "http://127.0.0.1/"]) {
      expect((await dashboard.ask(path, { headers: { host } })).status).toBe(421);
    }
    expect((await dashboard.ask("/events", { method: "POST", headers: { host } })).status).toBe(421);
  });

  test("with a password only who has it, on every page", async () => {
    const access = { names: new Set(["127.0.0.1"]), password };
    await using dashboard = await openTestDashboard({ access });
    // The webhook has its signature.
    expect((await dashboard.send(sampleRun())).status).toBe(200);
    const wrong = [
      {},
      basic(""),
      basic(":"),
      basic(`me:${password}x`),
      basic(password),
      { authorization: password },
    ];
    for (const path of ["/", "/live", "/assets/style.css", "/runs/7-1", "/runs/7-1/live"]) {
      for (const headers of wrong) {
        const refused = await dashboard.ask(path, { headers });
        expect(refused.status).toBe(401);
        expect(refused.headers["www-authenticate"]).toMatch(/^Basic /);
        expect(refused.text).not.toContain("Keep the last argument");
      }
    }
    const { status, text: page } = await dashboard.ask("/", { headers: basic(`anybody:${password}`) });
    expect(status).toBe(200);
    expect(page).toContain("Keep the last argument");
  });

  test("no page of another site, but whoever follows a link from there", async () => {
    await using dashboard = await openTestDashboard();
    for (const mode of ["cors", "no-cors", "websocket"]) {
      const headers = { "sec-fetch-site": "cross-site", "sec-fetch-mode": mode };
      expect((await dashboard.ask("/live", { headers })).status).toBe(403);
    }
    const headers = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" };
    expect((await dashboard.ask("/", { headers })).status).toBe(200);
  });

  test("to read only", async () => {
    await using dashboard = await openTestDashboard();
    await dashboard.send(sampleRun());
    for (const method of ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"]) {
      const refused = await dashboard.ask("/runs/7-1", { method });
      expect(refused.status).toBe(405);
      expect(refused.headers["access-control-allow-origin"]).toBeUndefined();
    }
  });
});

test.each([
  "/assets/../server.ts",
  "/assets/%2e%2e/server.ts",
  "/assets/..%2fserver.ts",
  "/assets/....//server.ts",
  "/assets/..\\server.ts",
  "/assets//etc/passwd",
  "/assets/style.css/../../limits.ts",
  "/assets/",
  "/assets/style.css%00.html",
  "/../../../../etc/passwd",
  "/runs/../../../etc/passwd",
  "/runs/..%2f..%2fetc%2fpasswd",
  "/runs/7-1/../../assets.ts",
  "//evil.example/",
  "/runs/__proto__",
  "/__proto__",
  "/constructor",
])("no path leads to a file that is not meant to be read: %s", async (path) => {
  await using dashboard = await openTestDashboard();
  const { status, text: answered } = await dashboard.ask(path);
  if (status !== 404)
    expect([path, answered]).toEqual(["//evil.example/", expect.stringContaining("<h1>Runs</h1>")]);
  expect(answered).not.toMatch(/import |root:/);
});

test("everything is sent with what keeps a browser from taking it for anything else", async () => {
  await using dashboard = await openTestDashboard();
  await dashboard.send(sampleRun());
  for (const path of ["/", "/runs/7-1", "/assets/live.js", "/assets/icon.svg", "/nowhere"]) {
    const { headers } = await dashboard.ask(path);
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "x-frame-options": "DENY" });
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none';/);
    expect(headers["content-security-policy"]).not.toMatch(/unsafe|\*|https?:|data:/);
  }
});

describe("connections", () => {
  /** What a server says until it ends the connection. */
  async function talk(url: string, words: string): Promise<string> {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    socket.write(words);
    return await text(socket);
  }

  test("of which the head never ends are ended", async () => {
    await using dashboard = await openTestDashboard({ limits: { headMs: 50 } });
    expect(await talk(dashboard.url, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")).toContain("408");
  });

  test("of which the body never ends are ended", async () => {
    await using dashboard = await openTestDashboard({ limits: { headMs: 50, requestMs: 100 } });
    const head = "POST /events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n";
    expect(await talk(dashboard.url, `${head}{`)).not.toContain("200 OK");
  });

  test("that hold all places with slow deliveries give way to one that is there", async () => {
    await using dashboard = await openTestDashboard({ limits: { deliveries: 2 } });
    const head = "POST /events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n{";
    const gaveWay = Array.from({ length: 8 }, () => talk(dashboard.url, head).catch(() => "reset"));
    // Two hold the places when six are gone.
    const six = Promise.withResolvers<void>();
    let gone = 0;
    for (const ended of gaveWay) {
      void ended.then(() => {
        gone += 1;
        if (gone === 6) six.resolve();
      });
    }
    await six.promise;
    expect((await dashboard.send(sampleRun())).status).toBe(200);
  });

  test("that watch are so many, and no more", async () => {
    await using dashboard = await openTestDashboard({ limits: { watchers: 2 } });
    const watching = [1, 2].map(() => watch(`${dashboard.url}/live`));
    for (const frames of watching) await frames.next();
    const refused = await dashboard.ask("/live");
    expect(refused.status).toBe(503);
    expect(refused.headers["retry-after"]).toBe("60");
    for (const frames of watching) await frames.return(undefined);
  });

  test("that watch are ended in time, for the browser to connect anew", async () => {
    await using dashboard = await openTestDashboard({ limits: { watchMs: 50 } });
    const frames: unknown[] = [];
    for await (const frame of watch(`${dashboard.url}/live`)) frames.push(frame);
    expect(frames).toHaveLength(1);
    expect(dashboard.watchers()).toBe(0);
  });
});

describe("options", () => {
  const read = (args: readonly string[], env: Record<string, string> = {}) => {
    const data = mkdtempSync(join(tmpdir(), "dashboard-"));
    const result = readOptions(["--data", data, ...args], env);
    const secretFile = join(data, "webhook-secret");
    const again = readOptions(["--data", data, ...args], env);
    const mode = statSync(secretFile, { throwIfNoEntry: false })?.mode;
    const secret = mode && readFileSync(secretFile, "utf8").trim();
    rmSync(data, { recursive: true });
    return { result, again, mode, secret };
  };

  test("nothing is needed on one's own machine: a secret is made, once, for its owner alone", () => {
    const { result, again, mode, secret } = read([]);
    expect(result).toMatchObject({
      options: { host: "127.0.0.1", port: 4180, secret, access: { password: undefined } },
    });
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect((mode ?? 0) & 0o777).toBe(0o600);
    expect(again).toEqual(result);
  });

  test.each([
    [["--host", "0.0.0.0"], {}, /^Set DASHBOARD_PASSWORD: with --host or --name others than you can connect/],
    [["--name", "runs.example.com"], {}, /^Set DASHBOARD_PASSWORD/],
    [["--host", "0.0.0.0"], { DASHBOARD_PASSWORD: "short" }, /fewer than 16 characters/],
    [["--prot", "80"], {}, /Unknown option '--prot'/],
    [["--port", "http"], {}, /--port is a number/],
    [["--github", "javascript:alert(1)"], {}, /--github is an https address/],
  ])("%p with %p is refused", (args, env, reason) => {
    expect(read(args, env as Record<string, string>).result).toMatch(reason);
  });

  test("with a password it may be reached by the names that are given, and its own", () => {
    const { result } = read(["--host", "0.0.0.0", "--name", "Runs.example.com"], {
      DASHBOARD_PASSWORD: password,
    });
    const names = typeof result === "string" ? [] : [...result.options.access.names];
    expect(names).toEqual(["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "runs.example.com"]);
  });

  test("the command says what is wrong, and how to use it", () => {
    const { status, stdout } = spawnSync(process.execPath, ["examples/dashboard/server.ts", "--help"]);
    expect(`${stdout}`).toMatch(/^Usage: node server\.ts/);
    expect(status).toBe(0);
    const wrong = spawnSync(process.execPath, ["examples/dashboard/server.ts", "--host", "0.0.0.0"], {
      env: {},
    });
    expect(`${wrong.stderr}`).toMatch(/^Set DASHBOARD_PASSWORD: .*\n$/);
    expect(wrong.status).toBe(2);
  });
});
