import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { trustedEnvironment } from "../../src/trusted.ts";
import { openWorkspace } from "../../src/workspace/workspace.ts";
import { call, turn } from "../support/fake-messages/index.ts";
import { parents } from "../support/open-sandbox.ts";
import { commitAll, type Files, git, makeRepository, makeTempDir, writeFiles } from "../support/repo.ts";
import type { RunningJob } from "../support/runner/scenario.ts";
import { openScene } from "../support/scene.ts";

const privateKey = "-----BEGIN PRIVATE KEY-----\nMC4CAQ\n-----END PRIVATE KEY-----\n";

/** What is hidden of a repository with these files, of which `untracked` came after the commit. */
async function hiddenIn(options: {
  readonly tracked?: Files;
  readonly untracked?: Files;
  readonly patterns?: readonly string[];
  readonly prepare?: (directory: string) => Promise<unknown>;
}) {
  await using temp = await makeTempDir();
  const directory = await makeRepository(join(temp.path, "repo"), { "a.txt": "a", ...options.tracked });
  await writeFiles(directory, options.untracked ?? {});
  await options.prepare?.(directory);
  const tempDir = join(temp.path, "run");
  await mkdir(tempDir);
  const env = trustedEnvironment({}, join(tempDir, "home"));
  const workspace = await openWorkspace({
    ...{ directory, tempDir, git: "/usr/bin/git", env },
    ...(options.patterns !== undefined && { hiddenPaths: options.patterns }),
  });
  return workspace.hidden;
}

describe("what looks like a secret is hidden", () => {
  const named = [
    "gha-creds-0123456789abcdef.json",
    "git-credentials-1.config",
    ".env",
    ".env.local",
    "packages/api/.env.production",
    ".npmrc",
    ".pypirc",
    ".netrc",
    ".git-credentials",
    "id_rsa",
    "deploy/id_ed25519",
    "certs/server.key",
    "release.p12",
    "android/upload.keystore",
    "terraform.tfstate",
    "credentials.json",
    "service-account.json",
    ".aws/credentials",
    ".docker/config.json",
    "config/secrets.yml",
  ];
  const files = Object.fromEntries(named.map((path) => [path, "x"]));

  test("by its name, when git doesn't track it", async () => {
    expect(await hiddenIn({ untracked: files })).toEqual({
      paths: named.toSorted(),
      incomplete: false,
      credential: false,
    });
    expect((await hiddenIn({ tracked: files })).paths).toEqual([]);
  });

  test.each<[string, Files, string[]]>([
    ["a private key", { "a.pem": privateKey, "ca.pem": "-----BEGIN CERTIFICATE-----" }, ["a.pem"]],
    [
      "a service account's key by its content",
      { "demo-1f2e3d.json": JSON.stringify({ private_key: privateKey }), "data.json": "{}" },
      ["demo-1f2e3d.json"],
    ],
    [
      "what git ignores",
      { ".gitignore": ".env\nlocal/\n", ".env": "x", "local/.env": "x" },
      [".env", "local/.env"],
    ],
    ["no template", { ".env.example": "x", ".env.sample": "x", ".environment": "x" }, []],
    ["nothing of installed packages", { "node_modules/a/.env": "x", "sub/node_modules/a/id_rsa": "x" }, []],
    ["nothing of a virtual environment", { "my/pyvenv.cfg": "", "my/lib/x.key": "x" }, []],
    ["what a link leads to", { "real/file": "x", ".env": { link: "real/file" } }, ["real/file"]],
    ["nothing that a link outside leads to", { ".env": { link: "/etc/passwd" } }, []],
  ])("%s", async (_, untracked, paths) => {
    expect((await hiddenIn({ untracked })).paths).toEqual(paths);
  });

  test("the credential that an older checkout left in a second repository", async () => {
    const prepare = async (directory: string) => {
      const other = await makeRepository(join(directory, "other"), { "b.txt": "b" });
      await git(other, "config", "http.https://github.com/.extraheader", "AUTHORIZATION: basic eA==");
    };
    expect((await hiddenIn({ prepare })).paths).toEqual(["other/.git/config"]);
  });

  describe("in a submodule", () => {
    /** Checked out as actions/checkout does it, with a submodule of its own, and not without one. */
    const withSubmodules = async (directory: string) => {
      const make = (name: string, files: Files) => makeRepository(join(directory, "..", name), files);
      const add = (parent: string, from: string, path: string) =>
        git(parent, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", from, path);
      const inner = await make("inner", { "i.txt": "i", ".env": "made for everybody" });
      const outer = await make("outer", { "o.txt": "o", "certs/test.key": "made for everybody" });
      await add(outer, inner, "deps/inner");
      await commitAll(outer, "with a submodule");
      await add(directory, outer, "vendor/outer");
      await commitAll(directory, "with a submodule");
      await git(
        directory,
        ...["-c", "protocol.file.allow=always", "submodule", "--quiet", "update", "--init", "--recursive"],
      );
    };

    const everything = {
      paths: ["vendor/outer/certs/test.key", "vendor/outer/deps/inner/.env"],
      incomplete: false,
      credential: false,
    };

    test("what its own git doesn't track is hidden, and what it tracks is not", async () => {
      const prepare = async (directory: string) => {
        await withSubmodules(directory);
        await writeFiles(join(directory, "vendor/outer"), {
          ".env": "x",
          "local/gha-creds-1.json": "x",
          "deps/inner/id_rsa": "x",
          "certs/own.key": "x",
        });
      };
      expect((await hiddenIn({ prepare })).paths).toEqual([
        "vendor/outer/.env",
        "vendor/outer/certs/own.key",
        "vendor/outer/deps/inner/id_rsa",
        "vendor/outer/local/gha-creds-1.json",
      ]);
    });

    test("`hidden-paths` name its files too", async () => {
      const patterns = ["*.key", "vendor/outer/deps/inner/.env"];
      expect((await hiddenIn({ prepare: withSubmodules, patterns })).paths).toEqual([
        "vendor/outer/certs/test.key",
        "vendor/outer/deps/inner/.env",
      ]);
    });

    test("without a readable index everything in it counts as untracked", async () => {
      const prepare = async (directory: string) => {
        await withSubmodules(directory);
        await writeFile(join(directory, ".git/modules/vendor/outer/index"), "nonsense");
      };
      expect(await hiddenIn({ prepare })).toEqual(everything);
    });

    test("a git directory outside the checkout's own, and a link, are not followed", async () => {
      const prepare = async (directory: string) => {
        await withSubmodules(directory);
        const outer = join(directory, "..", "outer");
        await writeFile(join(directory, "vendor/outer/.git"), `gitdir: ${outer}/.git\n`);
        await git(directory, "update-index", "--add", "--cacheinfo", `160000,${"1".repeat(40)},way`);
        await writeFiles(directory, { way: { link: "/etc" } });
      };
      expect(await hiddenIn({ prepare })).toEqual(everything);
    });
  });

  test("a name that is not UTF-8 stops the run, because it can't be hidden", async () => {
    const prepare = (directory: string) =>
      writeFile(Buffer.concat([Buffer.from(`${directory}/.env.`), Buffer.from([0xff])]), "x");
    await expect(hiddenIn({ prepare })).rejects.toThrow(/\.env\.\\xff looks like a secret.*not UTF-8/);
  });

  test("more than can be looked through is said", async () => {
    const prepare = async (directory: string) => {
      const many = Array.from({ length: 20_001 }, (_, index) => join(directory, "data", String(index)));
      await mkdir(join(directory, "data"));
      for (let at = 0; at < many.length; at += 500)
        await Promise.all(many.slice(at, at + 500).map((path) => writeFile(path, "")));
    };
    expect(await hiddenIn({ prepare })).toMatchObject({ incomplete: true, credential: false });
  });
});

describe("`hidden-paths`", () => {
  const tracked = { "conf/a.yml": "x", "conf/deep/b.yml": "x", "src/conf.yml": "x", "b.yml": "x" };
  test.each<[string[], string[]]>([
    [["conf"], ["conf"]],
    [["conf/"], ["conf"]],
    [["/conf/*.yml"], ["conf/a.yml"]],
    [["conf/**/b.yml"], ["conf/deep/b.yml"]],
    [["b.yml"], ["b.yml", "conf/deep/b.yml"]],
    [
      ["*.yml", "!src/*"],
      ["b.yml", "conf/a.yml", "conf/deep/b.yml"],
    ],
    [["nowhere"], []],
    [["?.yml"], ["b.yml", "conf/a.yml", "conf/deep/b.yml"]],
  ])("%j", async (patterns, paths) => {
    expect((await hiddenIn({ tracked, patterns })).paths).toEqual(paths);
  });

  test("may show what looks like a secret", async () => {
    const untracked = { ".env": "x", "test/.env": "x" };
    expect((await hiddenIn({ untracked, patterns: ["!test/.env"] })).paths).toEqual([".env"]);
  });

  test("may name what lies deeper than one looks for secrets", async () => {
    const untracked = { "node_modules/a/key": "x" };
    expect((await hiddenIn({ untracked, patterns: ["node_modules/a/key"] })).paths).toEqual([
      "node_modules/a/key",
    ]);
  });
});

describe("the checkout's own credential is named", () => {
  const header = ["http.https://github.com/.extraheader", "AUTHORIZATION: basic eDp5"];
  const included = ["includeIf.gitdir:/w/.git.path", "/home/runner/work/_temp/git-credentials-1f2e.config"];
  test.each([
    ["in the configuration, as until v5 of actions/checkout", header],
    ["in a file that it includes, as since v6", included],
    ["in the address", ["remote.origin.url", "https://x-access-token:abc@github.com/octo/demo"]],
    ["as a key for ssh", ["core.sshCommand", '"/usr/bin/ssh" -i "/home/runner/work/_temp/key"']],
    ["behind a helper", ["credential.helper", "store"]],
  ])("%s", async (_, [key = "", value = ""]) => {
    const hidden = await hiddenIn({ prepare: (directory) => git(directory, "config", key, value) });
    expect(hidden).toEqual({ paths: [], incomplete: false, credential: true });
  });

  test.each([
    ["remote.origin.url", "https://github.com/octo/demo"],
    ["remote.origin.url", "git@github.com:octo/demo.git"],
    ["include.path", "../.gitconfig-shared"],
    ["http.https://github.com/.extraheader", ""],
  ])("and what is none is not: %s = %j", async (key, value) => {
    const hidden = await hiddenIn({ prepare: (directory) => git(directory, "config", key, value) });
    expect(hidden.credential).toBe(false);
  });

  test.each([
    ["with its file in RUNNER_TEMP", {}, "Hidden from the agent: the checkout's credential\n"],
    ["not where it was not kept", { persistCredentials: false }, undefined],
  ])("in the log, %s", async (_, checkout, line) => {
    await using scene = await openScene();
    const done = turn(
      call("finish", { title: "None", description: "As it should be.", result: "nothing-to-do" }),
    );
    await using run = await scene.form("Make sum add.", [done], { checkout });
    if (line === undefined) expect(run.log).not.toContain("Hidden from the agent");
    else expect(run.log).toContain(line);
  });
});

/** Leaves secrets as earlier steps do, and a legacy checkout's credential. */
const decoys = {
  "the key in .env": "canary-dot-env-5f0c8a",
  "the key of gha-creds": "canary-gha-creds-91b2d7",
  "the key in config": "canary-in-config-77aa31",
  "the checkout's credential": "canary-extraheader-c0ffee",
};

async function plant(job: RunningJob): Promise<void> {
  const write = async (path: string, text: string) =>
    void (await job.run("sh", "-c", `mkdir -p "$(dirname "${path}")" && printf %s '${text}' > '${path}'`));
  await write(".env", decoys["the key in .env"]);
  await write("gha-creds-12.json", decoys["the key of gha-creds"]);
  await write("out/keys/prod", decoys["the key in config"]);
  const header = `AUTHORIZATION: basic ${decoys["the checkout's credential"]}`;
  await job.run("git", "config", "--local", "http.https://github.com/.extraheader", header);
}

describe.each(parents)("whoever runs the action (%s)", (user) => {
  test.each(["in-place", "copy"])("no hidden file is read, changed or published (%s)", async (workspace) => {
    await using scene = await openScene();
    const attack = [
      "cat .env gha-creds-12.json out/keys/prod",
      "grep -r canary- . --include='*' ; cat .git/config; git config --list",
      'cat "$GITHUB_WORKSPACE/.git/config" "$RUNNER_TEMP"/git-credentials-*; find / -name "git-credentials-*" 2>/dev/null',
      "echo gone > .env; rm -f gha-creds-12.json; mv out/keys out/other; rm -f README.md; wc -c README.md; echo fixed > src/sum.js",
      "git add -A -f; git show :.env",
    ].join("; ");
    await using run = await scene.form(
      "Make sum add.",
      [
        turn(call("run_command", { command: attack })),
        turn(call("read_file", { filepath: ".env" }), call("search", { pattern: "canary-" })),
        turn(call("write_file", { filepath: ".env", content: "KEY=mine" })),
        turn(call("finish", { title: "Fix sum", description: "It adds now." })),
      ],
      {
        user,
        inputs: { workspace, "hidden-paths": "out/keys\nREADME.md" },
        before: plant,
        between: async (job) => {
          const { stdout } = await job.run("cat", ".env", "gha-creds-12.json", "out/keys/prod");
          expect(stdout).toBe(
            decoys["the key in .env"] + decoys["the key of gha-creds"] + decoys["the key in config"],
          );
        },
        secrets: decoys,
      },
    );
    expect(run.outputs["outcome"]).toBe("pull-request");
    const results = run.events.flatMap((event) => (event.type === "tool_result" ? [event] : []));
    expect(results[1]).toMatchObject({ tool: "read_file", ok: true });
    expect(results[2]?.result).toBe("No match for canary-");
    expect(results[3]).toMatchObject({ tool: "write_file", ok: false });
    expect(run.log).toContain(
      "Hidden from the agent: .env, README.md, gha-creds-12.json, out/keys, the checkout's credential\n",
    );
    const branch = run.outputs["pull-request-branch"] ?? "";
    expect(run.patch).not.toMatch(/\.env|gha-creds|out\/keys|README/);
    expect(await run.repository.file(branch, "README.md")).toBe("# Demo\n");
    expect(JSON.stringify(scene.messages.messageRequests()[0]?.body)).toContain("hidden from you");
    expect(await run.repository.file(branch, "src/sum.js")).toBe("fixed\n");
    expect(run.leftoverFiles).toEqual([]);
    const inPlace = workspace === "in-place" && user === "unprivileged";
    expect(run.gitStatus.includes("src/sum.js")).toBe(inPlace);
  });
});
