import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { protectedPatterns } from "../../src/protected-paths.ts";
import { trustedEnvironment } from "../../src/trusted.ts";
import {
  type Changes,
  openWorkspace,
  type Programs,
  type Workspace,
  type WorkspaceOptions,
} from "../../src/workspace/workspace.ts";
import { openBwrap } from "./bwrap-program.ts";
import { type Files, git, makeRepository, makeTempDir } from "./repo.ts";

const { signal } = new AbortController();

export async function openAt(
  directory: string,
  tempDir: string,
  options: Partial<WorkspaceOptions> = {},
): Promise<Workspace> {
  await mkdir(tempDir, { recursive: true });
  const env = trustedEnvironment(process.env, join(tempDir, "home"));
  return openWorkspace({
    ...{ directory, tempDir, git: "/usr/bin/git", env },
    protectedPaths: protectedPatterns([]),
    ...options,
  });
}

export interface WorkspaceScene extends AsyncDisposable {
  readonly root: string;
  readonly directory: string;
  readonly workspace: Workspace;
  readonly runProgram: Programs["runProgram"];
  readonly programs: Programs;
  readonly agent: (command: string) => Promise<string>;
  readonly changes: () => Promise<Changes>;
  /** Every file of the checkout's own git directory with its size and content. */
  readonly gitDirectory: () => Promise<string>;
  /** The new tree's files, all or those of the paths: mode and content, without a line end at its end. */
  readonly published: (changes: Changes, paths?: readonly string[]) => Promise<Record<string, string>>;
}

/** A repository, opened, with its baseline recorded. `prepare` runs between the first commit and the opening. */
export async function openWorkspaceScene(
  files: Files,
  prepare: (directory: string, root: string) => Promise<string | undefined> = async () => undefined,
  options: Partial<WorkspaceOptions> = {},
): Promise<WorkspaceScene> {
  const temp = await makeTempDir();
  const made = await makeRepository(join(temp.path, "repo"), files);
  const directory = (await prepare(made, temp.path)) ?? made;
  const workspace = await openAt(directory, join(temp.path, "run"), options);
  const { agent, ...programs } = openBwrap(workspace);
  await workspace.recordBaseline(programs, signal);
  return {
    root: temp.path,
    directory,
    workspace,
    runProgram: programs.runProgram,
    programs,
    agent,
    changes: () => workspace.exportChanges(programs, signal),
    gitDirectory: () => snapshot(join(directory, ".git")),
    async published({ tree }, paths = []) {
      const listing = await git(workspace.gitDir, "ls-tree", "-r", "-z", tree, "--", ...paths);
      const entries = listing.split("\0").filter((entry) => entry !== "");
      const shown = entries.map(async (entry) => {
        const tab = entry.indexOf("\t");
        const [head, path] = [entry.slice(0, tab), entry.slice(tab + 1)];
        const [mode = "", , object = ""] = head.split(" ");
        const content = mode === "160000" ? object : await git(workspace.gitDir, "cat-file", "blob", object);
        return [path, `${mode} ${content}`] as const;
      });
      return Object.fromEntries(await Promise.all(shown));
    },
    [Symbol.asyncDispose]: () => temp[Symbol.asyncDispose](),
  };
}

async function snapshot(directory: string): Promise<string> {
  // Without times: git freshens those of objects that it would have made anew.
  const find = "!find . -type f -printf '%p %s ' -exec md5sum {} + | sort";
  return await git(directory, "-c", `alias.all=${find}`, "all");
}

/** `added path` and the like, in the order of paths. */
export function statuses(changes: Changes): string[] {
  return changes.files.map(({ status, path }) => `${status} ${path}`);
}
