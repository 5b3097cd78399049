import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export interface Screen {
  readonly width: number;
  readonly height: number;
  readonly dark?: boolean;
  /** Runs no script of the page's own. */
  readonly withoutScripts?: boolean;
  /** Pixels of the picture for each of the screen's. */
  readonly scale?: number;
}

/** A page in a browser. */
export interface Tab {
  readonly open: (url: string) => Promise<void>;
  /** What an expression is in the page, once; a promise is waited for. */
  readonly evaluate: <Value>(expression: string) => Promise<Value>;
  /** Ends when an expression is true in the page; looks each time the page is drawn. */
  readonly until: (expression: string) => Promise<void>;
  readonly press: (key: string) => Promise<void>;
  /** A PNG of the whole page, or of the part between two heights. */
  readonly photograph: (to?: number, from?: number) => Promise<Buffer>;
  /** What the page's scripts and its policy complained of. */
  readonly complaints: readonly string[];
}

export interface Browser extends AsyncDisposable {
  readonly openTab: (screen: Screen) => Promise<Tab>;
}

type Parameters = Readonly<Record<string, unknown>>;
interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly params?: Parameters;
  readonly result?: Parameters;
  readonly error?: { readonly message: string };
}
type Send = (method: string, params?: Parameters, sessionId?: string) => Promise<Parameters>;

/** Starts a headless Chromium that talks to nobody but the pages it is sent to, through the DevTools protocol. */
export async function openBrowser(): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), "browser-"));
  const child = spawn(
    "chromium",
    [
      ...["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
      ...["--hide-scrollbars", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"],
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  const exited = once(child, "exit");
  const socket = new WebSocket(await readAddress(child.stderr));
  await once(socket, "open");
  const { send, onEvent } = speak(socket);
  return {
    openTab: (screen) => openTab(send, onEvent, screen),
    async [Symbol.asyncDispose]() {
      socket.close();
      child.kill("SIGKILL");
      await exited;
      // Its helpers may still write for a moment.
      await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

async function readAddress(stderr: NodeJS.ReadableStream): Promise<string> {
  const said: string[] = [];
  for await (const line of createInterface({ input: stderr })) {
    const [, address] = /^DevTools listening on (ws:\S+)$/.exec(line) ?? [];
    if (address !== undefined) {
      stderr.resume();
      return address;
    }
    said.push(line);
  }
  throw new Error(`chromium did not start:\n${said.join("\n")}`);
}

function speak(socket: WebSocket) {
  const waiting = new Map<number, PromiseWithResolvers<Parameters>>();
  const listeners = new Set<(message: Message) => void>();
  let lastId = 0;
  socket.addEventListener("message", ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    const asked = message.id === undefined ? undefined : waiting.get(message.id);
    if (asked === undefined) for (const listener of listeners) listener(message);
    else if (message.error === undefined) asked.resolve(message.result ?? {});
    else asked.reject(new Error(message.error.message));
  });
  socket.addEventListener("close", () => {
    for (const { reject } of waiting.values()) reject(new Error("The browser is gone."));
  });
  const send: Send = async (method, params = {}, sessionId) => {
    lastId += 1;
    const id = lastId;
    const asked = Promise.withResolvers<Parameters>();
    waiting.set(id, asked);
    socket.send(JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) }));
    return await asked.promise.finally(() => waiting.delete(id));
  };
  return { send, onEvent: (listener: (message: Message) => void) => void listeners.add(listener) };
}

async function openTab(
  sendAny: Send,
  onEvent: (listener: (message: Message) => void) => void,
  { width, height, scale = 1, dark = false, withoutScripts = false }: Screen,
): Promise<Tab> {
  // A context of its own: other tabs neither hide it nor share its connections.
  const { browserContextId } = await sendAny("Target.createBrowserContext");
  const { targetId } = await sendAny("Target.createTarget", { url: "about:blank", browserContextId });
  const attached = await sendAny("Target.attachToTarget", { targetId, flatten: true });
  const session = String(attached["sessionId"]);
  const send = (method: string, params?: Parameters) => sendAny(method, params, session);
  const complaints: string[] = [];
  let loaded: PromiseWithResolvers<void> | undefined;
  onEvent(({ method, sessionId, params }) => {
    if (sessionId !== session) return;
    if (method === "Page.loadEventFired") loaded?.resolve();
    if (method === "Runtime.exceptionThrown" || method === "Log.entryAdded") {
      complaints.push(JSON.stringify(params));
    }
  });
  await send("Page.enable");
  await send("Runtime.enable");
  await send("Log.enable");
  await send("Emulation.setDeviceMetricsOverride", {
    ...{ width, height, deviceScaleFactor: scale, mobile: width < 500 },
  });
  const scheme = { name: "prefers-color-scheme", value: dark ? "dark" : "light" };
  await send("Emulation.setEmulatedMedia", { features: [scheme] });
  await send("Emulation.setScriptExecutionDisabled", { value: withoutScripts });

  async function evaluate<Value>(expression: string): Promise<Value> {
    const answer = await send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (answer["exceptionDetails"] !== undefined) throw new Error(JSON.stringify(answer["exceptionDetails"]));
    return (answer["result"] as { readonly value?: unknown }).value as Value;
  }

  return {
    complaints,
    evaluate,
    async open(url) {
      loaded = Promise.withResolvers();
      const { errorText } = await send("Page.navigate", { url });
      if (errorText !== undefined) throw new Error(`${url}: ${String(errorText)}`);
      await loaded.promise;
    },
    until: (expression) =>
      evaluate(`new Promise((resolve) => {
        const look = () => (${expression}) ? resolve() : requestAnimationFrame(look);
        look();
      })`),
    async press(key) {
      const codes: Readonly<Record<string, number>> = { Tab: 9, Enter: 13 };
      const text = key === "Enter" ? { text: "\r" } : {};
      const params = { key, code: key, windowsVirtualKeyCode: codes[key], ...text };
      await send("Input.dispatchKeyEvent", { type: "keyDown", ...params });
      await send("Input.dispatchKeyEvent", { type: "keyUp", ...params });
    },
    async photograph(to = 20_000, from = 0) {
      const tall = await evaluate<number>("document.documentElement.scrollHeight");
      const clip = { x: 0, y: from, width, height: Math.min(tall, to) - from, scale: 1 };
      const { data } = await send("Page.captureScreenshot", { clip, captureBeyondViewport: true });
      return Buffer.from(String(data), "base64");
    },
  };
}
