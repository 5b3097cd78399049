import { execFile, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { givenMutations, mutatedNode } from "../support/mutations.ts";
import type { PublishAnswer, PublishRequest } from "../support/publish-change.ts";
import { git, makeRepository, makeTempDir } from "../support/repo.ts";
import { bundleWorker } from "../support/worker-bundle.ts";
import { openWorkspaceScene } from "../support/workspace-scene.ts";

/** Programs for the agent to have git run: they say so where the sandbox can't write. */
function evilPrograms(directory: string, mark: string): string {
  return [
    `export EVIL=${directory}/evil FILTER=${directory}/evil-filter`,
    `printf '#!/bin/sh\\necho ran >> ${mark}\\n' > evil`,
    `printf '#!/bin/sh\\necho ran >> ${mark}\\nexec cat\\n' > evil-filter`,
    "chmod +x evil evil-filter",
  ].join("; ");
}

const files = { "tracked.txt": "one\n", "app.py": "print('hello')\n" };

/** The agent plants it inside, and the trusted side does all that it does with git. */
export async function plantInside(text: string): Promise<string[]> {
  await using scene = await openWorkspaceScene(files);
  const mark = join(scene.root, "ran");
  await scene.agent(`${evilPrograms(scene.directory, mark)}; ${text}`);
  const changes = await scene.changes();
  await scene.workspace.agentBranch();
  const author = { name: "Bot", email: "bot@example.com" };
  const commit = await scene.workspace.commit({ tree: changes.tree, message: "A change\n", author });
  await scene.workspace.createLocalBranch("feature/change", commit);
  return ranAt(mark);
}

/** The same in a clone, and git as anybody would use it there. */
export async function plantBare(text: string): Promise<string[]> {
  await using temp = await makeTempDir();
  const { directory, shell } = await cloneOf(temp.path);
  const mark = join(temp.path, "ran");
  await shell(`${evilPrograms(directory, mark)}; ${text}`);
  await shell(
    "git status; git diff; git add -A; git commit -q -m x </dev/null; git push -q origin HEAD:refs/heads/x; true",
  );
  return ranAt(mark);
}

async function cloneOf(temp: string) {
  const origin = await makeRepository(join(temp, "origin"), files);
  const bare = join(temp, "origin.git");
  await git(temp, "clone", "-q", "--bare", origin, bare);
  const directory = join(temp, "clone");
  await git(temp, "clone", "-q", bare, directory);
  const home = join(temp, "home");
  mkdirSync(home);
  writeFileSync(
    join(home, ".gitconfig"),
    "[user]\n\tname = Bot\n\temail = bot@example.com\n[push]\n\tdefault = current\n",
  );
  const env = { PATH: "/usr/bin:/bin", HOME: home, GIT_CONFIG_NOSYSTEM: "1", GIT_TERMINAL_PROMPT: "0" };
  const shell = async (command: string, more: Readonly<Record<string, string>> = {}): Promise<string> => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const options = { cwd: directory, env: { ...env, ...more }, timeout: 30_000 };
    const child = execFile("/bin/bash", ["-c", command], options, (_, stdout) => resolve(stdout));
    child.stdin?.end();
    return await promise;
  };
  return { bare, directory, shell };
}

function ranAt(mark: string): string[] {
  return existsSync(mark) ? [`${readFileSync(mark, "utf8").split("\n").length - 1} times`] : [];
}

/** A change is proposed after the agent's command, or under the agent's title; what has become of the checkout. */
export async function proposeInside(plant: string, title: string): Promise<string[]> {
  await using temp = await makeTempDir();
  const directory = await makeRepository(join(temp.path, "checkout"), files);
  const mark = join(temp.path, "ran");
  const evil = join(directory, "evil");
  // A sandbox for root works on a copy: what would run stands in the checkout itself.
  execFileSync("/bin/bash", ["-c", evilPrograms(directory, mark)], { cwd: directory });
  const request: PublishRequest = {
    ...{ directory, tempDir: join(temp.path, "run"), worker: await bundleWorker() },
    ...{ serverUrl: "https://github.com", apiUrl: "https://api.github.com" },
    task: { prompt: "Change it." },
    proposal: { title: title.replaceAll("$EVIL", evil), description: "It is changed." },
    command: `${evilPrograms(directory, mark)}; echo x > a.txt; ${plant}`,
  };
  const before = await git(directory, "for-each-ref");
  const [answer] = await publishChanges([request]);
  const branch = String(answer?.result?.["branch"]);
  const refs = (await git(directory, "for-each-ref")).split("\n");
  const others = refs.filter((line) => !before.includes(line) && !line.endsWith(`\trefs/heads/${branch}`));
  const shown = await git(directory, "log", "-1", "--format=%an%n%(trailers)", branch).catch(String);
  return [
    ...ranAt(mark),
    ...(/^feature\/[a-z0-9-]+$/.test(branch) ? [] : [`the branch ${branch}`]),
    ...others.map((line) => `the reference ${line}`),
    ...(shown.trim() === "github-actions[bot]" ? [] : [`the commit says ${shown}`]),
  ];
}

async function publishChanges(requests: readonly PublishRequest[]): Promise<readonly PublishAnswer[]> {
  const script = fileURLToPath(new URL("../support/publish-change.ts", import.meta.url));
  const mutated = mutatedNode(givenMutations());
  const child = spawn(process.execPath, [...mutated.flags, "--no-warnings", script], {
    env: { PATH: process.env["PATH"], ...mutated.env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(JSON.stringify(requests));
  return (await json(child.stdout)) as PublishAnswer[];
}

/** A shell script as many actions have it: it pushes the branch that is checked out. */
export async function pushBare(plant: string): Promise<string[]> {
  await using temp = await makeTempDir();
  const { bare, directory, shell } = await cloneOf(temp.path);
  const mark = join(temp.path, "ran");
  const before = await git(bare, "for-each-ref");
  await shell(`${evilPrograms(directory, mark)}; echo x > a.txt; git add -A; ${plant}; git commit -q -m x`);
  await shell('branch=$(git symbolic-ref --short HEAD); sh -c "git push -q origin $branch"');
  const after = await git(bare, "for-each-ref");
  return [...ranAt(mark), ...(after === before ? [] : ["a branch of the agent's is pushed"])];
}

/** The same with a title: put into a shell's text, and into the name of a branch. */
export async function commitBare(title: string): Promise<string[]> {
  await using temp = await makeTempDir();
  const { bare, directory, shell } = await cloneOf(temp.path);
  const mark = join(temp.path, "ran");
  const before = await git(bare, "rev-parse", "main");
  await shell(`${evilPrograms(directory, mark)}; git add -A`);
  const evil = join(directory, "evil");
  await shell(`sh -c "git commit -q -m \\"$TITLE\\"; git push -q origin 'HEAD:$TITLE'"`, {
    TITLE: title.replaceAll("$EVIL", evil),
  });
  const trailers = await shell("git log -1 --format='%(trailers)'");
  return [
    ...ranAt(mark),
    ...(trailers.trim() === "" ? [] : [`the commit says ${trailers.trim()}`]),
    ...((await git(bare, "rev-parse", "main")) === before ? [] : ["another branch has moved"]),
  ];
}
