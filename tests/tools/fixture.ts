import { chmod, copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { openSandbox } from "../../src/sandbox/bubblewrap.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import type { Proposal, Review } from "../../src/tools/finish.ts";
import { createTools } from "../../src/tools/index.ts";
import type { Access, ToolOutput } from "../../src/tools/tool.ts";
import { findProgram, trustedEnvironment } from "../../src/trusted.ts";
import { openWorkspace } from "../../src/workspace/workspace.ts";
import { type Files, makeRepository, makeTempDir, writeFiles } from "../support/repo.ts";
import { bundleWorker } from "../support/worker-bundle.ts";

/** The tools of an agent, in the real sandbox, on a repository with these files. */
export interface Bench extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly names: readonly string[];
  /** Calls a tool as the loop does: checks the input, then runs it. */
  readonly use: (name: string, input: unknown) => Promise<ToolOutput>;
  readonly text: (name: string, input: unknown) => Promise<string>;
  /** The message of the ToolError that the call ends with. */
  readonly refusal: (name: string, input: unknown) => Promise<string>;
  readonly access: (name: string, input: Record<string, unknown>) => Access;
}

export async function openBench(options: {
  readonly files: Files;
  /** Files that git does not know of. */
  readonly untracked?: Files;
  readonly seesImages?: boolean;
  readonly review?: (proposal: Proposal) => Promise<Review>;
}): Promise<Bench> {
  const temp = await makeTempDir();
  // The unprivileged user that a root parent drops to passes through to the workspace.
  await chmod(temp.path, 0o755);
  const run = join(temp.path, "run");
  await mkdir(run, { mode: 0o700 });
  const worker = join(temp.path, "worker.js");
  const repository = await makeRepository(join(temp.path, "repository"), options.files);
  await copyFile(await bundleWorker(), worker);
  await writeFiles(repository, options.untracked ?? {});
  const path = process.env["PATH"] ?? "";
  const program = (name: string) => findProgram(name, path, []);
  const optional = (name: "choom" | "setpriv") => {
    const found = program(name);
    return found === undefined ? {} : { [name]: found };
  };
  const workspace = await openWorkspace({
    directory: repository,
    tempDir: run,
    git: program("git") ?? "",
    env: trustedEnvironment(process.env, run),
  });
  const signal = new AbortController().signal;
  const sandbox = await openSandbox({
    workspace: workspace.directory,
    mode: "copy",
    git: workspace.throwawayGit,
    tempDir: run,
    path,
    home: process.env["HOME"] ?? "/root",
    programs: { bwrap: program("bwrap") ?? "", ...optional("choom"), ...optional("setpriv") },
    node: process.execPath,
    worker,
    uid: process.getuid?.() ?? 0,
    gid: process.getgid?.() ?? 0,
    hide: [],
    signal,
  });
  const tools = createTools({
    commandTimeoutMs: 30_000,
    maxCommandTimeoutMs: 60_000,
    seesImages: options.seesImages ?? true,
    review: options.review ?? (async () => ({ accepted: true })),
  });
  const find = (name: string) => {
    const tool = tools.find((one) => one.name === name);
    if (tool === undefined) throw new Error(`no tool ${name}`);
    return tool;
  };
  const use = async (name: string, input: unknown) => {
    const tool = find(name);
    return await tool.run(tool.input.parse(input), { sandbox, signal, onOutput: () => {} });
  };
  return {
    sandbox,
    names: tools.map(({ name }) => name),
    use,
    text: async (name, input) => (await use(name, input)).text,
    refusal: (name, input) =>
      use(name, input).then(
        ({ text }) => Promise.reject(new Error(`not refused: ${text}`)),
        (error: Error) => (error.name === "ToolError" ? error.message : Promise.reject(error)),
      ),
    access: (name, input) => find(name).access(input),
    async [Symbol.asyncDispose]() {
      await sandbox[Symbol.asyncDispose]();
      await temp[Symbol.asyncDispose]();
    },
  };
}
