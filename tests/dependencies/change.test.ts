import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { bindGit } from "../../src/git.ts";
import { trustedEnvironment } from "../../src/trusted.ts";
import { listDependencies } from "../../src/workspace/dependencies.ts";
import { call, turn } from "../support/fake-messages/index.ts";
import { git, makeRepository, makeTempDir } from "../support/repo.ts";
import { openScene } from "../support/scene.ts";
import { openWorkspaceScene } from "../support/workspace-scene.ts";

describe("dependencies are read from git's trees", () => {
  test("of what is published, wherever the file was before", async () => {
    await using it = await openWorkspaceScene(
      {
        "package.json": '{"dependencies":{"a":"1"}}\n',
        "go.mod": "module example.com/own\nrequire example.com/a v1.0.0\n",
        "setup/Cargo.toml": '[dependencies]\na = "1"\n',
        ".github/workflows/ci.yml": "on: push\n",
      },
      async (directory) => {
        const { writeFile } = await import("node:fs/promises");
        // An earlier step's own are not the agent's.
        await writeFile(`${directory}/requirements.txt`, "before==1\n");
        return undefined;
      },
    );
    await it.agent(`
      echo '{"dependencies":{"a":"1","b":"2"}}' > package.json
      mkdir web; git mv setup/Cargo.toml web/Cargo.toml; echo 'b = "2"' >> web/Cargo.toml
      echo 'require example.com/b v2.0.0' >> go.mod
      echo 'jobs: {a: {uses: octo/evil/.github/workflows/x.yml@v1}}' >> .github/workflows/ci.yml
    `);
    const { dependencies } = await it.changes();
    expect(dependencies.changes.map(({ name, file }) => `${name} in ${file}`)).toEqual([
      "example.com/b in go.mod",
      "b in package.json",
      "b in web/Cargo.toml",
    ]);
    expect(dependencies.unread).toEqual([]);
  });

  test("but not from links, from what is no file of its kind, or from more than can be read", async () => {
    await using it = await openWorkspaceScene({ a: "a\n" });
    await it.agent(`
      ln -s /proc/self/environ package.json; mkdir b c; head -c 1100000 /dev/zero | tr '\\0' ' ' > b/package.json
      printf '\\377\\376{}' > c/package.json; mkdir d; for i in $(seq 60); do mkdir d/$i; echo '{}' > d/$i/package.json; done
    `);
    const { dependencies } = await it.changes();
    expect(dependencies.changes).toEqual([]);
    expect(dependencies.unread).toEqual(
      expect.arrayContaining(["b/package.json", "c/package.json", "package.json"]),
    );
    // Fifty manifests are read.
    expect(dependencies.unread.length).toBeGreaterThan(10);
  });

  test("as long as there is time; the rest is told as unread", async () => {
    await using temp = await makeTempDir();
    const directory = await makeRepository(temp.path, { "package.json": '{"dependencies":{"a":"1"}}' });
    const env = trustedEnvironment(process.env, join(directory, "home"));
    const gitDir = join(directory, ".git");
    const trusted = bindGit({ program: "/usr/bin/git", gitDir, emptyDir: directory, env });
    const newObject = await git(directory, "rev-parse", "HEAD:package.json");
    const file = {
      ...{ path: "package.json", status: "added" as const, oldMode: "000000", newMode: "100644" },
      ...{ oldObject: "0".repeat(40), newObject, addedLines: 1, deletedLines: 0 },
    };
    expect(await listDependencies(trusted, [file])).toMatchObject({ changes: [{ name: "a" }], unread: [] });
    expect(await listDependencies(trusted, [file], 0)).toMatchObject({
      changes: [],
      unread: ["package.json"],
    });
  });
});

test("a run tells them in its events, its log, its summary and the pull request", async () => {
  await using scene = await openScene();
  const content = JSON.stringify({ dependencies: { "left-pad": "^1.3.0", "@octo/team": "*" } });
  await using run = await scene.label([
    turn(call("write_file", { filepath: "package.json", content })),
    turn(call("finish", { title: "Pad left", description: "It pads now." })),
  ]);
  expect(run.outputs["outcome"]).toBe("pull-request");
  expect(run.events.filter(({ type }) => type === "dependencies")).toMatchObject([
    {
      changes: [
        { name: "left-pad", version: "^1.3.0", before: null, file: "package.json" },
        { name: "@octo/team" },
      ],
    },
  ]);
  expect(run.log).toContain("dependencies: new or in another version: left-pad ^1.3.0, @octo/team *");
  expect(run.summary).toContain(
    "📦 **Dependencies** new or in another version: `left-pad ^1.3.0`, `@octo/team *`",
  );
  expect(run.repository.pullRequests[0]?.body).toContain("| `left-pad` | `^1.3.0` | npm | `package.json` |");
});
