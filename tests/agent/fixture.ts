import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { type AgentOptions, type AgentResult, runAgent } from "../../src/agent/loop.ts";
import { openModel } from "../../src/agent/model.ts";
import { ToolError } from "../../src/errors.ts";
import type { EventBody } from "../../src/events/event.ts";
import { Secret } from "../../src/redact.ts";
import type { Run } from "../../src/run.ts";
import type { CommandEnd, Sandbox } from "../../src/sandbox/sandbox.ts";
import {
  type FakeMessages,
  type FakeMessagesOptions,
  startFakeMessages,
} from "../support/fake-messages/index.ts";

type EventOf<Type extends EventBody["type"]> = Extract<EventBody, { type: Type }>;

/** An agent with a scripted model and a directory to work in. */
export interface Scene extends AsyncDisposable {
  readonly api: FakeMessages;
  readonly directory: string;
  readonly events: readonly EventBody[];
  readonly eventsOf: <Type extends EventBody["type"]>(type: Type) => EventOf<Type>[];
  readonly transcript: readonly unknown[];
  readonly cancel: () => void;
  readonly sandbox: Sandbox;
  readonly work: (options?: SceneRun) => Promise<AgentResult>;
  readonly read: (path: string) => Promise<string>;
  /** Looks again and again until it is true. */
  readonly until: (look: () => boolean | Promise<boolean>) => Promise<void>;
}

export interface SceneRun extends Partial<Omit<AgentOptions, "budget">> {
  readonly budget?: Partial<AgentOptions["budget"]>;
  readonly baseUrl?: string;
  readonly apiKey?: string;
  readonly maxSilenceMs?: number;
}

export async function openScene(
  files: Readonly<Record<string, string>> = {},
  apiOptions: FakeMessagesOptions = {},
): Promise<Scene> {
  const directory = await mkdtemp(join(tmpdir(), "agent-"));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  const api = await startFakeMessages(apiOptions);
  const sandbox = directorySandbox(directory);
  const events: EventBody[] = [];
  const transcript: unknown[] = [];
  const cancelling = new AbortController();
  const run: Run = {
    id: "test",
    emit: (event) => void events.push(event),
    signal: cancelling.signal,
    tempDir: directory,
  };
  return {
    api,
    directory,
    events,
    eventsOf: <Type extends EventBody["type"]>(type: Type) =>
      events.filter((event): event is EventOf<Type> => event.type === type),
    transcript,
    sandbox,
    cancel: () => cancelling.abort(),
    read: (path) => readFile(join(directory, path), "utf8"),
    async until(look) {
      while (!(await look())) await setImmediate();
    },
    async work({ budget, baseUrl = api.url, apiKey = api.apiKey, maxSilenceMs, ...options } = {}) {
      const model = options.model ?? "claude-opus-5-5";
      const client = await openModel({
        provider: {
          type: "anthropic-key",
          apiKey: new Secret(apiKey),
          source: "`anthropic-api-key`",
          baseUrl,
        },
        proxied: false,
        hide: () => {},
        signal: cancelling.signal,
        ...(maxSilenceMs !== undefined && { maxSilenceMs }),
      });
      return await runAgent(run, {
        task: { prompt: "Make it so." },
        sandbox,
        checkout,
        protectedPaths: [],
        client,
        model,
        budget: { maxTurns: 60, maxCostUsd: 5, deadline: Date.now() + 600_000, ...budget },
        commandTimeoutMs: 30_000,
        maxCommandTimeoutMs: 600_000,
        prepare: async () => {},
        record: (entry) => void transcript.push(JSON.parse(JSON.stringify(entry))),
        redact: (text) => text,
        retryDelays: { broken: [1, 1, 1], unavailable: Array.from({ length: 8 }, () => 1) },
        ...options,
      });
    },
    async [Symbol.asyncDispose]() {
      await api[Symbol.asyncDispose]();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A checkout of which git knows nothing. */
const checkout: AgentOptions["checkout"] = {
  base: { sha: "0".repeat(40), branch: "main", shallow: false },
  hidden: [],
  readBaseFile: async () => undefined,
  findBaseFiles: async () => [],
};

/** The loop's view of a workspace without any isolation: real files, real commands. */
function directorySandbox(workspace: string): Sandbox {
  const at = (path: string) => join(workspace, path);
  const unsupported = () => Promise.reject(new Error("not part of this test"));
  return {
    workspace,
    async readFile({ path, firstLine = 1, lineCount, maxBytes }) {
      const found = await stat(at(path)).catch(() => undefined);
      if (found === undefined) throw new ToolError(`${path}: no such file.`);
      const all = await readFile(at(path), "utf8");
      const lines = all.split(/(?<=\n)/);
      const text = lines.slice(firstLine - 1, lineCount && firstLine - 1 + lineCount).join("");
      const kept = text.slice(0, maxBytes);
      const lastLine = firstLine + kept.split(/(?<=\n)/).length - 1;
      const truncated = kept.length < text.length;
      return {
        type: "text",
        text: kept,
        firstLine,
        lastLine,
        totalLines: lines.length,
        sizeBytes: found.size,
        truncated,
      };
    },
    async writeFile({ path, text }) {
      const created = (await stat(at(path)).catch(() => undefined)) === undefined;
      await mkdir(dirname(at(path)), { recursive: true });
      await writeFile(at(path), text);
      return { created };
    },
    async listFiles({ path, limit }) {
      const entries = await readdir(at(path), { withFileTypes: true });
      const paths = entries.map((entry) => entry.name + (entry.isDirectory() ? "/" : "")).sort();
      return { paths: paths.slice(0, limit), total: paths.length };
    },
    runCommand({ command, signal, timeoutMs }) {
      return new Promise((resolve) => {
        const startedAt = performance.now();
        const child = spawn("bash", ["-c", command], { cwd: workspace, stdio: ["ignore", "pipe", "pipe"] });
        let head = "";
        let end: CommandEnd | undefined;
        child.stdout.on("data", (chunk) => (head += chunk));
        child.stderr.on("data", (chunk) => (head += chunk));
        const kill = (why: CommandEnd) => {
          end = why;
          child.kill("SIGKILL");
        };
        const timer = setTimeout(() => kill({ type: "timeout" }), timeoutMs);
        signal.addEventListener("abort", () => kill({ type: "cancelled" }), { once: true });
        child.on("exit", (code) => {
          clearTimeout(timer);
          end ??= { type: "exit", code: code ?? 1 };
          resolve({ head, tail: "", omittedBytes: 0, end, durationMs: performance.now() - startedAt });
        });
      });
    },
    search: unsupported,
    runProgram: unsupported,
    openSeries: unsupported,
    async [Symbol.asyncDispose]() {},
  };
}
