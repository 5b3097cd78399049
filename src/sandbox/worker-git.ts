import { mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { ToolError } from "../errors.ts";
import { captureProcess, type RunningProcess, startProcess } from "../process.ts";

/** A place to list or search in: git runs there, and its answers are relative to it. */
export interface Place {
  readonly directory: string;
  /** Put before git's answers, makes them relative to the workspace (absolute outside of it). */
  readonly prefix: string;
  /** The one file that was asked for. */
  readonly file?: string;
}

/** Throws ToolError when there is no such path. */
export function findPlace(workspace: string, absolute: string): Place {
  if (statSync(absolute).isDirectory()) return { directory: absolute, prefix: prefixOf(workspace, absolute) };
  const directory = dirname(absolute);
  return { directory, prefix: prefixOf(workspace, directory), file: basename(absolute) };
}

function prefixOf(workspace: string, directory: string): string {
  const way = relative(workspace, directory);
  if (way === "") return "";
  return way === ".." || way.startsWith("../") ? `${directory}/` : `${way}/`;
}

/** Pathspecs for a pattern as in .gitignore, with `{a,b}` besides; none for everything. */
export function pathspecs(place: Place, glob: string | undefined): string[] {
  if (place.file !== undefined) return [`:(literal)${place.file}`];
  if (glob === undefined || glob === "") return [];
  if (glob.includes("\0")) throw new ToolError("The glob contains a NUL character, which no path can.");
  if (glob.startsWith("!")) throw new ToolError("A glob can't start with `!`; name what to include.");
  return expandBraces(glob).flatMap((pattern) => {
    const plain = pattern.replace(/^\.\//, "");
    const trimmed = plain.replace(/^\/+|\/+$/g, "");
    const anchored = plain.replace(/\/+$/, "").includes("/");
    const base = anchored ? trimmed : `**/${trimmed}`;
    return [...(plain.endsWith("/") ? [] : [`:(glob)${base}`]), `:(glob)${base}/**`];
  });
}

const maxPatterns = 64;

function expandBraces(glob: string): string[] {
  const found = /^(.*?)\{([^{}]*,[^{}]*)\}(.*)$/s.exec(glob);
  if (found === null) return [glob];
  const [, before = "", choices = "", after = ""] = found;
  const expanded = choices.split(",").flatMap((choice) => expandBraces(`${before}${choice}${after}`));
  if (expanded.length > maxPatterns)
    throw new ToolError("The glob has too many alternatives; use a simpler one.");
  return expanded;
}

export interface GitRun {
  /** What git prints; may stop reading early. */
  readonly read: (output: AsyncIterable<Buffer>) => Promise<void>;
  readonly args: readonly string[];
}

const program = "git";
const timeLimitMs = 30_000;
// The repository is hostile as far as we know: nothing of its configuration may start a program in the worker.
const settings = ["--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];
const baseEnvironment = {
  PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
  LC_ALL: "C.UTF-8",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_TERMINAL_PROMPT: "0",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  // It fetches what a partial clone lacks, from where the repository says, by a program that the repository names.
  GIT_ALLOW_PROTOCOL: "none",
};

let emptyRepository: Promise<string> | undefined;

/** Environment in which git takes a directory as it lies, whatever became of its repository. */
async function withoutRepository(directory: string): Promise<Record<string, string>> {
  const known = await emptyRepository?.catch(() => undefined);
  if (known === undefined || statSync(known, { throwIfNoEntry: false }) === undefined) {
    emptyRepository = makeRepository();
  }
  return { GIT_DIR: (await emptyRepository) ?? "", GIT_WORK_TREE: directory };
}

async function makeRepository(): Promise<string> {
  const made = mkdtempSync(join(tmpdir(), ".tiny-backspace-"));
  await captureProcess({
    argv: [program, "init", "-q", "--bare", made],
    env: baseEnvironment,
    cwd: "/",
    timeoutMs: timeLimitMs,
    maxOutputBytes: 4096,
  });
  return made;
}

/**
 * Runs git in a place; where its repository is broken or missing, again with an empty one, so that ignore files
 * still count. Throws ToolError with git's own words when that fails too.
 */
export async function runGit(place: Place, run: () => GitRun): Promise<void> {
  const first = await runOnce(place, run(), {});
  if (first.succeeded) return;
  const second = await runOnce(place, run(), await withoutRepository(place.directory));
  if (!second.succeeded) throw new ToolError(second.message.replace(/^fatal: (?:-e option, )?/, ""));
}

/** Whether git's ignore rules leave the place itself out. */
export async function isIgnored(place: Place): Promise<boolean> {
  const { exit } = await captureProcess({
    argv: [program, ...settings, "check-ignore", "-q", "--", place.file ?? "."],
    env: baseEnvironment,
    cwd: place.directory,
    timeoutMs: timeLimitMs,
    maxOutputBytes: 4096,
  });
  return exit.code === 0;
}

async function runOnce(
  place: Place,
  run: GitRun,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly succeeded: boolean; readonly message: string }> {
  const child = await startProcess({
    argv: [program, ...settings, ...run.args],
    env: { ...baseEnvironment, ...env },
    cwd: place.directory,
    descriptors: ["ignore", "pipe", "pipe"],
  });
  let tooSlow = false;
  const timer = setTimeout(() => {
    tooSlow = true;
    child.kill();
  }, timeLimitMs);
  const message = firstLine(child);
  try {
    const output = child.readable(1);
    await run.read(output);
    // Reading may have stopped before the end: git then finds nobody who listens, and may fail of that before it is ended.
    const hadEnough = !output.readableEnded;
    child.kill();
    const exit = await child.exited;
    if (tooSlow)
      throw new ToolError(`No result after ${timeLimitMs / 1000} s. Narrow the path or the pattern.`);
    // 1: nothing found.
    return { succeeded: hadEnough || exit.code === null || exit.code <= 1, message: await message };
  } finally {
    clearTimeout(timer);
    child.kill();
  }
}

async function firstLine(child: RunningProcess): Promise<string> {
  let text = "";
  for await (const chunk of child.readable(2) as AsyncIterable<Buffer>) {
    text = (text + chunk.toString("utf8")).slice(0, 1000);
  }
  return text.split("\n").find((line) => line.startsWith("fatal:")) ?? text.split("\n")[0] ?? "";
}
