import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { createCanaries } from "../../src/canaries.ts";
import { refuseExcess, refuseSecrets } from "../../src/policy.ts";
import { propose } from "../../src/publish.ts";
import { createRedactor, Secret } from "../../src/redact.ts";
import type { ChangedFile } from "../../src/workspace/changed-file.ts";
import { findExcess } from "../../src/workspace/excess.ts";
import { type Files, git } from "../support/repo.ts";
import { openWorkspaceScene } from "../support/workspace-scene.ts";

const key = "ghs_0123456789abcdefghijABCDEFGHIJ012345";
const policy = { redactor: createRedactor([new Secret(key)]), canaries: createCanaries() };
const refused = { name: "UserError", code: "change-rejected" };

describe("a secret is found", () => {
  const base: Files = {
    code: "one\ntwo\n",
    "image.bin": Buffer.from(Array.from({ length: 5000 }, (_, at) => at % 251)),
    link: { link: "code" },
    dir: { link: "code" },
  };
  const encoded = (encoding: "base64" | "hex" | "utf16le") => Buffer.from(key).toString(encoding);

  test.each<readonly [where: string, command: string]>([
    ["in a line", `echo 'x ${key}' >> code`],
    ["in base64 in a line", `echo '${encoded("base64")}' >> code`],
    ["in hex in capitals", `echo '${encoded("hex").toUpperCase()}' >> code`],
    ["in an address", `echo 'https://x:${encodeURIComponent(key)}@git.example/' >> code`],
    ["behind a CR and the mark of a line that goes", `printf 'x\\r-%s\\n' ${key} >> code`],
    ["behind a line separator and that mark", `printf 'x\\xe2\\x80\\xa8-%s\\n' ${key} >> code`],
    ["before a CR and what git says of a binary file", `printf '%s\\rGIT binary patch\\r' ${key} >> code`],
    ["behind a CR and a head of git's", `printf 'x\\rdiff --git a/x b/x\\r-%s\\n' ${key} >> code`],
    ["without an end of its line", `printf %s ${key} >> code`],
    ["in a new binary file", `printf 'a\\0%s\\0b' ${key} > new.bin`],
    [
      "in the middle of a changed one",
      `printf %s ${key} | dd of=image.bin bs=1 seek=2000 conv=notrunc status=none`,
    ],
    ["in UTF-16", `printf %s ${key} | sed 's/./&\\x00/g' > utf16`],
    ["behind bytes that are no text", `printf '\\377\\376%s\\n' ${key} > latin`],
    ["in a file's name", `: > ${key}`],
    ["in a directory's name", `mkdir a-${key}; : > a-${key}/b`],
    ["in a name that git quotes", `: > 'q"${key}'; : > $'\\xff${key}'`],
    ["in base64 in a name", `: > '${encoded("base64").replaceAll("/", "_")}'`],
    ["in a link's target", `ln -sfn /x/${key} link`],
    ["in a new link's target", `ln -s ${key} new-link`],
    ["in what is held back", `echo ${key} > CLAUDE.md; echo three >> code`],
    ["in a file that changes its kind", `rm link; echo ${key} > link`],
    [
      "in an ignored file that is added by force",
      `echo x.log > .gitignore; echo ${key} > x.log; git add -f x.log`,
    ],
  ])("%s", async (_, command) => {
    await using it = await openWorkspaceScene(base);
    await it.agent(command);
    const changes = await it.changes();
    expect(() => refuseSecrets(policy, changes, {})).toThrow(expect.objectContaining(refused));
  });

  test("and in an honest change none is", async () => {
    await using it = await openWorkspaceScene({ ...base, old: `${key}\n` });
    await it.agent(`echo three >> code; rm old; printf 'x\\0' > new.bin; echo ${key.slice(0, 12)} > part`);
    const changes = await it.changes();
    expect(() => refuseSecrets(policy, changes, { title: "honest" })).not.toThrow();
  });

  test("and the author that a repository's settings name is none of the commit's", async () => {
    await using it = await openWorkspaceScene(base);
    await it.agent(
      `git config user.name ${key}; git config user.email ${key}@x.example; echo three >> code
       GIT_AUTHOR_NAME=${key} git commit -qam ${key}; git tag ${key}; git notes add -m ${key}`,
    );
    const changes = await it.changes();
    expect(() => refuseSecrets(policy, changes, {})).not.toThrow();
    const author = { name: "n", email: "e@example.com" };
    const sha = await it.workspace.commit({ tree: changes.tree, message: "m\n", author });
    expect(await git(it.workspace.gitDir, "cat-file", "commit", sha)).not.toContain(key);
    await it.workspace.bundle(sha, join(it.root, "bundle"));
    expect(await git(it.workspace.gitDir, "bundle", "list-heads", join(it.root, "bundle"))).not.toContain(
      key,
    );
  });
});

describe("too much", () => {
  const many = (count: number, directory: string): Files =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`${directory}/${at}`, `${at}\n`]));

  test.each<readonly [what: string, files: Files, command: string, excess: string | undefined]>([
    [
      "more deletions than anybody reads",
      many(1101, "a"),
      "rm a/*; echo x > b",
      "deletes 1,101 files, more than the 1,000 that are published",
    ],
    ["as many that are moves", many(1101, "a"), "git mv a b", undefined],
    [
      "as many moves with edits",
      many(1101, "a"),
      "git mv a b; for f in b/*; do echo x >> $f; done",
      undefined,
    ],
    [
      "nearly all of a small repository",
      many(30, "a"),
      "rm -r a; echo x > b",
      "deletes 30 of the repository's 30 files",
    ],
    [
      "the same by a link in their place",
      many(30, "a"),
      "rm -r a; ln -s / a",
      "deletes 30 of the repository's 30 files",
    ],
    [
      "the same by a file in their place",
      many(30, "a"),
      "rm -r a; echo x > a",
      "deletes 30 of the repository's 30 files",
    ],
    ["most of a tiny one", many(12, "a"), "rm -r a; echo x > b", undefined],
    ["half of a small one", { ...many(30, "a"), ...many(30, "b") }, "rm -r a", undefined],
    ["the index emptied, the files left", many(30, "a"), "git rm -rq --cached .; echo x > b", undefined],
    [
      "a sparse checkout of the agent's making",
      many(30, "a"),
      "git sparse-checkout set b; echo x > b",
      "deletes 30 of the repository's 30 files",
    ],
    [
      "an empty commit on an empty branch",
      many(30, "a"),
      "git checkout -q --orphan x; git rm -rfq .; echo x > b",
      "deletes 30 of the repository's 30 files",
    ],
  ])(
    "%s",
    async (_, files, command, excess) => {
      await using it = await openWorkspaceScene(files);
      await it.agent(command);
      const changes = await it.changes();
      expect(changes.excess).toBe(excess);
      if (excess === undefined) expect(() => refuseExcess(changes)).not.toThrow();
      else {
        expect(() => refuseExcess(changes)).toThrow(
          expect.objectContaining({
            ...refused,
            message: `The change ${excess}, so nothing was published; it is in the patch file.`,
          }),
        );
        // It is told, not lost.
        expect(changes.patch?.length).toBeGreaterThan(0);
      }
    },
    60_000,
  );

  test("is not published, and no branch is made of it", async () => {
    await using it = await openWorkspaceScene(many(30, "a"));
    await it.agent("rm -r a; echo x > b");
    const changes = await it.changes();
    const run = { id: "run", emit: () => undefined, signal: new AbortController().signal, tempDir: it.root };
    const proposing = propose(run, {
      workspace: it.workspace,
      changes,
      task: { prompt: "Tidy up" },
      ...policy,
    });
    await expect(proposing).rejects.toMatchObject(refused);
    expect(await git(it.directory, "branch", "--format=%(refname:short)")).toBe("main");
  });

  test("more files than can be read", async () => {
    const file: ChangedFile = {
      ...{ path: "a", status: "modified", oldMode: "100644", newMode: "100644" },
      ...{ oldObject: "0", newObject: "1", addedLines: 1, deletedLines: 1 },
    };
    const none = { run: () => Promise.reject(new Error()), read: () => Promise.reject(new Error()) };
    expect(await findExcess(none, "HEAD", Array(20_001).fill(file))).toBe(
      "has 20,001 files, more than the 20,000 that are published",
    );
    expect(await findExcess(none, "HEAD", Array(20_000).fill(file))).toBeUndefined();
  });
});
