import { ToolError } from "../../src/errors.ts";
import type { CommandRequest, CommandResult, Sandbox } from "../../src/sandbox/sandbox.ts";

/** A sandbox without a wall, processes or a disk, for tests and measurements of what is outside of it. */
export interface MemorySandbox extends Sandbox {
  /** The workspace: text by path. */
  readonly files: Map<string, string>;
}

/** Of commands it knows `echo WORDS >> FILE`, `cat FILE` and `true`; all others fail. */
export function createMemorySandbox(initial: Readonly<Record<string, string>> = {}): MemorySandbox {
  const files = new Map(Object.entries(initial));
  const unsupported = () => Promise.reject(new Error("The memory sandbox can't do this."));

  const run = (command: string): { readonly output: string; readonly code: number } => {
    const [, words, target] = /^echo (.*) >> (\S+)$/.exec(command) ?? [];
    if (words !== undefined && target !== undefined) {
      files.set(target, `${files.get(target) ?? ""}${words}\n`);
      return { output: "", code: 0 };
    }
    const [, source] = /^cat (\S+)$/.exec(command) ?? [];
    const text = source === undefined ? undefined : files.get(source);
    if (text !== undefined) return { output: text, code: 0 };
    return command === "true" ? { output: "", code: 0 } : { output: "command not found\n", code: 127 };
  };

  return {
    workspace: "/memory",
    files,
    async readFile({ path, firstLine = 1, lineCount, maxBytes }) {
      const all = files.get(path);
      if (all === undefined) throw new ToolError(`${path}: no such file.`);
      const lines = all.split(/(?<=\n)/);
      const asked = lines.slice(firstLine - 1, lineCount && firstLine - 1 + lineCount).join("");
      const text = asked.slice(0, maxBytes);
      return {
        type: "text",
        ...{ text, firstLine, lastLine: firstLine + text.split(/(?<=\n)/).length - 1 },
        ...{ totalLines: lines.length, sizeBytes: all.length, truncated: text.length < asked.length },
      };
    },
    async writeFile({ path, text }) {
      const created = !files.has(path);
      files.set(path, text);
      return { created };
    },
    async listFiles({ limit }) {
      const paths = [...files.keys()].sort();
      return { paths: paths.slice(0, limit), total: paths.length };
    },
    async runCommand({ command, signal }: CommandRequest): Promise<CommandResult> {
      signal.throwIfAborted();
      const { output, code } = run(command);
      return { head: output, tail: "", omittedBytes: 0, end: { type: "exit", code }, durationMs: 0 };
    },
    search: unsupported,
    runProgram: unsupported,
    openSeries: unsupported,
    async [Symbol.asyncDispose]() {},
  };
}
