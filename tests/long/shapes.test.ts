import { rename, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { outputsInFreshClone } from "../support/fresh-clone.ts";
import { commitAll, type Files, git, makeRepository, writeFiles } from "../support/repo.ts";
import { openWorkspaceScene, statuses, type WorkspaceScene } from "../support/workspace-scene.ts";

/** How a repository is checked out, what the agent does in it, and what of that is published. */
interface Shape {
  readonly files: Files;
  /** Makes the checkout of the repository's first commit; gives its directory when it is another one. */
  readonly checkout?: (directory: string, root: string) => Promise<string | undefined>;
  readonly agent: string;
  /** Sorted. */
  readonly changed: readonly string[];
  /** Of the published tree, by path: the mode and the content without its last line end; undefined: not there. */
  readonly tree?: Readonly<Record<string, string | undefined>>;
  readonly left?: readonly (readonly [path: string, reason: string | RegExp])[];
  readonly also?: (it: WorkspaceScene) => Promise<void>;
}

const small = { a: "a\n", b: "b\n" };
const edit = { agent: "echo c > a", changed: ["modified a"], tree: { a: "100644 c", b: "100644 b" } };
const control = "its name holds control characters";
const filter = "its content goes through a filter (Git LFS, git-crypt) that is not run here";
const nested = "it is a repository of its own";
const untakable = "git can't take it into a commit";
const submodule = "it is a submodule, and what is changed in one is not published";
const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5";

/** What is committed in the repository by hand before it is checked out, by git's own rules. */
const inPlace =
  (...commands: readonly (readonly string[])[]) =>
  async (directory: string) => {
    for (const command of commands) await git(directory, ...command);
    return undefined;
  };
const cloned =
  (...options: readonly string[]) =>
  async (directory: string, root: string) => {
    await git(directory, "config", "uploadpack.allowFilter", "true");
    await git(root, "clone", "--quiet", ...options, `file://${directory}`, "clone");
    return join(root, "clone");
  };

const shapes: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  "of files": {
    "modes, symlinks, renames, deletes, binaries, and one kind in another's place": {
      files: {
        "keep.txt": "keep\n",
        "run.sh": "#!/bin/sh\n",
        "no-run.sh": { text: "#!/bin/sh\n", mode: 0o755 },
        "gone.txt": "gone\n",
        "old name.txt": "a\nb\nc\n",
        "image.bin": Buffer.from([0, 1, 2, 255, 254]),
        "target.txt": "target\n",
        "becomes-link": "file\n",
        "becomes-dir": "file\n",
        "dir/becomes/file": "deep\n",
        "link-to-dir": { link: "dir" },
        link: { link: "keep.txt" },
        "no-newline": "end",
      },
      agent: `
        chmod +x run.sh; chmod -x no-run.sh; rm gone.txt; mv 'old name.txt' 'new name.txt'; printf '\\0\\7new' > image.bin
        head -c 300000 /dev/urandom > big.bin; : > empty; ln -sf target.txt link; ln -s ../nowhere new-link
        rm becomes-link; ln -s keep.txt becomes-link; rm becomes-dir; mkdir becomes-dir; echo in > becomes-dir/in
        rm -r dir/becomes; echo file > dir/becomes; rm link-to-dir; mkdir link-to-dir; echo x > link-to-dir/x
        printf 'end\\n' > no-newline; mkdir nothing; ln no-newline hard; echo s > set; chmod 4755 set`,
      changed: [
        "added becomes-dir/in",
        "added big.bin",
        "added dir/becomes",
        "added empty",
        "added hard",
        "added link-to-dir/x",
        "added new name.txt",
        "added new-link",
        "added set",
        "deleted becomes-dir",
        "deleted dir/becomes/file",
        "deleted gone.txt",
        "deleted link-to-dir",
        "deleted old name.txt",
        "modified image.bin",
        "modified link",
        "modified no-newline",
        "modified no-run.sh",
        "modified run.sh",
        "type-changed becomes-link",
      ],
      tree: {
        "keep.txt": "100644 keep",
        "run.sh": "100755 #!/bin/sh",
        "no-run.sh": "100644 #!/bin/sh",
        "new name.txt": "100644 a\nb\nc",
        "old name.txt": undefined,
        "becomes-link": "120000 keep.txt",
        "becomes-dir/in": "100644 in",
        "dir/becomes": "100644 file",
        link: "120000 target.txt",
        "new-link": "120000 ../nowhere",
        hard: "100644 end",
        set: "100755 s",
        nothing: undefined,
      },
    },
    "a directory replaced by a symlink, and files written through another": {
      files: { "docs/a": "a\n", "docs/b": "b\n", "src/a": "src\n", way: { link: "src" } },
      agent: "rm -r docs; ln -s src docs; echo through > way/new",
      changed: ["added docs", "added src/new", "deleted docs/a", "deleted docs/b"],
      tree: { docs: "120000 src", "src/new": "100644 through" },
    },
    "odd names": {
      files: { a: "a\n" },
      agent: `
        : > ./-rf; echo 1 > 'sp ace'; echo 2 > 'quo"te'; echo 3 > "apos'trophe"; echo 4 > 'back\\slash'
        echo 5 > $'in\\xffvalid'; echo 6 > 'ünï✓'; echo 7 > $'bi\\xe2\\x80\\xaedi'; echo 8 > '#hash'; echo 9 > ':colon'
        echo 10 > '$(touch pwned)'; echo 11 > '*'; echo 12 > $'new\\nline'; echo 13 > $'es\\e[31mc'; echo 14 > .gitx
        echo 15 > ' '; echo 16 > '--cached'; echo 17 > 'tail '`,
      changed: [
        "added  ",
        "added #hash",
        "added $(touch pwned)",
        "added *",
        "added --cached",
        "added -rf",
        "added .gitx",
        "added :colon",
        "added apos'trophe",
        "added back\\slash",
        "added bi\\u{202e}di",
        "added in\\xffvalid",
        'added quo"te',
        "added sp ace",
        "added tail ",
        "added ünï✓",
      ],
      tree: { "--cached": "100644 16", "back\\slash": "100644 4", pwned: undefined },
      left: [
        ["es\\u{1b}[31mc", control],
        ["new\\u{a}line", control],
      ],
    },
    "odd names that the repository has already, Latin-1 and control characters": {
      files: { "Icon\r": "icon\n", "ta\tb": "tab\n", "gone\u0007": "bell\n" },
      agent: "echo more >> $'Icon\\r'; echo more >> $'ta\\tb'; rm $'gone\\a'",
      changed: ["deleted gone\\u{7}", "modified Icon\\u{d}", "modified ta\\u{9}b"],
      tree: { "Icon\r": "100644 icon\nmore" },
    },
    "a path as long as there may be": {
      files: { a: "a\n" },
      agent: `d=$(printf 'd%.0s' $(seq 200)); for i in $(seq 15); do mkdir $d; cd $d; done; echo deep > file`,
      changed: [`added ${`${"d".repeat(200)}/`.repeat(15)}file`],
    },
    "an edit that keeps size and time": {
      files: { a: "one\n", b: "two\n" },
      checkout: async (directory) => {
        const then = new Date("2024-01-01T00:00:00Z");
        for (const name of ["a", "b"]) await utimes(join(directory, name), then, then);
        await git(directory, "status");
        return undefined;
      },
      // git compares whole seconds: the edit must not share one with the file's making.
      agent:
        "until [ $(date +%s) -gt $(stat -c %Z a) ]; do :; done; touch -r a /tmp/then; echo ONE > a; touch -r /tmp/then a",
      changed: ["modified a"],
    },
    "nothing but noise": {
      files: small,
      agent:
        "echo x > c; rm c; git commit -q --allow-empty -m nothing; touch a; mkdir -p d/e; git tag x; git gc -q",
      changed: [],
    },
    "files that can't be read, FIFOs and sockets in the place of others and beside them": {
      files: { a: "a\n", b: "b\n", c: "c\n", d: "d\n" },
      agent: `rm a; mkfifo a; mkfifo new; chmod 000 b; echo e > e; chmod 000 e; echo changed > c
        python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("s")'; rm d; mkdir d; mkfifo d/x`,
      changed: ["deleted d", "modified c"],
      tree: { a: "100644 a", b: "100644 b" },
      left: [
        ["a", untakable],
        ["b", untakable],
        ["e", untakable],
      ],
    },
  },

  "of many and large files": {
    "ten thousand new files": {
      files: small,
      agent: `mkdir many; cd many; seq 10000 | xargs -n 500 sh -c 'for i; do echo $i > $i; done' sh`,
      changed: Array.from({ length: 10_000 }, (_, at) => `added many/${at + 1}`).toSorted(),
    },
    "more new files than a change may have": {
      files: small,
      agent: `echo c > a; mkdir -p web/node_modules; cd web/node_modules; seq 20001 | xargs -n 2000 touch; echo x > ../own`,
      changed: ["added web/own", "modified a"],
      left: [["web/node_modules/", "it has 20001 new files; a change may have 20000"]],
    },
    "one over 50 MiB": {
      files: { a: "a\n", huge: "small\n" },
      agent: "truncate -s 51M new; truncate -s 51M huge; truncate -s 50M fits; echo b > a",
      changed: ["added fits", "modified a"],
      tree: { huge: "100644 small" },
      left: [
        ["new", "it is larger than 50 MiB"],
        ["huge", "it is larger than 50 MiB"],
      ],
    },
    "over 100 MiB in all, however small the patch": {
      files: { a: "a\n" },
      agent: "for i in 1 2 3 4; do truncate -s 49M z$i; done; echo b > a",
      changed: ["added z1", "added z2", "modified a"],
      left: [
        ["z3", /100 MiB in all/],
        ["z4", /100 MiB in all/],
      ],
    },
  },

  "of git's attributes": {
    "line ends by attributes": {
      files: {
        ".gitattributes": "*.txt text eol=crlf\n*.raw -text\n*.auto text=auto\n",
        "a.txt": "one\r\ntwo\r\n",
        "b.raw": "one\r\ntwo\r\n",
        "c.md": "one\r\n",
        "d.auto": "one\n",
      },
      agent: `printf 'three\\r\\n' >> a.txt; printf 'three\\r\\n' >> b.raw; printf 'two\\r\\n' >> c.md
        printf 'one\\r\\ntwo\\r\\n' > d.auto; printf 'new\\r\\n' > e.auto; printf 'new\\n' > f.txt; printf 'new\\r\\n' > g.md`,
      changed: [
        ...["added e.auto", "added f.txt", "added g.md", "modified a.txt", "modified b.raw", "modified c.md"],
        "modified d.auto",
      ],
      tree: {
        "a.txt": "100644 one\ntwo\nthree",
        "b.raw": "100644 one\r\ntwo\r\nthree",
        "c.md": "100644 one\r\ntwo",
        "d.auto": "100644 one\ntwo",
        "e.auto": "100644 new",
        "g.md": "100644 new",
      },
    },
    "line ends by the checkout's own settings": {
      files: { a: "one\n" },
      checkout: async (directory, root) => {
        await git(root, "clone", "--quiet", "--config=core.autocrlf=true", `file://${directory}`, "clone");
        return join(root, "clone");
      },
      agent: "grep -q $'\\r' a; printf 'two\\r\\n' >> a; printf 'new\\r\\n' > b",
      changed: ["added b", "modified a"],
      tree: { a: "100644 one\ntwo", b: "100644 new" },
    },
    "300 files of mixed line ends in a partial clone": {
      files: {
        ".gitattributes": "* text=auto\n",
        ...Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`f${at}`, `${at}\n`])),
      },
      checkout: cloned("--filter=blob:none"),
      agent: "for f in f*; do printf 'more\\r\\n' >> $f; done",
      changed: Array.from({ length: 300 }, (_, at) => `modified f${at}`).toSorted(),
      tree: { f7: "100644 7\nmore" },
    },
    "Git LFS: touched, changed, new, and no longer named": {
      files: {
        ".gitattributes": "*.bin filter=lfs diff=lfs merge=lfs -text\n",
        "touched.bin": `${pointer}\n`,
        "changed.bin": `${pointer}\n`,
        "gone.bin": `${pointer}\n`,
      },
      // As `lfs: true` leaves it.
      checkout: async (directory) => {
        for (const name of ["touched", "changed", "gone"])
          await writeFile(join(directory, `${name}.bin`), "real\n");
        return undefined;
      },
      agent: `touch touched.bin; echo other > changed.bin; rm gone.bin; echo more > new.bin; echo text > new.txt
        printf '[lfs]\\nurl = https://evil.example\\n' > .lfsconfig`,
      changed: ["added new.txt"],
      tree: { "touched.bin": `100644 ${pointer}`, "gone.bin": `100644 ${pointer}`, ".lfsconfig": undefined },
      left: [
        ["changed.bin", filter],
        ["gone.bin", filter],
        ["new.bin", filter],
        ["touched.bin", filter],
      ],
    },
    "git-crypt": {
      files: {
        ".gitattributes": "secret/** filter=git-crypt diff=git-crypt\n",
        "secret/key": Buffer.from("\0GITCRYPT\0cipher"),
      },
      checkout: async (directory) => {
        await writeFile(join(directory, "secret/key"), "in clear\n");
        return undefined;
      },
      agent: "echo changed > secret/key; echo also > secret/new; echo x > open",
      changed: ["added open"],
      tree: { "secret/key": "100644 \0GITCRYPT\0cipher", "secret/new": undefined },
      left: [
        ["secret/key", filter],
        ["secret/new", filter],
      ],
    },
  },

  "of what git ignores and of other repositories": {
    "ignored files, and one that is added by force": {
      files: { ".gitignore": "build/\n*.log\n", a: "a\n" },
      agent: "mkdir build; echo x > build/x; echo x > y.log; echo x > z.log; git add -f z.log; echo new > b",
      changed: ["added b", "added z.log"],
    },
    "what earlier steps built, changed, staged and removed": {
      files: { a: "a\n", b: "b\n", c: "c\n" },
      checkout: async (directory) => {
        await writeFiles(directory, { "dist/built.js": "built\n", b: "dirty\n", staged: "staged\n" });
        await git(directory, "add", "staged");
        await rm(join(directory, "c"));
        return undefined;
      },
      agent: "echo more >> a; rm dist/built.js; echo new > new",
      changed: ["added new", "modified a"],
      tree: { b: "100644 b", c: "100644 c", staged: undefined },
    },
    "what git ignored before, when the agent has it ignored no longer": {
      files: {
        ".gitignore": ".env\nout/\n*.log\nmixed/*\n!mixed/kept\n",
        "mixed/kept": "kept\n",
        "logs/r": "r\n",
      },
      checkout: async (directory) => {
        const built = { "out/deep/built": "built\n", "logs/a.log": "log\n", "mixed/other": "other\n" };
        await writeFiles(directory, { ".env": "key\n", ...built });
        return undefined;
      },
      agent:
        "rm .gitignore; echo new > logs/new.log; echo new > new.env; mkdir made; echo new > made/x; echo new > out/late",
      changed: ["added logs/new.log", "added made/x", "added new.env", "deleted .gitignore"],
      left: [".env", "logs/a.log", "mixed/other", "out/deep/built", "out/late"].map((path) => [
        path,
        "git ignored it before the agent came",
      ]),
    },
    "new repositories inside, with and without a commit, and a bare one": {
      files: small,
      agent: `git init -q one; echo x > one/x; git init -q two; git -C two -c user.name=x -c user.email=x commit -q --allow-empty -m x
        git init -q --bare --template= three; echo c > a`,
      changed: ["added three/HEAD", "added three/config", "modified a"],
      left: [
        ["one/", nested],
        ["two/", nested],
      ],
    },
    "several checkouts in one workspace": {
      files: small,
      checkout: async (directory, root) => {
        await makeRepository(join(directory, "vendored"), { v: "v\n" });
        await git(directory, "init", "--quiet", "fresh");
        await makeRepository(join(root, "beside"), { v: "v\n" });
        return undefined;
      },
      agent: "echo '[core' > vendored/.git/config; echo changed > vendored/v; echo c > a",
      changed: ["modified a"],
    },
    "a checkout below another one (`path:`)": {
      files: small,
      checkout: async (directory, root) => {
        await makeRepository(join(root, "outer"), { o: "o\n" });
        await rename(directory, join(root, "outer/inner"));
        await git(root, "clone", "--quiet", `file://${join(root, "outer/inner")}`, directory);
        return join(root, "outer/inner");
      },
      ...edit,
    },
    "a submodule, whatever is done in it": {
      files: { a: "a\n" },
      checkout: async (directory, root) => {
        await makeRepository(join(root, "lib"), { lib: "lib\n" });
        for (const name of ["lib", "other", "still"]) {
          await git(directory, "submodule", "--quiet", "add", join(root, "lib"), `vendor/${name}`);
        }
        await commitAll(directory, "with submodules");
        return undefined;
      },
      agent: `test -z "$(git add -A; git status --porcelain)"; echo changed > vendor/lib/lib; echo c > a; git commit -qam x
        rm -rf vendor/other; mkdir vendor/other; echo mine > vendor/other/mine`,
      changed: ["modified a"],
      tree: { "vendor/other/mine": undefined },
      left: [
        ["vendor/lib", submodule],
        ["vendor/other", submodule],
      ],
    },
    "a submodule that is not checked out": {
      files: { a: "a\n" },
      checkout: async (directory, root) => {
        await makeRepository(join(root, "lib"), { lib: "lib\n" });
        await git(directory, "submodule", "--quiet", "add", join(root, "lib"), "vendor/lib");
        await commitAll(directory, "with submodule");
        return await cloned()(directory, root);
      },
      agent: "echo c > a; test -d vendor/lib",
      changed: ["modified a"],
    },
  },

  "of checkouts": {
    "a branch": {
      files: small,
      ...edit,
      also: async ({ workspace }) => expect(workspace.base.branch).toBe("main"),
    },
    "detached at a commit": {
      files: small,
      checkout: inPlace(["checkout", "--quiet", "--detach"]),
      ...edit,
      agent: "git status; echo c > a",
      also: async ({ workspace }) => expect(workspace.base).not.toHaveProperty("branch"),
    },
    "detached at a tag": {
      files: small,
      checkout: inPlace(["tag", "-a", "-m", "v1", "v1"], ["checkout", "--quiet", "v1"]),
      ...edit,
    },
    shallow: {
      files: small,
      checkout: async (directory, root) => {
        await writeFile(join(directory, "b"), "second\n");
        await commitAll(directory, "second");
        return await cloned("--depth=1")(directory, root);
      },
      agent: "test $(git log --oneline | wc -l) = 1; echo c > a; git diff --stat",
      changed: ["modified a"],
      also: async ({ workspace }) => expect(workspace.base.shallow).toBe(true),
    },
    "shallow, sparse and partial, as for large repositories": {
      files: { "in/a": "a\n", "out/b": "b\n", top: "t\n" },
      checkout: async (directory, root) => {
        const clone = (await cloned("--depth=1", "--filter=blob:none", "--sparse")(directory, root)) ?? "";
        await git(clone, "sparse-checkout", "set", "in");
        return clone;
      },
      agent: "git status; git log --oneline; echo more >> in/a; echo top > top; mkdir new; echo n > new/n",
      changed: ["added new/n", "modified in/a", "modified top"],
    },
    "partial, with a file written that is not there": {
      files: { "in/a": "a\n", "out/b": "b\n", "out/c": "c\n" },
      checkout: async (directory, root) => {
        const clone = (await cloned("--filter=blob:none", "--sparse")(directory, root)) ?? "";
        await git(clone, "sparse-checkout", "set", "in");
        return clone;
      },
      agent: "mkdir out; echo new > out/b; echo more >> in/a",
      changed: ["modified in/a"],
      left: [["out/b", "the checkout lacks what the base has there (a partial clone, and a sparse one)"]],
    },
    "sparse in cones": {
      files: { "in/a": "a\n", "out/b": "b\n", top: "t\n" },
      checkout: inPlace(["sparse-checkout", "set", "--cone", "in"]),
      agent:
        'test ! -e out; test -z "$(git status --porcelain)"; echo more >> in/a; mkdir new; echo n > new/n',
      changed: ["added new/n", "modified in/a"],
      tree: { "out/b": "100644 b" },
    },
    "sparse by patterns": {
      files: { "in/a": "a\n", "out/b": "b\n", top: "t\n" },
      checkout: inPlace(["sparse-checkout", "set", "--no-cone", "/in/", "/top"]),
      agent:
        'test ! -e out; test -z "$(git status --porcelain)"; echo more >> in/a; mkdir out; echo n > out/n',
      changed: ["added out/n", "modified in/a"],
      tree: { "out/b": "100644 b" },
    },
    "sparse with a sparse index": {
      files: { "in/a": "a\n", "out/deep/b": "b\n" },
      checkout: inPlace(["sparse-checkout", "set", "--cone", "--sparse-index", "in"]),
      agent: "echo more >> in/a; mkdir -p out/deep; echo new > out/deep/b",
      changed: ["modified in/a", "modified out/deep/b"],
    },
    "with a split index": {
      files: small,
      checkout: inPlace(["update-index", "--split-index"]),
      ...edit,
    },
    "without an index": {
      files: small,
      checkout: async (directory) => {
        await rm(join(directory, ".git/index"));
        return undefined;
      },
      ...edit,
    },
    "that knows no modes": {
      files: small,
      checkout: inPlace(["config", "core.fileMode", "false"]),
      ...edit,
      agent: "chmod +x b; echo c > a",
    },
    "in the middle of a merge": {
      files: { a: "a\n", b: "b\n" },
      checkout: async (directory) => {
        await git(directory, "checkout", "--quiet", "-b", "other");
        await writeFile(join(directory, "a"), "theirs\n");
        await commitAll(directory, "theirs");
        await git(directory, "checkout", "--quiet", "main");
        await writeFile(join(directory, "a"), "ours\n");
        await commitAll(directory, "ours");
        await git(directory, "merge", "other").catch(() => undefined);
        return undefined;
      },
      agent: "grep -q '<<<<' a; echo c > b",
      changed: ["modified b"],
      tree: { a: "100644 ours" },
    },
    "of many packs, loose and packed references": {
      files: small,
      checkout: inPlace(
        ["branch", "loose"],
        ["pack-refs", "--all"],
        ["repack", "-q", "-d"],
        ["branch", "more"],
      ),
      ...edit,
    },
    "named by a path with white space and quotes": {
      files: small,
      checkout: async (directory, root) => {
        await git(root, "clone", "--quiet", `file://${directory}`, `a b'"ü`);
        return join(root, `a b'"ü`);
      },
      ...edit,
    },
  },

  "of the agent's own git": {
    "commits and branches": {
      files: small,
      agent:
        "echo 1 > a; git commit -qam one; git checkout -q -b elsewhere; echo 2 > c; git add c; git commit -qm two",
      changed: ["added c", "modified a"],
      also: async ({ workspace }) => expect(await workspace.agentBranch()).toBe("elsewhere"),
    },
    "rewritten history, hidden changes": {
      files: small,
      agent: `
        echo 1 > a; git commit -qam one; git checkout -q --orphan fresh; git commit -qm all; git branch -D main
        echo 3 > a; git update-index --skip-worktree a; git update-index --assume-unchanged b; echo 4 > b`,
      changed: ["modified a", "modified b"],
      tree: { a: "100644 3", b: "100644 4" },
    },
    "work on a branch, and main checked out again": {
      files: small,
      agent:
        "git checkout -q -b feature/mine; echo 1 > a; git commit -qam one; git pack-refs --all; git checkout -q main",
      changed: [],
      also: async ({ workspace }) => expect(await workspace.strayBranch()).toBe("feature/mine"),
    },
    "a merge in progress, a rebase in progress": {
      files: small,
      agent: `git checkout -q -b x; echo 1 > a; git commit -qam x; git checkout -q main; echo 2 > a; git commit -qam m
        git merge -q x || true; grep -q '<<<' a; echo solved > a; echo more > c`,
      changed: ["added c", "modified a"],
      tree: { a: "100644 solved" },
    },
    "a stash": {
      files: small,
      agent: "echo 1 > a; git stash -q; echo 2 > b",
      changed: ["modified b"],
    },
    "no git directory any more": {
      files: small,
      agent: "rm -rf .git/* || true; echo c > a",
      changed: ["modified a"],
    },
  },
};

for (const [kind, rows] of Object.entries(shapes)) {
  describe(`shapes ${kind}`, () => {
    test.each(Object.entries(rows))(
      "%s",
      async (_, shape) => {
        await using it = await openWorkspaceScene(shape.files, shape.checkout);
        const before = await it.gitDirectory();
        await it.agent(shape.agent);
        const changes = await it.changes();
        expect(statuses(changes).toSorted()).toEqual(shape.changed);
        const left = shape.left ?? [];
        const byPath = new Map(changes.omitted.map(({ path, reason }) => [path, reason]));
        expect([...byPath.keys()].toSorted()).toEqual(left.map(([path]) => path).toSorted());
        for (const [path, reason] of left) expect(byPath.get(path)).toEqual(matching(reason));
        if (shape.tree !== undefined) {
          const tree = await it.published(changes, Object.keys(shape.tree));
          for (const [path, entry] of Object.entries(shape.tree))
            expect([path, tree[path]]).toEqual([path, entry]);
        }
        await shape.also?.(it);
        const { patched, bundled, log } = await outputsInFreshClone(it, changes);
        const whole = shape.changed.length === 0 ? it.workspace.base.tree : changes.tree;
        expect([patched, bundled]).toEqual([whole, whole]);
        if (shape.changed.length > 0) {
          expect(log).toBe(`${it.workspace.base.sha}|Robot|robot@example.com|Robot|robot@example.com|change`);
        }
        expect(await it.gitDirectory()).toBe(before);
      },
      120_000,
    );
  });
}

function matching(reason: string | RegExp): unknown {
  return typeof reason === "string" ? reason : expect.stringMatching(reason);
}
